import {beforeAll, describe, expect, it} from "vitest";
import {verdictAt, type Claims} from "../../src/query/claims/claims.js";
import {hasLapsed} from "../../src/query/claims/verdict.js";
import {publishedClaims} from "../fixtures/results.js";
import {dataValues} from "./figures.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();
let claims: Claims;
beforeAll(async () => {
  claims = await publishedClaims();
});

describe("the verdicts on the overview", () => {
  it.each(["en", "zh"] as const)(
    "mark in %s each that has lapsed, and count what cannot be tested as the claims page does",
    async (lang) => {
      const {page, ...overview} = await open(`/${lang}/`);
      await settled(page);
      const judged = claims.claims.map((c) => ({
        claim: c.claim,
        then: verdictAt(c, "then", claims),
        now: verdictAt(c, "now", claims)
      }));
      const lapsed = judged.filter(({then, now}) => hasLapsed(then, now)).map(({claim}) => claim);
      const marked = await page
        .locator(".note-verdicts li:has(.lapsed) a")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href")?.split("#")[1]));
      expect([...marked].sort()).toEqual([...lapsed].sort());
      const untested = judged.filter(({now}) => now.kind === "cannot_be_tested").length;
      const counts = (await dataValues(page, ".note-verdicts .figure-note")).map(Number);
      expect(counts).toEqual([untested - lapsed.length, lapsed.length, untested]);
      const shares = await page
        .locator(".shares-since li")
        .evaluateAll((all) =>
          all.map((li) => [
            Number(li.querySelector("data")?.getAttribute("value")),
            li.querySelector("time")?.getAttribute("datetime")
          ])
        );
      const since = claims.claims.find((c) => c.claim === "price_since")?.readings ?? [];
      expect(shares).toEqual(since.map(({now}) => [now.value, now.asOf]));
      expect(shares).toHaveLength(5);
      expect(overview.problems).toEqual([]);
      await overview.close();
    }
  );
});
