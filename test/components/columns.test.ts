import {describe, expect, it} from "vitest";
import {columnsIn} from "../../src/components/columns.js";
import {withDocument} from "../fixtures/document.js";

withDocument("http://site/en/labs");

const HEADS = {en: "Head", zh: "表头"};

describe.each([
  ["en", "Head", "16 Feb 2026", "US$0.3", "not stated", "5.16T", "44.7%", "n/a", "Lab", "Model"],
  ["zh", "表头", "2026年2月16日", "0.3美元", "未载明", "5.16万亿", "44.7%", "无", "实验室", "模型"]
] as const)("columnsIn(%s)", (lang, head, date, price, unstated, tokens, share, absent, lab, model) => {
  const col = columnsIn(lang);

  it("makes columns that read in the language, each with its unit", () => {
    const text = col.text("a", HEADS, (row: string) => row);
    expect([text.key, text.head, text.value("x"), text.text, text.unit]).toEqual([
      "a",
      head,
      "x",
      undefined,
      undefined
    ]);
    const days = col.date("d", HEADS, (row: string) => row);
    expect([days.head, days.value("2026-02-16"), days.text?.("2026-02-16")]).toEqual([head, "2026-02-16", date]);
    const priced = col.price("p", HEADS, (row: number | null) => row);
    expect([priced.head, priced.unit, priced.text(0.3), priced.text(null)]).toEqual([
      head,
      "USD per million tokens",
      price,
      unstated
    ]);
    const used = col.tokens("t", HEADS, (row: number) => row);
    expect([used.head, used.unit, used.text?.(5.16e12)]).toEqual([head, "tokens", tokens]);
    const shares = col.share("s", HEADS, (row: number | null) => row);
    expect([shares.head, shares.unit, shares.text?.(0.4472), shares.text?.(null)]).toEqual([
      head,
      "share",
      share,
      absent
    ]);
    expect(col.share("s", HEADS, (row: number) => row, 0).text?.(0.4472)).toBe("45%");
  });

  it("names a lab or a model under its own head, with a link to its profile", () => {
    const columns = (["lab", "model"] as const).map((kind) =>
      col.subject(
        kind,
        (row: string) => row.toUpperCase(),
        (row) => row
      )
    );
    expect(columns.map(({key, head: said, value}) => [key, said, value("z-ai")])).toEqual([
      ["lab", lab, "Z-AI"],
      ["model", model, "Z-AI"]
    ]);
    expect(columns.map(({link}) => link?.("z-ai"))).toEqual(
      ["labs", "models"].map((folder) => `${lang === "en" ? "./" : "../zh/"}${folder}/z-ai.html`)
    );
    expect(columns[1]?.link?.("other")).toBeNull();
  });
});
