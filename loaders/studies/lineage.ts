/** Where a study comes from, as its front matter says: what it was made of, how that stood, and what the books held. */
export interface Lineage {
  /** Path of the parent within the repository. */
  readonly parent: string;
  /** SHA-256 of the parent as it was taken. */
  readonly version: string;
  /** Entry of the ledger and its hash at that time. */
  readonly ledger: string;
  /** "2026-11-27 accepted token_growth", in the order they were made. */
  readonly decisions: readonly string[];
}

const FRONT = /^---\n([^]*?)^---\n\n?/m;

/** The lineage of a study; null where its front matter names no parent. */
export function lineageOf(page: string): Lineage | null {
  const [, front = ""] = page.startsWith("---\n") ? (FRONT.exec(page) ?? []) : [];
  const field = (name: string) => new RegExp(`^${name}: *(.+)$`, "m").exec(front)?.[1]?.trim();
  const [parent, version, ledger] = ["parent", "parent_sha256", "ledger_entry"].map(field);
  if (parent === undefined) return null;
  const [, list = ""] = /^decisions:\n((?: +- .*\n)*)/m.exec(front) ?? [];
  const decisions = [...list.matchAll(/^ +- "?(.*?)"?$/gm)].map(([, decision = ""]) => decision);
  return {parent, version: version ?? "", ledger: ledger ?? "", decisions};
}

/** What the front matter of a page says besides its lineage, such as files under `sql`. */
export function otherFields(page: string): string {
  const [, front = ""] = page.startsWith("---\n") ? (FRONT.exec(page) ?? []) : [];
  return front.replace(/^(?:parent|parent_sha256|ledger_entry|decisions):.*\n(?:[ -].*\n)*/gm, "");
}

/** A page with its lineage at its head, in place of the one it had, and the other fields it has or is given. */
export function withLineage(
  page: string,
  {parent, version, ledger, decisions}: Lineage,
  others = otherFields(page)
): string {
  const lines = [
    `parent: ${parent}`,
    `parent_sha256: ${version}`,
    `ledger_entry: ${ledger}`,
    ...(decisions.length > 0 ? ["decisions:", ...decisions.map((decision) => `  - ${JSON.stringify(decision)}`)] : [])
  ];
  return `---\n${others}${lines.join("\n")}\n---\n\n${bodyOf(page)}`;
}

/** A page without its front matter. */
export function bodyOf(page: string): string {
  return page.startsWith("---\n") ? page.replace(FRONT, "") : page;
}
