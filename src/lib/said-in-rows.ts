import {noticeInBoth, pageAudience, type Audience} from "./audience.js";

/** A column with the same text in each row. */
export type SaidColumn = readonly [name: string, text: string];

/**
 * What rows say of themselves once they leave the page, in columns at the end of each, which every reader of tables takes: their
 * citation, word for word as the licence asks, their day where they have one, and for whom the page was published.
 */
export function saidInRows(
  {citation, asOf}: {readonly citation: string; readonly asOf: string | null},
  audience: Audience | null = pageAudience()
): readonly SaidColumn[] {
  return [
    ["citation", citation],
    ["as_of", asOf ?? ""],
    ...(audience === null ? [] : [["audience", noticeInBoth(audience)] as const])
  ];
}

/** The same for rows whose columns a reader named: a name that is taken gets another before it. */
export function saidBeside(names: readonly string[], said: readonly SaidColumn[]): readonly SaidColumn[] {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`file_${name}`) : name);
  return said.map(([name, text]) => [free(name), text]);
}
