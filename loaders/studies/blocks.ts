/** A part of a document that is taken or left as a whole: a statement of a model, a fence or a paragraph of a page. */
export interface DocumentPart {
  /** What it is called: "token_growth", "case price_war", the first line of a fence; a second one of a name "check 2". */
  readonly key: string;
  readonly text: string;
  /** Blank lines that follow it. */
  readonly gap: string;
}

/** Statements that are called by their second word too: there are many of each. */
const KEYWORD = /^(?:case|no case|include|method|check|company|template|shared)\b/;

/** A document in its blocks, in order; `joined` of them is the document. */
export function blocksOf(document: string, kind: "model" | "page"): DocumentPart[] {
  const parts = kind === "model" ? statements(document) : paragraphs(document);
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const text = part.replace(/\s+$/, "");
    const name = kind === "model" ? statementName(text) : pageName(text);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return {key: nth === 1 ? name : `${name} ${nth}`, text, gap: part.slice(text.length)};
  });
}

export function joined(blocks: readonly DocumentPart[]): string {
  return blocks.map(({text, gap}) => text + gap).join("");
}

/** A statement begins at the margin; what is indented below it, and blank lines, belong to it. */
function statements(document: string): string[] {
  return document.split(/(?<=\n)(?=[^\s])/).filter((part) => part !== "");
}

/** What stands between marks, a fence or the text of one language, is whole, whatever blank lines it holds. */
function paragraphs(document: string): string[] {
  const parts: string[] = [];
  let [part, open, isOver] = ["", "", false];
  for (const line of document.split(/(?<=\n)/)) {
    const isBlank = line.trim() === "";
    if (open === "" && isOver && !isBlank) {
      parts.push(part);
      [part, isOver] = ["", false];
    }
    part += line;
    const [mark = ""] = MARK.exec(line) ?? [];
    if (open === "") open = mark;
    else if (line.trimEnd() === open) [open, isOver] = ["", true];
    isOver ||= open === "" && isBlank;
  }
  return part === "" ? parts : [...parts, part];
}

const MARK = /^(?:`{3,}|~{3,}|:{3,})/;

function statementName(text: string): string {
  const [line = ""] = text.split("\n", 1);
  if (/^(?:#|\/\/)/.test(line)) return line.trim();
  const words = line.trim().split(/\s+/);
  return words.slice(0, KEYWORD.test(line) ? 2 : 1).join(" ");
}

function pageName(text: string): string {
  const [first = "", second = ""] = text.split("\n").filter((line) => line.trim() !== "");
  return MARK.test(first) ? `${first.trim()} ${second.trim()}` : first.trim();
}
