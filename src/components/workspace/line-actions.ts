import type {Text} from "../../lib/language.js";
import type {Cell} from "../../model/compile.js";
import {KINDS} from "../../model/sheet/line.js";
import * as edits from "../../model/text/edit-lines.js";
import {messageText} from "../../companies/text.js";
import {editLine} from "../../model/text/rewrite.js";
import {nameFor, typedLine, typedWords} from "../../model/text/typed-line.js";
import type {MenuAction} from "../action-menu.js";
import {doneText, refusalText} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import type {Question} from "./question.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  add: {en: "Add a line below", zh: "在下方添加一行"},
  copy: {en: "Duplicate", zh: "复制此行"},
  rename: {en: "Rename", zh: "重命名"},
  up: {en: "Move up", zh: "上移"},
  down: {en: "Move down", zh: "下移"},
  remove: {en: "Delete", zh: "删除此行"},
  heading: {en: "Add a heading above", zh: "在上方添加标题"},
  retitle: {en: "Rename the heading above", zh: "重命名上方标题"},
  unhead: {en: "Take the heading away", zh: "移除上方标题"},
  title: {en: "Title", zh: "名称"},
  name: {en: "Name in formulas", zh: "公式中的名称"},
  example: {en: "such as cost", zh: "英文，如 cost"},
  unit: {en: "Unit", zh: "单位"},
  kind: {en: "It is", zh: "类型"},
  worth: {en: "Value or = formula", zh: "数值或 = 公式"},
  reason: {en: "Because", zh: "理由"},
  yours: {en: "your assumption", zh: "您的假设"},
  put: {en: "Add", zh: "添加"},
  keep: {en: "Keep", zh: "确定"},
  again: {en: "copy", zh: "副本"}
} as const satisfies Record<string, Text>;

const KIND: Readonly<Record<"" | (typeof KINDS)[number], Text>> = {
  "": {en: "one value", zh: "单一数值"},
  flow: {en: "a flow", zh: "流量"},
  stock: {en: "a balance", zh: "存量"},
  rate: {en: "a price or rate", zh: "价格或汇率"},
  ratio: {en: "a ratio", zh: "比率"}
};

export interface LineDesk {
  readonly workspace: Workspace;
  readonly models: OwnModels;
  /** Puts a question before the reader. */
  readonly put: (question: Question) => void;
  readonly say: (text: string) => unknown;
}

/** What can be done to the line of a cell; each is a change of the document, taken back by undo. */
export function lineActions(desk: LineDesk, cell: number): readonly (MenuAction & {readonly key: string})[] {
  const {workspace, models, say} = desk;
  const {lang} = workspace;
  const {line} = workspace.model.cells[cell] as Cell;
  const made = async (edit: Parameters<OwnModels["change"]>[0]): Promise<string | null> => {
    const changed = await models.change(edit);
    if (changed.ok) say(doneText(changed, lang));
    return changed.ok ? null : refusalText(changed, lang);
  };
  const run = (edit: Parameters<OwnModels["change"]>[0]) => void made(edit).then((problem) => problem && say(problem));
  const taken = () => new Set(workspace.model.lines.map(({name}) => name));
  const move = (by: -1 | 1) => () => {
    run((text, library) => edits.withLineMoved(text, library, line.name, by));
  };
  const title = () => {
    const words = workspace.company.words[line.name]?.title;
    return !words || words.en === words.zh ? workspace.title(line.name) : `${words.en} | ${words.zh}`;
  };
  const heading =
    (label: Text, value: string, edit: (words: ReturnType<typeof typedWords>) => Parameters<OwnModels["change"]>[0]) =>
    () => {
      desk.put({
        title: label[lang],
        fields: [{key: "title", label: WORDS.title[lang], value, size: 24}],
        answer: WORDS.keep[lang],
        take: ({title: typed = ""}) => made(edit(typedWords(typed)))
      });
    };
  const action = (key: keyof typeof WORDS, act: () => void, keys?: string) => ({
    key,
    label: WORDS[key][lang],
    run: act,
    ...(keys !== undefined && {keys})
  });
  return [
    action("add", () => desk.put(newLine(desk, line.name, taken())), "Alt+Insert"),
    action("copy", () => {
      const as = nameFor(line.name, taken());
      const words = typedWords(title());
      const again = {en: `${words.en} (${WORDS.again.en})`, zh: words.zh && `${words.zh}（${WORDS.again.zh}）`};
      run((text, library) => edits.withLineCopy(text, library, line.name, as, again));
    }),
    action("rename", () => desk.put(renaming(desk, line.name, title(), made))),
    action("up", move(-1), "Alt+↑"),
    action("down", move(1), "Alt+↓"),
    action("remove", () => run((text, library) => edits.withoutLine(text, library, line.name)), "Alt+Delete"),
    action(
      "heading",
      heading(WORDS.heading, "", (words) => (text, library) => edits.withGroup(text, library, line.name, words))
    ),
    action(
      "retitle",
      heading(WORDS.retitle, "", (words) => (text, library) => edits.withGroupTitle(text, library, line.name, words))
    ),
    action("unhead", () => run((text, library) => edits.withGroupTitle(text, library, line.name, null)))
  ];
}

function newLine({workspace, models}: LineDesk, below: string, taken: ReadonlySet<string>): Question {
  const {lang} = workspace;
  const units = workspace.company.sheet.lines.flatMap((line) => ("unit" in line ? [line.unit] : []));
  const known = [...new Set(["%", "x", ...units])].sort();
  return {
    title: WORDS.add[lang],
    fields: [
      {key: "title", label: WORDS.title[lang], size: 20},
      {key: "unit", label: WORDS.unit[lang], size: 10, value: "%", known},
      {key: "kind", label: WORDS.kind[lang], choices: ["" as const, ...KINDS].map((kind) => [kind, KIND[kind][lang]])},
      {key: "worth", label: WORDS.worth[lang], size: 24},
      {key: "reason", label: WORDS.reason[lang], size: 18, value: WORDS.yours[lang]},
      {key: "name", label: WORDS.name[lang], size: 14, hint: WORDS.example[lang]}
    ],
    answer: WORDS.put[lang],
    take: async ({title = "", unit = "", kind = "", worth = "", reason = "", name = ""}) => {
      const as = name === "" ? nameFor(title, taken) : name;
      const line = typedLine({name: as, title, unit, kind, worth, reason}, workspace.company.sheet.counts ?? []);
      if ("problem" in line) return messageText(line.problem)[lang];
      const changed = await models.change((text, library) => edits.withLine(text, library, below, line));
      return changed.ok ? null : refusalText(changed, lang);
    }
  };
}

function renaming(
  {workspace}: LineDesk,
  name: string,
  title: string,
  made: (edit: Parameters<OwnModels["change"]>[0]) => Promise<string | null>
): Question {
  const {lang} = workspace;
  return {
    title: WORDS.rename[lang],
    fields: [
      {key: "title", label: WORDS.title[lang], value: title, size: 28},
      {key: "name", label: WORDS.name[lang], value: name, size: 18}
    ],
    answer: WORDS.keep[lang],
    take: ({title: typed = "", name: as = ""}) =>
      made((text, library) => {
        const titled =
          typed === title ? text : editLine(text, library, name, (line) => ({...line, title: typedWords(typed)}));
        if (titled === null) return {ok: false, why: {kind: "text"}};
        return as === name || as === "" ? {ok: true, text: titled} : edits.withLineName(titled, library, name, as);
      })
  };
}
