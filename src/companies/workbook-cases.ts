import type {Text} from "../lib/language.js";
import {cellName, periodLabel, type Model} from "../model/compile.js";
import type {OwnCase} from "../workbook/find-cases.js";
import type {Refusal} from "../workbook/find-lines.js";
import {readNumber} from "../workbook/read-number.js";
import {unfitFor} from "../workbook/unfit.js";
import {withCase, type NewCase} from "../model/text/edit-sections.js";
import {writtenIn} from "../model/text/quantity.js";
import {nameFor} from "../model/text/typed-line.js";
import {unitAsWritten} from "../workspace/style.js";
import {messageText, t} from "./text.js";
import {firstProblem, type OnRecord, type WorkbookAddition} from "./workbook-additions.js";
import {ADDED} from "./workbook-lines.js";

/** A document with the cases that a workbook has besides. */
interface WithCases {
  readonly text: string;
  readonly added: readonly WorkbookAddition[];
  readonly refusals: readonly Refusal[];
  /** Key of the one the workbook is switched to; null for another. */
  readonly inUse: string | null;
}

/** Takes columns that a reader added among the cases of a workbook into its document as cases. */
export function withOwnCases(
  text: string,
  record: OnRecord,
  model: Model,
  cases: readonly OwnCase[],
  keys: ReadonlySet<string>
): WithCases {
  const taken = new Set([...keys, "base"]);
  let made: WithCases = {text, added: [], refusals: [], inUse: null};
  for (const each of cases) {
    const key = nameFor(each.title, taken);
    const {settings, refusals, note} = settingsOf(each, model);
    const edited = withCase(made.text, {
      key,
      title: {en: each.title, zh: null},
      mechanism: null,
      settings,
      reason: ADDED
    });
    const problem = edited.ok ? firstProblem(edited.text, record) : null;
    const left = [...made.refusals, ...refusals];
    if (!edited.ok || problem !== null || settings.length === 0) {
      const none = t("it sets no input otherwise than the base", "没有任何输入项与基准不同");
      const why = problem !== null ? messageText(problem) : edited.ok ? none : t("the text has problems", "文本有误");
      const reason = t(`a case of your own, not taken: ${why.en}`, `自建的情景，未予采用：${why.zh}`);
      made = {...made, refusals: [...left, {where: each.title, reason}]};
      continue;
    }
    taken.add(key);
    made = {
      text: edited.text,
      added: [...made.added, {kind: "case", name: key, note}],
      refusals: left,
      inUse: each.isInUse ? key : made.inUse
    };
  }
  return made;
}

/** What a case sets, what of it is refused, and how numbers were read that stand as no plain ones. */
interface Settings {
  readonly settings: NewCase["settings"];
  readonly refusals: readonly Refusal[];
  readonly note: Text | null;
}

function settingsOf({title, held}: OwnCase, model: Model): Settings {
  const settings: NewCase["settings"][number][] = [];
  const refusals: Refusal[] = [];
  const notes: Text[] = [];
  const numbers = new Map(model.cells.map((_, cell) => [cellName(model, cell), cell]));
  for (const [name, found] of held) {
    const number = numbers.get(name);
    const cell = number === undefined ? undefined : model.cells[number];
    if (number === undefined || cell?.line.spec.type !== "input") continue;
    const read = readNumber(found, cell.line);
    const reason = "reason" in read ? read.reason : unfitFor(model, number, read.value);
    if (reason) refusals.push({where: `${name} (${title})`, reason});
    if (reason || "reason" in read) continue;
    settings.push([cell.line.name, periodLabel(cell), writtenIn(read.value, unitAsWritten(cell.line))]);
    if (read.note) notes.push(t(`${name}: ${read.note.en}`, `${name}：${read.note.zh}`));
  }
  const note = notes.length === 0 ? null : t(notes.map(({en}) => en).join("; "), notes.map(({zh}) => zh).join("；"));
  return {settings, refusals, note};
}
