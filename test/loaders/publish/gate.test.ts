import {afterEach, describe, expect, it, vi} from "vitest";
import {footer, head, header} from "../../../loaders/pages/furniture.js";
import {AUDIENCE} from "../../../loaders/audience.js";
import {STANDING} from "../../../loaders/house/recommendations.js";
import {disclosuresFor} from "../../../loaders/house/registers.js";
import {GATE, refusals, type GateContext} from "../../../loaders/publish/gate.js";
import {PUBLISHED_ON} from "../../../loaders/publish/publication.js";
import {withPolicy} from "../../../loaders/publish/policy.js";
import {withRelease} from "../../../loaders/publish/release.js";
import {AUDIENCES, type Audience} from "../../../src/lib/audience.js";
import {LANGUAGES, type Lang} from "../../../src/lib/language.js";

afterEach(() => vi.unstubAllEnvs());

const ON = "2026-12-01";

function context(audience: Audience, told: Partial<GateContext> = {}): GateContext {
  return {
    audience,
    on: ON,
    disclosures: disclosuresFor(audience, ON),
    priceLimit: {audience, maxAgeDays: 90, older: "refuse", reason: "a quarter"},
    oldestPrice: (html) => (html.includes("coverage.51b96ad8.json") ? {entity: "2513.HK", on: "2026-09-11"} : null),
    hasRatings: false,
    shutOut: () => null,
    unapproved: () => null,
    ...told
  };
}

const NUMBER = `<data value="4" data-unit="labs" data-source="Alpha Ledger">4</data>`;
const PROSE = {
  en: `<p>${NUMBER} labs in the week of <time datetime="2026-09-28">28 Sep 2026</time>, and no one.</p><p>What would change the answer: a new week.</p>`,
  zh: `<p><time datetime="2026-09-28">2026年9月28日</time>起的一周有 ${NUMBER} 家。</p><p>何种信息会改变结论：新的一周。</p>`
};

/** A page that breaks no rule, of the parts that every page has. */
function soundPage(audience: Audience, lang: Lang): {readonly path: string; readonly html: string} {
  vi.stubEnv(AUDIENCE, audience);
  vi.stubEnv(PUBLISHED_ON, ON);
  const path = `/${lang}/usage.html`;
  const html = `<!DOCTYPE html>\n<html lang="${lang}"><head><meta charset="utf-8">${head({path})}</head><body><header>${header({path})}</header><main><script>const missing = undefined;</script>${PROSE[lang]}<p class="own-scenario" role="status"></p></main><footer>${footer({path})}</footer></body></html>`;
  const release = {at: `${ON}T09:00:00Z`, approval: {by: "A. Reader", at: "2026-11-27T10:12:30Z"}};
  return {path, html: withPolicy(withRelease(html, lang, release))};
}

