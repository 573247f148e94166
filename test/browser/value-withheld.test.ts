import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import type {Page} from "playwright-core";
import {afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import {AUDIENCE} from "../../loaders/audience.js";
import {projectRoot} from "../../loaders/paths.js";
import type {PublishedCompanies} from "../../src/companies/published.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {every, inTurn, itInFull, itsInTurn} from "../fixtures/share.js";
import {leaks, readableTexts, withheldRows} from "../fixtures/withheld.js";
import {shownText} from "./inspect.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {valueOf} from "./value-page.js";

const open = siteBrowser();
const SITE = join(projectRoot, "dist");
const BAND = /outperform|underperform|\bneutral\b|note’s scale|no rating|跑赢大市|跑输大市|中性|评级尺度|不是评级/i;
let internal: PublishedCompanies;

beforeAll(async () => {
  vi.stubEnv(AUDIENCE, "internal");
  internal = await loadCompanyModels();
  vi.unstubAllEnvs();
});

/** The files of the built site, archives and databases part by part; those of equal bytes once. */
async function* siteTexts(): AsyncGenerator<[path: string, texts: Map<string, string>]> {
  const seen = new Set<string>();
  const files = readdirSync(SITE, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(SITE, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  // Profiles are written from one page: `npm test` reads some.
  const isProfile = (path: string) => /^\w+\/(labs|models)\//.test(path);
  const read = [...paths.filter((path) => !isProfile(path)), ...every(16, paths.filter(isProfile))];
  // Framework's own names, in `_file`, come before copies under names that stay.
  for (const path of read.sort()) {
    const bytes = readFileSync(join(SITE, path));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    yield [path, await readableTexts(path, bytes)];
  }
}

const itInTurn = itsInTurn("withheld", {of: 2});

describe("the built site", () => {
  itInTurn(
    "holds no trace of a row that no client may see, in no file, and none of a cited row in a download",
    async () => {
      const [unseen, closed] = [withheldRows(["internal"]), withheldRows(["internal", "cite"])];
      const found: string[] = [];
      const kinds = new Set<string>();
      for await (const [path, texts] of siteTexts()) {
        found.push(...leaks(texts, unseen));
        const isDownload = /alpha-ledger|ledger\.[0-9a-f]+\.duckdb$/.test(path);
        if (isDownload) found.push(...leaks(texts, closed));
        kinds.add(`${isDownload ? "download " : ""}${path.split(".").at(-1) ?? ""}`);
      }
      expect(found).toEqual([]);
      for (const kind of ["json", "html", "js", "download zip", "download duckdb", "download csv", "download parquet"])
        expect(kinds).toContain(kind);
      // The same search finds what an internal edition would have put there.
      expect(leaks(new Map([["models", JSON.stringify(internal)]]), unseen).length).toBeGreaterThan(2);
    },
    240_000
  );
});

describe("the note’s scale", () => {
  const visits: Visit[] = [];
  afterEach(async () => {
    for (const visit of visits.splice(0)) {
      expect(visit.problems).toEqual([]);
      await visit.close();
    }
  });
  const visited = async (path: string): Promise<Page> => {
    const visit = await open(path);
    visits.push(visit);
    await settled(visit.page);
    return visit.page;
  };
  /** The page as an internal edition would show it. */
  const internalPage = async (path: string): Promise<Page> => {
    const page = await visited(path);
    const body = JSON.stringify(internal);
    await page.route(/\/company-models\.[0-9a-f]+\.json/, (route) => route.fulfill({body, contentType: "application/json"})); // prettier-ignore
    await page.reload();
    await settled(page);
    return page;
  };
  const cases = () => internal.companies.flatMap(({entity, cases}) => ["base", ...cases.map((c) => c.key)].map((key) => [entity, key] as const)); // prettier-ignore
  const goTo = async (page: Page, entity: string, key: string) => {
    await page.evaluate((hash) => (location.hash = hash), `company=${entity}&case=${key}`);
    await page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLSelectElement>(".workspace-controls select")].map((s) => s.value).join() === wanted, `${entity},${key}`, {polling: 20}); // prettier-ignore
  };
  const band = (page: Page) => page.locator(".own-scenario strong ~ strong").allTextContents();

  itInTurn(
    "rates neither a case of ours nor a reader’s in the public edition, in both languages",
    async () => {
      for (const [turn, lang] of LANGUAGES.entries()) {
        const page = await visited(`/${lang}/value`);
        for (const [entity, key] of every(5, cases().slice(turn))) {
          await goTo(page, entity, key);
          expect([entity, key, BAND.exec(await shownText(page))?.[0]]).toEqual([entity, key, undefined]);
        }
        await page.evaluate(() => (location.hash = "set=elasticity:0.7"));
        await page.locator(".own-scenario strong").waitFor();
        expect(BAND.exec(await shownText(page))).toBeNull();
        expect(await band(page)).toEqual([]);
      }
    },
    120_000
  );

  itInFull(
    "rates no case of ours in an internal edition either",
    async () => {
      const page = await internalPage("/en/value");
      for (const [entity, key] of every(6, cases())) {
        await goTo(page, entity, key);
        expect([entity, key, BAND.exec(await shownText(page))?.[0]]).toEqual([entity, key, undefined]);
      }
    },
    120_000
  );

  it.each(
    inTurn("bands", [
      ["en", ["outperform", "neutral", "underperform"]],
      ["zh", ["跑赢大市", "中性", "跑输大市"]]
    ] as const)
  )(
    "says in an internal edition, %s, which band a reader’s case falls in and whose scale it is",
    async (lang, words) => {
      const page = await internalPage(`/${lang}/value`);
      const [zhipu] = internal.companies;
      if (!zhipu) throw new Error("companies: none; expected one");
      // At a price p the return is (value in twelve months + dividend) ÷ p − 1.
      const later = evaluate(compiled(zhipu.sheet));
      const worth = valueOf(later, "expected_value") + valueOf(later, "dividend");
      for (const [expectedReturn, word] of [
        [0.101, words[0]],
        [0.099, words[1]],
        [-0.099, words[1]],
        [-0.101, words[2]]
      ] as const) {
        await page.evaluate((hash) => (location.hash = hash), `set=price:${worth / (1 + expectedReturn)}`);
        await expect.poll(() => band(page)).toEqual([word]);
      }
      expect(await page.locator(".own-scenario").textContent()).toMatch(/The scale is the note’s|这是研报的尺度/);
    }
  );
});
