import {CELL_KINDS} from "./cell.js";
import {fenceInfo, isRun} from "./info.js";
import {REFERENCE_TOKEN, type MarkdownToken} from "./markdown.js";
import {problemIn, type CellProblem} from "./problem.js";
import {notAName, parseReference} from "./reference.js";

/** What may not stand in a text, each by the line it stands on. `from` is the line of the whole at which the text begins, from 0. */
export function textProblems(tokens: readonly MarkdownToken[], from: number): CellProblem[] {
  return tokens.flatMap((token) => {
    const line = (token.map?.[0] ?? from) - from + 1;
    if (token.type === "html_block") return [html(line, token.content)];
    if (token.type === "fence") return fenceProblems(token, line);
    return token.children ? inlineProblems(token.children, line) : [];
  });
}

function fenceProblems({info, level}: MarkdownToken, line: number): CellProblem[] {
  const fence = fenceInfo(info);
  if (isRun(fence)) return [code(line, fence.tag)];
  const isCell = CELL_KINDS.some((kind) => kind === fence.tag && kind !== "text");
  return isCell && level > 0 ? [nested(line, fence.tag)] : [];
}

function inlineProblems(children: readonly MarkdownToken[], first: number): CellProblem[] {
  let line = first;
  return children.flatMap((token) => {
    if (token.type === "softbreak" || token.type === "hardbreak") ++line;
    if (token.type === "html_inline") return [html(line, token.content)];
    if (token.type === REFERENCE_TOKEN && parseReference(token.content) === null)
      return [{...notAName("", 0, token.content), line}];
    if (token.type === "link_open") return addressProblems(token.attrGet("href") ?? "", line);
    if (token.type === "image") return pictureProblems(token.attrGet("src") ?? "", line);
    return [];
  });
}

/** Whether an address of a link leads to a page, a place on this one or a mail, and runs nothing. */
export function isPlainAddress(address: string): boolean {
  const [, scheme] = /^([^/?#:]*):/.exec(address.trim()) ?? [];
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme);
}

/** Whether a picture stands in the text itself: one of elsewhere would tell others that the notebook was opened. */
export function isOwnPicture(address: string): boolean {
  return /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=%]*$/.test(address);
}

function addressProblems(address: string, line: number): CellProblem[] {
  if (isPlainAddress(address)) return [];
  const shown = address.slice(0, 60);
  return [
    problemIn(
      line,
      1,
      `link to ${shown}: expected an address of http, https or mailto, or a place on this site`,
      `链接 ${shown}：应为 http、https、mailto 地址或本站位置`
    )
  ];
}

function pictureProblems(address: string, line: number): CellProblem[] {
  if (isOwnPicture(address)) return [];
  const shown = address.slice(0, 60);
  return [
    problemIn(
      line,
      1,
      `picture ${shown}: expected one within the text, data:image/png;base64,…: nothing is fetched from elsewhere`,
      `图片 ${shown}：应写在文中（data:image/png;base64,…）：本页不从别处获取内容`
    )
  ];
}

function html(line: number, written: string): CellProblem {
  const shown = written.trim().split("\n")[0]?.slice(0, 60) ?? "";
  return problemIn(
    line,
    1,
    `${shown}: HTML; expected Markdown. Write \\< for the sign itself`,
    `${shown}：HTML；应为 Markdown。需要尖括号本身时写作 \\<`
  );
}

function code(line: number, tag: string): CellProblem {
  return problemIn(
    line,
    1,
    `${tag}: code, which a notebook never runs; expected one of ${CELL_KINDS.slice(1).join(", ")}, or \`\`\`${tag} run=false to show it. Code belongs to a study, a page whose author marks it as code`,
    `${tag}：代码，笔记本从不执行；应为 ${CELL_KINDS.slice(1).join("、")} 之一，或写 \`\`\`${tag} run=false 仅作展示。代码请写在研究页面中`
  );
}

function nested(line: number, tag: string): CellProblem {
  return problemIn(
    line,
    1,
    `${tag}: a cell within a list, a quotation or a language; expected it at the margin`,
    `${tag}：单元位于列表、引文或语言段之内；应从行首开始`
  );
}
