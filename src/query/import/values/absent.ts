/** The ways in which tools write that there is no value, in small letters. */
export const ABSENT_TEXTS = [
  "",
  "null",
  "none",
  "nan",
  "\\n",
  "n/a",
  "#n/a",
  "na",
  "nil",
  "undefined",
  "-",
  "–",
  "—",
  "--",
  "(null)",
  "<null>",
  "(none)",
  "(blank)",
  "无",
  "空"
] as const;

const ABSENT: ReadonlySet<string> = new Set(ABSENT_TEXTS);

/** Whether a text is one of the ways in which tools write that there is no value. */
export function isAbsent(text: string): boolean {
  return text === "" || (text.length < 11 && ABSENT.has(text.trim().toLowerCase()));
}
