import {describe, expect, it} from "vitest";
import {bringsBackfill, notOnRecord, RECORDS, refusedCompanies} from "../../src/components/not-on-record.js";
import {withDocument} from "../fixtures/document.js";
import {textIn} from "../fixtures/painted.js";

withDocument();

describe("notOnRecord(what, knownOn, lang)", () => {
  it.each([
    ["en", null, "The ledger does not hold any edition."],
    ["en", "2026-02-16", "On 16 Feb 2026 the ledger did not yet hold any edition."],
    ["zh", null, "账本未收录任何版本。"],
    ["zh", "2026-02-16", "截至 2026年2月16日，账本尚未收录任何版本。"]
  ] as const)("says it in %s of a day, %s, or of none", (lang, knownOn, said) => {
    const element = notOnRecord("editions", knownOn, lang);
    expect([element.className, element.textContent]).toEqual(["empty not-on-record", said]);
  });

  it("has words for each record", () => {
    for (const what of Object.keys(RECORDS) as (keyof typeof RECORDS)[])
      expect(notOnRecord(what, null, "zh").textContent).toContain(RECORDS[what].zh);
  });
});

describe("bringsBackfill(lang)", () => {
  it("tells readers who keep no books that the house has not fetched it, and others the command", () => {
    const published = (audience: string | null) => {
      document.head.innerHTML = audience === null ? "" : `<meta name="audience" content="${audience}">`;
      const said = [bringsBackfill("en"), bringsBackfill("zh")];
      document.head.innerHTML = "";
      return said;
    };
    for (const keeper of [null, "internal"]) {
      const [en, zh] = published(keeper);
      expect([en, zh].every((text) => text?.includes("npm run refresh -- --backfill"))).toBe(true);
      expect(en).toMatch(/brings it, since January 2025$/);
      expect(zh).toMatch(/即可取得 2025年1月以来的数据$/);
    }
    expect(published("client")).toEqual([
      "OpenRouter’s Data API has it since January 2025; the house has not fetched it yet",
      "OpenRouter Data API 有 2025年1月以来的数据，本机构尚未取得"
    ]);
  });
});

describe("refusedCompanies(refused, lang)", () => {
  it("names each with its reason in English, and is nothing where there is none", () => {
    expect(refusedCompanies([], "en")).toBeNull();
    const refused = [{entity: "BABA", reason: "FY2026 is not on record"}] as unknown as Parameters<
      typeof refusedCompanies
    >[0];
    expect(textIn(refusedCompanies(refused, "en"))).toBe("No model is made of BABA: FY2026 is not on record");
    const zh = refusedCompanies(refused, "zh");
    expect(textIn(zh)).toBe("未能建模：BABA：FY2026 is not on record");
    expect(zh?.querySelector("[lang=en]")?.textContent).toBe("FY2026 is not on record");
  });
});
