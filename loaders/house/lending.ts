import {AUDIENCES} from "../../src/lib/audience.js";
import {projectRoot} from "../paths.js";
import {SOURCES} from "../sources/all.js";
import {readTables} from "../warehouse/tables.js";
import type {Row} from "../warehouse/read.js";
import {readLending, type Lending} from "./registers.js";

const INTRODUCTION = `# What sources that may not be passed on lend to pages

Each number of a page is from a source of \`data/registry/source.csv\`. A source with the rights \`open\` may be passed on. The others
lend what stands here, for the reason that stands beside it: claims, each in our own words, or facts, each a cited figure. No text,
chart or table of theirs is copied; their rows are in no file to take away; a row reaches the audience named and those within.
Nothing is published beyond what this page says: a source that is missing here, or lends more rows than it may, is refused by name.

Written from \`lending.csv\` beside it by \`npm run data:readme\` and checked by \`npm test\`.
`;

/** The register of what is lent as one page to read, from the files themselves. */
export function lendingReadme(root = projectRoot): string {
  const tables = readTables(root);
  const rows = readLending(root).map(({source, lends, most, audience, reason}) => {
    const known = sourceOf(source, tables);
    const isLive = SOURCES.some(({name}) => name === source);
    return [
      `\`${source}\``,
      `${known.publisher}: ${known.title}`,
      known.licence,
      lends,
      isLive ? "as pulled" : String(lent({source, lends}, tables)),
      most === null ? "–" : String(most),
      AUDIENCES.slice(0, AUDIENCES.indexOf(audience) + 1).join(", "),
      `${reason.en} ${reason.zh}`
    ];
  });
  const head = ["source", "what it is", "licence", "lends", "on record", "at most", "reaches", "why it may"];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [INTRODUCTION, line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}

/** What is lent beyond the register: sources it does not name, and more rows than it allows. */
export function lendingProblems(root = projectRoot): string[] {
  const tables = readTables(root);
  const register = readLending(root);
  const closed = (tables.get("source") ?? []).filter(({rights}) => rights !== "open").map(({source}) => String(source));
  const unnamed = closed.filter((source) => register.every((row) => row.source !== source));
  const over = register.flatMap(({source, lends, most}) => {
    const count = lent({source, lends}, tables);
    return most === null || count <= most ? [] : [`${source}: ${count} ${lends}; expected at most ${most}`];
  });
  return [
    ...unnamed.map((source) => `${source}: not in data/house/lending.csv; expected what it lends, to whom and why`),
    ...over.map((each) => `${each} in data/house/lending.csv: take some out, or have a lawyer look at the limit`)
  ];
}

function lent({source, lends}: Pick<Lending, "source" | "lends">, tables: ReadonlyMap<string, readonly Row[]>): number {
  const rows = [...tables].filter(
    ([name]) => name !== "source" && name !== "ledger_entry" && (name === "claim") === (lends === "claims")
  );
  return rows.reduce((sum, [, all]) => sum + all.filter((row) => row["source"] === source).length, 0);
}

function sourceOf(source: string, tables: ReadonlyMap<string, readonly Row[]>) {
  const live = SOURCES.find(({name}) => name === source);
  if (live) return {publisher: live.publisher, title: live.title.en, licence: live.licence};
  const row = (tables.get("source") ?? []).find((each) => each["source"] === source);
  if (row === undefined) throw new Error(`data/house/lending.csv: ${source}; expected a source on record`);
  return {publisher: String(row["publisher"]), title: String(row["title"]), licence: String(row["licence"])};
}
