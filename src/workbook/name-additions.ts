import type {Text} from "../lib/language.js";
import type {Additions} from "./find-additions.js";
import type {OwnCase} from "./find-cases.js";
import type {Refusal} from "./find-lines.js";

const OPEN_IT: Text = {
  en: "open the workbook as a model of your own to take it in",
  zh: "如需采用，请将工作簿作为您自己的模型打开"
};

/** What a reader added, for a place that takes changed inputs alone. */
export function namedAdditions({rows, columns}: Additions, cases: readonly OwnCase[]): Refusal[] {
  const named = (where: string, en: string, zh: string): Refusal => ({
    where: where.slice(0, 60),
    reason: {en: `${en}: ${OPEN_IT.en}`, zh: `${zh}；${OPEN_IT.zh}`}
  });
  return [
    ...rows.map(({sheet, row, name, title}) =>
      named(`${sheet}: ${name || title || row}`, "a line of your own", "自建的行")
    ),
    ...columns.map((label) => named(label, "a column of your own", "自建的列")),
    ...cases.map(({title}) => named(title, "a case of your own", "自建的情景"))
  ];
}
