import {describe, expect, it} from "vitest";
import {LANGUAGES, type Lang} from "../../../src/lib/language.js";
import type {ProfileSubject} from "../../../src/lib/profile-address.js";
import type {BookChoice} from "../../../src/query/own/tables.js";
import type {ProfileData} from "../../../src/query/profile-data.js";
import {ownSpendOf} from "../../../src/shell/profile/own.js";
import {profileSearch} from "../../../src/shell/profile/search.js";
import {subjectLabel} from "../../../src/shell/profile/subject-link.js";
import {profileView} from "../../../src/shell/profile/view.js";
import {setField, withPage} from "../../fixtures/document.js";
import {expectGoldenDrawings, expectGoldenPage} from "../../fixtures/golden-page.js";
import {shown} from "../../fixtures/shown.js";
import {OWN, PROFILES, USAGE} from "../../fixtures/small-profiles.js";

withPage("http://site/en/profiles.html");

const lab = (key: string): ProfileSubject => ({kind: "lab", key});
const model = (key: string): ProfileSubject => ({kind: "model", key});
const VIEWS: readonly [name: string, subjects: readonly ProfileSubject[], books?: BookChoice][] = [
  ["directory", []],
  ["own-directory", [], "both"],
  ["lab", [lab("c1")]],
  ["undisclosed-lab", [lab("stealth")]],
  ["odd-lab", [lab("odd")]],
  ["model", [model("c1/a")]],
  ["free-model", [model("c1/b")]],
  ["unnamed-model", [model("c1/none")]],
  ["other-model", [model("u1/a")], "both"],
  ["two-models", [model("c1/a"), model("u1/a")]],
  ["two-labs", [lab("c1"), lab("u1")], "both"],
  ["lab-and-model", [lab("u1"), model("c1/b")]],
  ["own-model", [model("c1/a")], "own"],
  ["own-without", [model("stealth/x")], "own"]
];
const viewOf = (subjects: readonly ProfileSubject[], lang: Lang, books?: BookChoice, data: ProfileData = PROFILES) =>
  profileView(USAGE, data, {subjects, own: books ? OWN : null, books: books ?? "ledger"}, lang);

describe("profileView(usage, data, shown, lang)", () => {
  describe.each(LANGUAGES)("%s", (lang) => {
    it.each(VIEWS)("shows all that is on record: %s", (name, subjects, books) => {
      const {finding, answer, body} = viewOf(subjects, lang, books);
      for (const toggle of body.querySelectorAll<HTMLButtonElement>("button[aria-pressed=false]")) toggle.click();
      expectGoldenPage(`profile-${name}-${lang}`, finding, answer, body);
    });
  });

  it.each(["lab", "model", "two-models", "two-labs"])("draws weeks, places and prices: %s", (name) => {
    const [, subjects = [], books] = VIEWS.find(([each]) => each === name) ?? [];
    expectGoldenDrawings(`profile-${name}`, viewOf(subjects, name === "model" ? "zh" : "en", books).body);
  });

  it.each(LANGUAGES)("says where nothing is on record (%s)", (lang) => {
    const bare: ProfileData = {...PROFILES, exposures: [], prices: [], hosts: null, endpoints: null, benchmarks: null, removals: [], tasks: null, restatements: [], events: []}; // prettier-ignore
    const parts = [model("c1/a"), lab("c1")].flatMap((subject) =>
      Object.values<HTMLElement>({...viewOf([subject], lang, undefined, bare)})
    );
    expectGoldenPage(`profile-bare-${lang}`, ...parts);
  });

  it("says nothing of weeks after a window of tasks where there are none", () => {
    const late = {...PROFILES, tasks: PROFILES.tasks && {...PROFILES.tasks, asOf: "2026-01-26"}};
    expect(shown(viewOf([lab("u1")], "en", undefined, late).body).join(" ")).not.toContain(
      "It says nothing of the weeks after"
    );
    const rows = [...(PROFILES.endpoints?.rows ?? [])].slice(-1);
    const one = {...PROFILES, endpoints: PROFILES.endpoints && {...PROFILES.endpoints, rows}};
    expect(shown(viewOf([model("u1/a")], "en", undefined, one).body).join(" ")).toContain(
      "1 serves it through the router"
    );
  });
});

