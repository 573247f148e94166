// @vitest-environment jsdom
import {afterEach, describe, expect, it, vi} from "vitest";
import {copyPictureButton, figurePicture, tell} from "../../src/components/figure-picture.js";
import {pictureOf} from "../../src/components/picture.js";

const box = (left: number, top: number, width: number, height: number) =>
  ({left, top, width, height, right: left + width, bottom: top + height}) as DOMRect;

/** A chart of 600 by 300 pixels at 10, 20, with a drawing at 30, 50. */
function chart(
  inner = `<svg class="a" style="x" role="img"><a href="#"><rect fill="url(&quot;http://x/y#p&quot;)" /></a></svg>`
) {
  const element = document.createElement("div");
  element.className = "figure-chart";
  element.innerHTML = inner;
  Object.defineProperty(element, "clientWidth", {value: 600});
  Object.defineProperty(element, "clientHeight", {value: 300});
  element.getBoundingClientRect = () => box(10, 20, 600, 300);
  for (const svg of element.querySelectorAll("svg")) svg.getBoundingClientRect = () => box(30, 50, 400, 200);
  for (const label of element.querySelectorAll("span")) label.getBoundingClientRect = () => box(40, 60, 100, 20);
  document.body.append(element);
  return element;
}

const SAID = {title: "Title", subtitle: "Measure", source: "Source", keys: []};
const picture = (element = chart(), said: Partial<Parameters<typeof pictureOf>[1]> = {}) => {
  const made = pictureOf(element, {...SAID, ...said});
  if (!made) throw new Error("no picture; expected one");
  return made;
};
const texts = (svg: Element) =>
  [...svg.querySelectorAll(":scope > text")].map((text) => [
    text.textContent,
    ...["x", "y", "font-size", "font-weight"].map((name) => text.getAttribute(name))
  ]);

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.body.replaceChildren();
  document.head.replaceChildren();
});

describe("pictureOf(chart, caption)", () => {
  it("stands alone: title and measure above, the drawing where it was, its source below", () => {
    const svg = picture();
    expect(texts(svg).map(([text, x, y, size, weight]) => [text, x, Number(y).toFixed(1), size, weight])).toEqual([
      ["Title", "16", "39.4", "18", "700"],
      ["Measure", "16", "56.3", "13", "400"],
      ["Source", "16", "378.6", "11", "400"]
    ]);
    const [drawing] = svg.querySelectorAll("svg");
    expect(["x", "width", "height"].map((name) => drawing?.getAttribute(name))).toEqual(["36", "400", "200"]);
    expect(Number(drawing?.getAttribute("y"))).toBeCloseTo(64.3 + 30, 9);
    expect(["width", "height", "viewBox"].map((name) => svg.getAttribute(name))).toEqual(["632", "395", "0 0 632 395"]);
    expect([svg.firstElementChild?.tagName, svg.firstElementChild?.getAttribute("width")]).toEqual(["rect", "632"]);
    expect(svg.getAttribute("xmlns")).toBe("http://www.w3.org/2000/svg");
  });

  it("is none of a chart without a drawing, swatches apart, and no narrower than 320 pixels", () => {
    expect(pictureOf(chart("<p>none</p>"), SAID)).toBeNull();
    expect(pictureOf(chart(`<div class="plot-swatches"><svg></svg></div>`), SAID)).toBeNull();
    const narrow = document.createElement("div");
    narrow.innerHTML = "<svg></svg>";
    document.body.append(narrow);
    expect(picture(narrow).getAttribute("width")).toBe("352");
  });

  it("breaks lines where they are full, Han characters a whole em each", () => {
    const said = (title: string) =>
      texts(picture(chart(), {title}))
        .slice(0, -2)
        .map(([text]) => text);
    expect(said("word ".repeat(13).trim())).toEqual(["word ".repeat(12).trim(), "word"]);
    expect(said("词".repeat(34))).toEqual(["词".repeat(33), "词"]);
    expect(said("a/b")).toEqual(["a/b"]);
  });

  it("writes the names of panels where they stood, and what colours mean below, in rows", () => {
    const panels = chart(`<button data-key="a"><span>Panel</span><svg></svg></button>`);
    const panel = texts(picture(panels)).find(([text]) => text === "Panel");
    expect([panel?.[1], Number(panel?.[2])]).toEqual(["46", expect.closeTo(64.3 + 80 - 20 - 4, 9)]);
    const key = (label: string) => ({label, color: "red"});
    const keyed = picture(chart(), {keys: [key("abc"), key("词"), key("x".repeat(90))]});
    const names = texts(keyed).filter(([, , , size]) => size === "12");
    expect(names.map(([text, x]) => [text?.slice(0, 3), x])).toEqual([
      ["abc", "32"],
      ["词", "83"],
      ["xxx", "32"]
    ]);
    expect(Number(names[2]?.[2]) - Number(names[0]?.[2])).toBe(18);
    const swatches = [...keyed.querySelectorAll(":scope > rect")].slice(1);
    expect(swatches.map((rect) => ["x", "width", "height", "fill"].map((name) => rect.getAttribute(name)))[1]).toEqual([
      "67",
      "11",
      "11",
      "red"
    ]);
    const source = (svg: Element) => Number(texts(svg).at(-1)?.[2]);
    expect(source(picture(chart(), {keys: [key("a")]})) - source(picture())).toBe(24);
  });

  it("says for whom the page was published", () => {
    document.head.innerHTML = `<meta name="audience" content="client">`;
    const lines = texts(picture());
    expect(lines).toHaveLength(4);
    expect([lines[3]?.[3], lines[3]?.[4]]).toEqual(["11", "700"]);
  });
});

describe("figurePicture(figure, address)", () => {
  function figure(isHidden = false) {
    const element = document.createElement("figure");
    element.innerHTML = `<h3 class="figure-title"> A  title</h3><span class="figure-subtitle">Measure</span><span class="figure-source">Made up.</span><p class="figure-note"><span class="origin-key"><span><i class="swatch" style="background-color: rgb(1, 2, 3)"></i>Key</span></span></p>`;
    const drawn = chart();
    drawn.hidden = isHidden;
    element.append(drawn);
    document.body.append(element);
    return element;
  }
  const said = (address: string) =>
    texts(figurePicture(figure(), address) as SVGSVGElement)
      .map(([text]) => text)
      .join(" ");

  it("has all that is said around it, and the address that opens it unless that carries a whole model", () => {
    expect(said("http://site/a#b")).toBe("A title Measure Key Made up. http://site/a#b");
    expect(said(`http://site/a#${"b".repeat(286)}`)).toContain("bbb");
    expect(said(`http://site/a#${"b".repeat(287)}`)).toMatch(/ http:\/\/site\/a$/);
    expect(figurePicture(figure(true), "")).toBeNull();
    expect(figurePicture(document.createElement("figure"), "")).toBeNull();
  });

  it("is copied, or saved where the clipboard is shut, and says which", async () => {
    vi.useFakeTimers();
    const none = copyPictureButton(figure(true), {lang: "zh", fileName: () => "a", address: () => ""});
    expect(none.textContent).toBe("复制图片");
    none.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(none.textContent).toBe("当前未显示图");
    await vi.advanceTimersByTimeAsync(1499);
    expect(none.textContent).toBe("当前未显示图");
    await vi.advanceTimersByTimeAsync(1);
    expect(none.textContent).toBe("复制图片");
    tell(none, "one");
    tell(none, "two");
    await vi.advanceTimersByTimeAsync(1500);
    expect(none.textContent).toBe("复制图片");
  });
});
