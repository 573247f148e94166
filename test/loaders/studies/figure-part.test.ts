import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot, sourceRoot} from "../../../loaders/paths.js";
import {figurePart} from "../../../loaders/studies/figure-part.js";
import {pageFences} from "../../../loaders/studies/page-code.js";
import {messageOf} from "../../fixtures/message.js";

const page = (route: string) => readFileSync(join(projectRoot, "src/[lang]", `${route}.md`), "utf8");
const part = (route: string, figure: string) => figurePart(page(route), route, figure, sourceRoot);

/** Names that code of a page reads, that the page gives, and that the code does not. */
function missing(text: string, route: string): string[] {
  const all = (document: string) => pageFences(document).flatMap(({statements}) => statements);
  const names = (document: string) => new Set(all(document).flatMap(({gives}) => gives));
  const own = names(text);
  return [...names(page(route))].filter((name) => !own.has(name) && all(text).some(({reads}) => reads.has(name)));
}

describe("figurePart(page, route, figure, sourceRoot)", () => {
  it.each([
    ["index", "router-over-reported", ["display(weekly ? moneyChapter(revenue, lang)"], ["tokensChapter(", "carryOn("]],
    [
      "usage",
      "slice-weeks",
      ["view(following(store, filterBar(", "weeksFigure(usage, slice"],
      ["pageTitle(", "claims"]
    ],
    ["usage", "slice-lab", [`display(sharesFigure(usage, slice, "lab", lang));`], ["rankingFigure("]],
    ["usage", "slice-country", [`display(sharesFigure(usage, slice, "country", lang));`], [`"lab"`]],
    ["revenue", "revenue-reported", ["reportedFigure(data, lang)"], ["priceFigure("]],
    ["companies", "exposure-relations", ["relationTable("], ["coverageSheet("]],
    ["events", "event-table", ["events.json"], []]
  ] as const)("of %s and %s holds what it rests on and no more", (route, figure, held, left) => {
    const text = part(route, figure);
    const code = text.slice(text.indexOf("```"));
    for (const each of held) expect(code).toContain(each);
    for (const each of left) expect(code).not.toContain(each);
    expect(missing(text, route)).toEqual([]);
  });

  it("imports nothing that it does not read", () => {
    const statements = pageFences(part("usage", "slice-weeks")).flatMap((fence) => fence.statements);
    const read = new Set(statements.flatMap(({reads}) => [...reads]));
    const imported = statements.flatMap((each) => [...(each.imported?.names.keys() ?? [])]);
    expect(imported.filter((name) => !read.has(name))).toEqual([]);
    expect(imported).toContain("weeksFigure");
  });

  it("is called by the heading above it in each language, and leads back to it", () => {
    expect(part("usage", "top-models-2026-02-16")).toMatch(
      /^::: en\n\n# Any week, under each basis\n\n.*\[Usage\]\(\.\/usage#top-models-2026-02-16\)[^]*^# 任一周，三种口径$/m
    );
    // A title that is worked out would need what works it out.
    expect(part("index", "leads")).toMatch(/^# Overview$/m);
  });

  it("takes queries with the names they give", () => {
    const text = [
      "```sql id=weeks",
      "SELECT week_start, tokens FROM usage_weekly_by_country WHERE country = ${country}",
      "```",
      "```ts",
      `import {shareFigure} from "/components/figures/overview-figures.js";`,
      `const country = "CN";`,
      `const other = "US";`,
      `display(shareFigure(weeks, [], "all", "en"));`,
      "```"
    ].join("\n");
    const made = figurePart(text, "own", "shares-by-origin-all", sourceRoot);
    expect(made).toContain("```sql id=weeks\nSELECT week_start");
    expect([made.includes(`const country = "CN"`), made.includes("const other")]).toEqual([true, false]);
  });

  it("refuses a figure that the page has not, with those it has and the nearest", () => {
    expect(messageOf(() => part("usage", "wieks"))).toMatch(
      /^--from: usage#wieks; expected a figure of that page: .*slice-weeks/
    );
    expect(messageOf(() => part("sql", "weeks"))).toMatch(/expected a figure of that page: it has none$/);
  });
});
