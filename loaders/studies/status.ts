import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {sha256} from "../ledger/entry.js";
import {didYouMean} from "../../src/model/nearest.js";
import {writeWhole} from "../whole.js";
import {parentChanges, withChange, type ParentChange} from "./changes.js";
import {PARENT_COPY, STUDIES} from "./create.js";
import {bodyOf, lineageOf, otherFields, withLineage, type Lineage} from "./lineage.js";
import {documentOf, isThere, parentAt} from "./parent.js";

/** A study beside its parent as it stands now. */
export interface StudyStatus {
  readonly name: string;
  readonly lineage: Lineage;
  /** What is neither accepted nor refused; null where the parent is gone. */
  readonly changes: readonly ParentChange[] | null;
}

/** Every study that was made of something, with what changed there since. */
export function studyStatuses(root: string): StudyStatus[] {
  const folder = join(root, STUDIES);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".md")) : [];
  return files.sort().flatMap((file) => {
    const name = basename(file, ".md");
    const lineage = lineageOf(readFileSync(join(folder, file), "utf8"));
    return lineage ? [{name, lineage, changes: pending(name, lineage, root)}] : [];
  });
}

export type Decision = "accepted" | "refused";

/**
 * Takes a change of the parent over into a study, or leaves it, and puts that on record in the study's front matter.
 * Throws where there is no such change, and where one to be taken over meets a change of the study's own.
 */
export function decide(name: string, key: string, decision: Decision, day: string, root: string): void {
  const status = studyStatuses(root).find((each) => each.name === name);
  if (!status) throw new Error(`study: ${name}; expected one that was made of something, see npm run new -- --status`);
  const keys = (status.changes ?? []).map((each) => each.key);
  const change = status.changes?.find((each) => each.key === key);
  if (!change)
    throw new Error(
      `${name}: ${key} is not among what changed; expected ${keys.join(", ") || "nothing: it is up to date"}${didYouMean(key, keys)}`
    );
  const parent = parentAt(status.lineage.parent, root);
  const now = documentOf(parent);
  const path = (ending: string) => join(root, STUDIES, name + ending);
  const own = path(parent.kind === "model" ? ".model" : ".md");
  const page = readFileSync(path(".md"), "utf8");
  const document = bodyOf(readFileSync(own, "utf8"));
  const taken = decision === "accepted" ? withChange(document, change, now, parent.kind) : document;
  const known = withChange(readFileSync(path(PARENT_COPY), "utf8"), change, now, parent.kind);
  const isCurrent = parentChanges(known, now, parent.kind).length === 0;
  const lineage = {
    ...status.lineage,
    ...(isCurrent && {version: sha256(parent.text)}),
    decisions: [...status.lineage.decisions, `${day} ${decision} ${key}`]
  };
  if (parent.kind === "model") writeWhole(own, taken);
  writeWhole(path(".md"), withLineage(parent.kind === "model" ? page : taken, lineage, otherFields(page)));
  writeWhole(path(PARENT_COPY), known);
}

/** What `--status` prints. */
export function statusText(statuses: readonly StudyStatus[]): string {
  if (statuses.length === 0) return "No study is made of anything: npm run new -- <name> --from <page or company>\n";
  return statuses
    .map(
      ({name, lineage, changes}) =>
        `${name}, made of ${lineage.parent} at entry ${lineage.ledger.slice(0, 20)}\n${told(name, lineage, changes)}`
    )
    .join("\n");
}

function told(name: string, {decisions}: Lineage, changes: readonly ParentChange[] | null): string {
  const decided = decisions.map((decision) => `  ${decision}\n`).join("");
  if (changes === null) return `${decided}  its parent is gone: nothing can follow it\n`;
  if (changes.length === 0) return `${decided}  nothing ${decided === "" ? "" : "else "}changed there since\n`;
  const lines = changes.map(({key, from, to}) => `  ${key}\n${shown("-", from)}${shown("+", to)}`);
  const [first] = changes;
  return `${decided}${lines.join("")}  npm run new -- ${name} --accept ${JSON.stringify(first?.key)}, or --refuse\n`;
}

function shown(sign: string, text: string | null): string {
  return text === null
    ? ""
    : text
        .split("\n")
        .map((line) => `    ${sign} ${line}\n`)
        .join("");
}

function pending(name: string, {parent, version}: Lineage, root: string): ParentChange[] | null {
  if (!isThere(parent, root)) return null;
  const now = parentAt(parent, root);
  if (sha256(now.text) === version) return [];
  return parentChanges(readFileSync(join(root, STUDIES, name + PARENT_COPY), "utf8"), documentOf(now), now.kind);
}
