const ABSENT = new Set([
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
]);

/** Whether a text is one of the ways in which tools write that there is no value. */
export function isAbsent(text: string): boolean {
  return text === "" || (text.length < 11 && ABSENT.has(text.trim().toLowerCase()));
}
