import {describe, expect, it} from "vitest";
import {
  anyDay,
  anyText,
  choice,
  choices,
  dateRange,
  memberList,
  readAddress,
  readFragment,
  unreadText,
  writeAddress,
  writeFragment,
  type Codecs
} from "../../src/lib/address.js";
import {parseIsoDate} from "../../src/lib/dates.js";
import {sample, seeded} from "../fixtures/random.js";

interface State {
  readonly by: "lab" | "model";
  readonly range: {readonly from: string; readonly to: string};
  readonly lab: {readonly keys: readonly string[]; readonly isExcluded: boolean};
}

const CODECS: Codecs<State> = {
  by: choice(["lab", "model"], "lab"),
  range: dateRange((text) => parseIsoDate(text) !== null),
  lab: memberList()
};
const INITIAL = {by: "lab", range: {from: "", to: ""}, lab: {keys: [], isExcluded: false}};

describe("readAddress(codecs, fragment), writeAddress(codecs, state)", () => {
  it("bring back every state, whatever its keys are made of", () => {
    const random = seeded(11);
    const signs = ["词", "🙂", "__proto__", "%2C", ...Array.from("ab/:,&=#%!+ ~.\"'?\\")];
    for (let i = 0; i < 2000; ++i) {
      const names = Array.from({length: 5}, () => sample(signs, 1 + Math.floor(random() * 4), random).join(""));
      const [from = "", to = ""] = sample(["", "2025-12-29", "2026-02-16"], 2, random).sort();
      const keys = sample([...new Set(names)], Math.floor(random() * 4), random);
      const state: State = {
        by: random() < 0.5 ? "lab" : "model",
        range: random() < 0.5 ? {from, to} : {from: to, to: ""},
        lab: {keys, isExcluded: keys.length > 0 && random() < 0.5}
      };
      const fragment = writeAddress(CODECS, state);
      expect(fragment).not.toMatch(/[\s"<>#]/);
      expect(readAddress(CODECS, `#${fragment}`)).toEqual({state, ignored: []});
    }
  });

  it("leave out defaults, and keep lists and ranges readable", () => {
    expect(writeAddress(CODECS, INITIAL as unknown as State)).toBe("");
    expect(writeFragment([["by", ""], ["lab", "x"]])).toBe("lab=x"); // prettier-ignore
    expect([choice(["lab", "model"], "lab").parse("planet"), choices(["a", "b"]).parse("b,c")]).toEqual([null, null]);
    const lab = {keys: ["z-ai", "a/b:free"], isExcluded: true};
    expect(writeAddress(CODECS, {by: "model", range: {from: "2026-01-05", to: ""}, lab})).toBe(
      "by=model&range=2026-01-05..&lab=!z-ai,a/b:free"
    );
  });

  it("read a range of one day, one without a beginning, and a list of which every sign is kept", () => {
    expect(readAddress(CODECS, "#range=2026-01-05..2026-01-05").state.range).toEqual({from: "2026-01-05", to: "2026-01-05"}); // prettier-ignore
    expect(readAddress(CODECS, "#range=..2026-01-05").state.range).toEqual({from: "", to: "2026-01-05"});
    expect(readAddress(CODECS, "#lab=a\\,b,\\!c\\").state.lab.keys).toEqual(["a,b", "!c\\"]);
  });

  it.each([
    ["#by=planet", "by", "planet"],
    ["#colour=red", "colour", "red"],
    ["#range=2026-02-30..", "range", "2026-02-30.."],
    ["#range=2026-03-02..2026-01-05", "range", "2026-03-02..2026-01-05"],
    ["#range=2026-02-30..2026-03-02", "range", "2026-02-30..2026-03-02"],
    ["#range=yesterday", "range", "yesterday"],
    ["#lab=a,,b", "lab", "a,,b"],
    ["#lab=a,a", "lab", "a,a"],
    ["#lab=%E0%A4", "lab", "%E0%A4"],
    ["#%E0%A4=x", "%E0%A4", "x"],
    ["#__proto__=x", "__proto__", "x"],
    ["#by=model&by=lab", "by", "lab"]
  ])("ignore what means nothing in %s, and say so", (fragment, key, value) => {
    const {state, ignored} = readAddress(CODECS, fragment);
    expect(ignored).toEqual([{key, value}]);
    expect({...state, by: "lab"}).toEqual(INITIAL);
  });
});

/** What programs that pass links on do to them. */
const DAMAGES: readonly (readonly [string, (link: string) => string])[] = [
  ["commas encoded", (link) => link.replaceAll(",", "%2C")],
  ["tildes encoded", (link) => link.replaceAll("~", "%7e")],
  ["colons and at signs encoded", (link) => link.replaceAll(":", "%3A").replaceAll("@", "%40")],
  ["every sign encoded but those that part fields", (link) => link.replace(/[^\w&=%.-]/g, encodeURIComponent)],
  ["all of it encoded", encodeURIComponent],
  ["all of it encoded twice", (link) => encodeURIComponent(encodeURIComponent(link))],
  ["what was encoded encoded again", (link) => link.replaceAll("%", "%25")],
  ["& written as in HTML", (link) => link.replaceAll("&", "&amp;")],
  ["& written as in HTML twice", (link) => link.replaceAll("&", "&amp;amp;")],
  ["& encoded", (link) => link.replaceAll("&", "%26")],
  ["& written as in HTML and encoded", (link) => link.replaceAll("&", "%26amp%3B")],
  ["& encoded, the rest of its HTML not", (link) => link.replaceAll("&", "%26amp;")]
];

describe("readAddress(codecs, a link that was encoded on its way)", () => {
  it.each(DAMAGES)("gives the same state with %s", (_, damage) => {
    const state: State = {
      by: "model",
      range: {from: "2026-01-05", to: "2026-02-16"},
      lab: {keys: ["deepseek", "google", "a&b=c", "x,y~z", "词"], isExcluded: true}
    };
    const fragment = writeAddress(CODECS, state);
    expect(damage(fragment)).not.toBe("");
    expect(readAddress(CODECS, `#${damage(fragment)}`)).toEqual({state, ignored: []});
  });

  it("reads lists of links written before, their commas encoded or not", () => {
    for (const list of ["deepseek,google", "deepseek%2Cgoogle", "deepseek%252Cgoogle"])
      expect(readAddress(CODECS, `lab=${list}`).state.lab.keys).toEqual(["deepseek", "google"]);
  });
});

describe("readFragment(fragment), writeFragment(fields, anchor)", () => {
  it.each(["", "#", "#content", "#what-the-model-answers", "#词元", "#%E8%AF%8D%E5%85%83", "#at=x"])(
    "states nothing in %j",
    (fragment) => {
      expect(readFragment(fragment).fields).toEqual([]);
    }
  );

  it.each([
    ["#x", "x"],
    ["#at=x", "x"],
    ["#by=lab&at=x", "x"],
    ["#by=lab&x", "x"],
    ["#%E8%AF%8D%E5%85%83", "词元"],
    ["#by=lab", ""]
  ])("finds the place on the page in %s", (fragment, anchor) => {
    expect(readFragment(fragment).anchor).toBe(anchor);
  });

  it("bring back fields of any text beside a place", () => {
    const random = seeded(12);
    const signs = ["词", "🙂", "&q=", "%3D", "&amp;", "\n", ...Array.from("ab/:,&=#%!+ ~.\"'?\\()*")];
    for (let i = 0; i < 2000; ++i) {
      const text = () => sample(signs, 1 + Math.floor(random() * 6), random).join("");
      const fields = [
        ["q", text()],
        ["why", text()]
      ] as const;
      const anchor = random() < 0.5 ? "" : text();
      const fragment = writeFragment(fields, anchor);
      expect(fragment).not.toMatch(/[\s"'<>#()*]/);
      expect(readFragment(`#${fragment}`)).toEqual({fields, anchor});
    }
  });

  it("reads what forms of old wrote: a blank as a plus sign", () => {
    const old = new URLSearchParams({q: "SELECT 1 + 1, 'a&q=b%'"}).toString();
    expect(readFragment(old).fields).toEqual([["q", "SELECT 1 + 1, 'a&q=b%'"]]);
  });
});

describe("choices(values)", () => {
  const codec = choices(["CN", "US", "a/b:c 词"]);

  it("reads and writes some of the values", () => {
    expect(codec.parse("US,CN")).toEqual(["CN", "US"]);
    expect(codec.parse(codec.print(["a/b:c 词"]))).toEqual(["a/b:c 词"]);
    expect(codec.print(codec.initial)).toBe("");
  });

  it.each(["", "XX", "CN,XX", "CN,CN", "%"])("takes nothing from %j", (text) => {
    expect(codec.parse(text)).toBeNull();
  });
});

describe("anyDay(initial), anyText(initial)", () => {
  it("read days of the calendar alone, and any text", () => {
    expect(["2026-09-16", "2026-02-30", "soon"].map(anyDay().parse)).toEqual(["2026-09-16", null, null]);
    expect(["2026-09-16", "soon", ""].map(anyText().parse)).toEqual(["2026-09-16", "soon", ""]);
    expect([anyDay("2026-09-16").initial, anyText("price").initial]).toEqual(["2026-09-16", "price"]);
  });
});

describe("unreadText(fragment)", () => {
  it("says of a fragment that is too long that nothing of it is used, and nothing is", () => {
    const long = `#by=model&lab=${"a".repeat(200_000)}`;
    expect(unreadText(long)?.en).toContain("200,014 characters; at most 20,000 are read");
    expect(unreadText(long)?.zh).toContain("200,014");
    expect(readFragment(long)).toEqual({fields: [], anchor: ""});
    expect(readAddress(CODECS, long)).toEqual({state: INITIAL, ignored: []});
    expect(readFragment("%25".repeat(100_000)).fields).toEqual([]);
  });

  it("reads the longest that is read, and not one letter more", () => {
    const longest = `#lab=${"a".repeat(20_000 - "#lab=".length)}`;
    expect([unreadText(longest), unreadText(`${longest}a`)?.en]).toEqual([
      null,
      "The link has 20,001 characters; at most 20,000 are read, so nothing of it was used."
    ]);
  });

  it("lets any link of ours pass", () => {
    const fragment = `#by=model&lab=${"a".repeat(19_000)}`;
    expect(unreadText(fragment)).toBeNull();
    expect(readAddress(CODECS, fragment).state.by).toBe("model");
  });
});
