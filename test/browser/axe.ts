import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";
import {TRIES_ALL} from "../fixtures/share.js";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Impacts at which a reader is kept from something. */
const SERIOUS = ["serious", "critical"];

/** Rows of a table are alike: `npm test` shows axe the first of each, the full run all. */
const CONTEXT = TRIES_ALL ? "document" : `{exclude: [["tbody > tr:nth-child(n + 9)"]]}`;

/** What axe finds serious on a page as it stands: each rule with the first elements that break it. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const {violations} = await page.evaluate<AxeResults>(`axe.run(${CONTEXT}, {resultTypes: ['violations']})`);
  return violations
    .filter(({impact}) => SERIOUS.includes(impact ?? ""))
    .flatMap(({id, nodes}) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`)
    );
}