describe("ownSpendOf(tables, subjects)", () => {
  it("has the months of models, of labs those of their models, the last first and the dearest above", () => {
    const of = (...subjects: ProfileSubject[]) => ownSpendOf(OWN, subjects).map(({month, key, cost}) => `${month.slice(0, 7)} ${key} ${cost}`); // prettier-ignore
    expect(of(lab("c1"))).toEqual(["2026-02 c1/a 3", "2026-02 c1/a 1", "2026-02 c1/b 1", "2026-01 c1/a 2"]);
    expect(of(model("c1/b"), lab("u1"))).toEqual(["2026-02 u1/a 9", "2026-02 c1/b 1"]);
    expect(of(model("c1"), lab("c1/a"))).toEqual([]);
  });
});

describe("subjectLabel(subject, data, lang)", () => {
  it("is the name in the registry, or the key where it holds none", () => {
    const labels = [lab("c1"), model("c1/a"), lab("gone"), model("gone/a")].map((s) => subjectLabel(s, PROFILES, "zh"));
    expect(labels).toEqual(["甲", "A", "gone", "gone/a"]);
  });
});

describe("profileSearch(usage, data, options)", () => {
  const search = (lang: Lang, subjects: readonly ProfileSubject[] = [], most = 3) => {
    const element = profileSearch(USAGE, PROFILES, {subjects, most, lang});
    const find = (text: string) => {
      setField(element.querySelector("input"), text, "input");
      return shown(element).slice(1);
    };
    return {element, find};
  };

  it("finds by any part of a name, says where there is none, and shows nothing where nothing is asked", () => {
    const {element, find} = search("en");
    expect(shown(element)).toEqual(["Find a lab or model {}"]);
    expect(element.querySelector("input")?.placeholder).toBe("any part of a name, in English or Chinese");
    expect(find("one").slice(0, 3)).toEqual(["[C One](./labs/c1.html) lab c1", "[U One](./labs/u1.html) lab u1", "[U](./models/u1--a.html) model u1/a"]); // prettier-ignore
    expect(find("nobody")).toEqual(["No lab or model on record has this in its name."]);
    expect(find("  ")).toEqual([]);
    expect(search("zh").find("乙")).toEqual([
      "[乙](../zh/labs/u1.html) 实验室 u1",
      "[U](../zh/models/u1--a.html) 模型 u1/a"
    ]);
  });

  it("leads beside what is shown, as long as there is room and it is not shown", () => {
    const beside = (...[subjects, most]: [readonly ProfileSubject[], number?]) =>
      search("en", subjects, most).find("u one");
    expect(beside([lab("c1")])).toEqual([
      "[U One](./labs/u1.html) lab u1 [compare](./profiles.html#of=lab:c1,lab:u1)",
      "[U](./models/u1--a.html) model u1/a [compare](./profiles.html#of=lab:c1,model:u1/a)"
    ]);
    expect(beside([lab("u1")])[0]).toBe("[U One](./labs/u1.html) lab u1");
    expect(beside([model("u1")])[0]).toContain("compare");
    expect(beside([lab("c1")], 1)[0]).toBe("[U One](./labs/u1.html) lab u1");
  });

  it("finds at most twelve", () => {
    const many = {...PROFILES, models: Array.from({length: 20}, (_, i) => ({...PROFILES.models[0], model: `u1/${i}`, lab: "u1"}))} as ProfileData; // prettier-ignore
    const element = profileSearch(USAGE, many, {subjects: [], most: 3, lang: "en"});
    setField(element.querySelector("input"), "u one", "input");
    expect(element.querySelectorAll("li").length).toBe(12);
  });
});