describe("refusals(pages, audience)", () => {
  it.each(AUDIENCES.flatMap((audience) => LANGUAGES.map((lang) => [audience, lang] as const)))(
    "are none of a page that carries all, for %s in %s",
    (audience, lang) => {
      expect(refusals([soundPage(audience, lang)], context(audience))).toEqual([]);
    }
  );

  it.each<[rule: string, from: string, to: string]>([
    ["audience", `<meta name="audience" content="client">`, `<meta name="audience" content="public">`],
    ["audience", "For clients. Do not pass it on.", ""],
    ["sources", ` data-source="Alpha Ledger"`, ` data-source=""`],
    ["sources", ` data-unit="labs"`, ""],
    ["dates", ` datetime="2026-09-28"`, ""],
    ["sensitivity", "What would change the answer", "Besides"],
    ["scenario", `role="status"></p>`, `role="status"><strong>Your scenario</strong>: 3 cells</p>`],
    ["rating", "no one.", "no one. We rate it <b>outperform</b>."],
    ["notice", "without ratings or price targets", "as it comes"],
    ["unsaid", "no one.", "no one, NaN."],
    ["addresses", "<p>", `<p><a href="http://site.invalid/en/brief.html#from=2026-09-16">A link</a>`],
    ["disclosures", `<li data-disclosure="holdings">`, "<li>"],
    ["disclosures", `<li data-disclosure="release">`, "<li>"],
    ["policy", "default-src 'none'", "default-src *"],
    ["policy", "style-src ", "style-src 'unsafe-inline' "],
    ["policy", "<p>", `<p style="color: red">`]
  ])("name page, rule and remedy where %s is broken: %s", (rule, from, to) => {
    const {path, html} = soundPage("client", "en");
    expect(html).toContain(from);
    const found = refusals([{path, html: html.replaceAll(from, to)}], context("client"));
    const {asks, remedy} = GATE.find(({name}) => name === rule) ?? {asks: "", remedy: ""};
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^/en/usage\\.html: ${rule}: `));
    expect(found[0]).toContain(`; a page ${asks}: ${remedy}`);
  });

  it("name a kind of disclosure that the register has none of, a price over its limit, and a page that nobody approved", () => {
    const {path, html} = soundPage("client", "en");
    const told = (page: string, known: Partial<GateContext>) => refusals([{path, html: page}], context("client", known)); // prettier-ignore
    const disclosures = disclosuresFor("client", ON).filter(({kind}) => kind !== "holding");
    expect(told(html, {disclosures})[0]).toMatch(
      /^\/en\/usage\.html: disclosures: no disclosure of the kind holding is in force; .*disclosure\.csv/
    );
    const priced = html.replace("<main>", `<main><script>"../_file/data/coverage.51b96ad8.json"</script>`);
    expect(told(priced, {})).toEqual([]);
    expect(told(priced, {on: "2026-12-20"})[0]).toMatch(
      /: prices: the price of 2513\.HK is of 2026-09-11, 100 days before 2026-12-20; limit 90, a quarter; .*price_limit\.csv/
    );
    expect(told(html, {on: "2026-12-20"})).toEqual([]);
    expect(told(html, {shutOut: () => "src/[lang]/studies/mine.md:3: npm:vega@6.2.0 makes code of text"})[0]).toMatch(
      /: shut out: src\/\[lang\]\/studies\/mine\.md:3: npm:vega@6\.2\.0 makes code of text; a page holds nothing .* draft/
    );
    expect(told(html, {unapproved: () => "nobody approved usage"})[0]).toMatch(
      /: approval: nobody approved usage; .*npm run approve -- <page> --by <name>$/
    );
  });

  it("name a page that values companies without methods, assumptions or risks, and a house that rates without a scale", () => {
    const {html} = soundPage("client", "en");
    const told = (path: string, page: string, known: Partial<GateContext> = {}) => refusals([{path, html: page}], context("client", known)); // prettier-ignore
    const valued = html.replace("<main>", `<main><p>Two methods, each on its assumptions.</p><script>"../_file/data/company-models.51b96ad8.json"</script>`); // prettier-ignore
    expect(told("/en/usage.html", valued)).toEqual([]);
    expect(told("/en/usage.html", valued.replace(`<li data-disclosure="values">`, "<li>"))[0]).toMatch(/: values: no link to methods, assumptions and risks; a page /); // prettier-ignore
    expect(told("/en/value.html", valued)[0]).toMatch(/: values: nothing of risks; a page /);
    const rates = valued.replace("Two methods", "Two methods, an equity risk premium, 无风险利率 and 风险溢价");
    expect(told("/en/value.html", rates)[0]).toMatch(/: values: nothing of risks; a page /);
    expect(told("/en/value.html", valued.replace("Two methods", "Two methods and a risk"))).toEqual([]);
    const rated = html.replace(STANDING.unrated.en, STANDING.rated.en);
    expect(told("/en/usage.html", html, {hasRatings: true}).map((each) => each.split(": ")[1])).toEqual([
      "scale",
      "notice"
    ]);
    expect(told("/en/usage.html", rated, {hasRatings: true})[0]).toMatch(/: scale: no scale of the ratings on record; .*kind scale/); // prettier-ignore
  });

  it("have a page that breaks each rule", () => {
    expect(new Set(GATE.map(({name}) => name)).size).toBe(GATE.length);
    expect(GATE.map(({name}) => name)).toEqual(["audience", "sources", "dates", "sensitivity", "values", "scale", "scenario", "rating", "notice", "unsaid", "addresses", "disclosures", "prices", "approval", "shut out", "policy"]); // prettier-ignore
  });

  it("ask for no sensitivity of a page that gives no answer, and nothing of the way in", () => {
    const {html} = soundPage("client", "en");
    const without = html.replace("What would change the answer", "Besides");
    expect(refusals([{path: "/en/sql.html", html: without}], context("client"))).toEqual([]);
    expect(refusals([{path: "/index.html", html: "<!doctype html>"}], context("client"))).toEqual([]);
  });
});
