import {AUDIENCE_NOTICE, pageAudience} from "../lib/audience.js";
import {langOfPath, type Text} from "../lib/language.js";

interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  /** What colours mean. */
  readonly keys: readonly {readonly label: string; readonly color: string}[];
}

const SVG = "http://www.w3.org/2000/svg";
const PAD = 16;

/**
 * A chart as one SVG that stands alone: title and measure above, source, date and for whom the page was published
 * below, every colour and font resolved. Null where the element shows no chart.
 */
export function pictureOf(chart: HTMLElement, {title, subtitle, source, keys}: Caption): SVGSVGElement | null {
  // Swatches of a legend of Plot come as keys, with their words.
  const drawings = [...chart.querySelectorAll<SVGSVGElement>("svg")].filter(
    (svg) => !svg.closest("[class*=-swatches]")
  );
  if (!drawings.length) return null;
  const width = Math.max(320, chart.clientWidth) + 2 * PAD;
  const styles = getComputedStyle(chart);
  const color = (name: string) => styles.getPropertyValue(name).trim() || "currentColor";
  const picture = element("svg", {xmlns: SVG, "font-family": "system-ui, sans-serif"});
  let y: number = PAD;
  const write = (text: string, size: number, fill: string, weight = "400") => {
    for (const line of wrap(text, (width - 2 * PAD) / size)) {
      y += size * 1.3;
      const node = element("text", {x: PAD, y, fill, "font-size": size, "font-weight": weight});
      node.textContent = line;
      picture.append(node);
    }
  };
  write(title, 18, color("--theme-foreground"), "700");
  write(subtitle, 13, color("--theme-foreground-muted"));
  y += 8;
  const origin = chart.getBoundingClientRect();
  for (const drawing of drawings) {
    const box = drawing.getBoundingClientRect();
    const copy = drawing.cloneNode(true) as SVGSVGElement;
    resolveStyles(drawing, copy);
    place(copy, PAD + box.left - origin.left, y + box.top - origin.top, box);
    picture.append(copy);
  }
  for (const label of chart.querySelectorAll<HTMLElement>("[data-key] > span")) {
    const box = label.getBoundingClientRect();
    const at = {x: PAD + box.left - origin.left, y: y + box.bottom - origin.top - 4};
    const node = element("text", {...at, fill: color("--theme-foreground"), "font-size": 13});
    node.textContent = label.textContent;
    picture.append(node);
  }
  y += chart.clientHeight;
  let x: number = PAD;
  for (const {label, color: swatch} of keys) {
    const size = Array.from(label).reduce((sum, c) => sum + (c > "\u2e7f" ? 12 : 7), 30);
    if (x + size > width && x > PAD) [x, y] = [PAD, y + 18];
    const name = element("text", {x: x + 16, y: y + 14, fill: color("--theme-foreground-muted"), "font-size": 12});
    name.textContent = label;
    picture.append(element("rect", {x, y: y + 4, width: 11, height: 11, fill: swatch}), name);
    x += size;
  }
  if (keys.length) y += 24;
  write(source, 11, color("--theme-foreground-faint"));
  const audience = pageAudience();
  if (audience) write(AUDIENCE_NOTICE[audience][langOfPath(location.pathname)], 11, color("--theme-foreground"), "700");
  const height = Math.ceil(y + PAD);
  for (const [name, value] of Object.entries({width, height, viewBox: `0 0 ${width} ${height}`}))
    picture.setAttribute(name, String(value));
  picture.prepend(element("rect", {width, height, fill: color("--theme-background")}));
  return picture;
}

/** A picture that the browser does not encode. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  readonly text: Text = {
    en: "PNG: the browser could not encode the picture; save it as SVG",
    zh: "PNG：浏览器无法编码此图；请存为 SVG"
  };
}

/** A picture as PNG at twice its size. */
export async function toPng(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([picture.outerHTML], {type: "image/svg+xml"}));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * image.width, 2 * image.height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PictureRefused())))
  );
}

const RESOLVED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor"
];

/** Writes what style sheets and variables say into the copy, which will be without them. */
function resolveStyles(from: Element, to: Element, parent: Element | null = null): void {
  const style = getComputedStyle(from);
  const inherited = parent && getComputedStyle(parent);
  for (const name of ["class", "style", "data-key", "tabindex", "role", "href", "xlink:href"]) to.removeAttribute(name);
  for (const name of RESOLVED) {
    const value = style.getPropertyValue(name);
    if (inherited?.getPropertyValue(name) === value) to.removeAttribute(name);
    // A pattern is named relative to the page it was in.
    else to.setAttribute(name, value.replace(/url\("?[^#]*(#[^")]*)"?\)/, "url($1)"));
  }
  [...from.children].forEach((child, i) => {
    const copy = to.children[i];
    if (copy) resolveStyles(child, copy, from);
  });
}

function place(svg: SVGSVGElement, x: number, y: number, {width, height}: DOMRect): void {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const [name, value] of Object.entries({x, y, width, height})) svg.setAttribute(name, String(value));
}

/** Lines of at most so many ems, Han characters counting one, others a little over half. */
function wrap(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/(?<=[\s/&#?\u3000-\u9fff])/)) {
    const size = Array.from(word).reduce((sum, c) => sum + (c > "\u2e7f" ? 1 : 0.54), 0);
    if (used + size > ems && line) {
      lines.push(line.trimEnd());
      [line, used] = ["", 0];
    }
    line += word;
    used += size;
  }
  return line ? [...lines, line] : lines;
}

function element(name: string, attributes: Record<string, string | number>): SVGSVGElement {
  const node = document.createElementNS(SVG, name) as SVGSVGElement;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
