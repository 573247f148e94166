import {beforeEach, describe, expect, it, vi} from "vitest";
import {reportForm} from "../../../src/components/claims/report-form.js";
import {withDocument} from "../../fixtures/document.js";

withDocument("http://site/en/report");
const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text)
  });
});

const form = () => reportForm("2026-10-11", "en");
const button = (element: Element, name: string) =>
  [...element.querySelectorAll("button")].find(({textContent}) => textContent === name);
const named = (element: Element) =>
  [...element.querySelectorAll<HTMLInputElement>(".report-claims section > .own-criterion input[type=text]")].map(
    ({value}) => value
  );

describe("reportForm(now, lang)", () => {
  it("takes over a sentence in both languages on the bases that are ticked, and keeps what is no report yet", () => {
    const element = form();
    const [text] = element.querySelectorAll("textarea");
    if (text)
      text.value =
        "DeepSeek’s share of all tokens will exceed 15% by 31 March 2027.\n\n到 2027 年 3 月 31 日，DeepSeek 占全部词元的比重将超过 15%。";
    button(element, "Find checkable sentences")?.click();
    const items = element.querySelectorAll(".note-claims li");
    expect(items).toHaveLength(1);
    const [nine] = items[0]?.querySelectorAll<HTMLInputElement>(".note-bases input") ?? [];
    if (nine) nine.checked = false;
    button(element, "Confirm and take over")?.click();
    expect(named(element)).toEqual(["china_over_half", "claim_1"]);
    const written = () => JSON.parse(kept.get("alpha-ledger-report") ?? "{}") as {claims: unknown[]};
    expect(written().claims[1]).toMatchObject({
      name: "claim_1",
      decidedOn: "2027-03-31",
      statementZh: "到 2027 年 3 月 31 日，DeepSeek 占全部词元的比重将超过 15%",
      draft: {
        test: "above",
        expected: "0.15",
        readings: [{name: "All named models | 全部具名模型"}, {name: "All tokens | 全部词元"}]
      }
    });
    const names = element.querySelectorAll<HTMLInputElement>(
      ".report-claims section > .own-criterion input[type=text]"
    );
    for (const input of names) input.value = "";
    button(element, "Add a claim")?.click();
    expect(element.querySelector(".report-gaps")?.textContent).toContain("expected a name");
    expect(named(form())).toEqual(["", "", "claim_1"]);
  });

  it("brings back what stood there before it was begun anew", () => {
    const element = form();
    button(element, "Add a claim")?.click();
    button(element, "Begin anew")?.click();
    expect(named(element)).toEqual(["china_over_half"]);
    expect(element.querySelector(".report-gaps code")?.textContent).toBe("china_over_half");
    button(element, "Bring back what stood here")?.click();
    expect(named(element)).toEqual(["china_over_half", "claim_1"]);
  });
});
