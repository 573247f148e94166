/** The line that opens a fence: its language in small letters, and `name=value` after it. */
export interface FenceInfo {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Languages of fences that Framework runs or draws. */
const RUN = ["js", "jsx", "ts", "tsx", "html", "svg", "tex", "dot", "mermaid"];

export function fenceInfo(info: string): FenceInfo {
  const [, tag = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(info.trim()) ?? [];
  const attributes = [...rest.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g)].map(
    ([, name = "", double, single, plain = ""]) => [name.toLowerCase(), double ?? single ?? plain] as const
  );
  return {tag: tag.toLowerCase(), attributes: new Map(attributes)};
}

/** Whether a page would run the fence, or take it for more than letters. */
export function isRun({tag, attributes}: FenceInfo): boolean {
  return RUN.includes(tag) && attributes.get("run") !== "false";
}

/** An opening line for a cell, with three backticks. */
export function openingLine(tag: string, attributes: Iterable<readonly [name: string, value: string]>): string {
  return ["```" + tag, ...[...attributes].map(([name, value]) => `${name}=${value}`)].join(" ") + "\n";
}
