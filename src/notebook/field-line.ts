/** The text of a cell of fields with another value of one of them; an empty one takes its line out. All else stays to the letter. */
export function withFieldLine(body: string, key: string, value: string): string {
  const line = new RegExp(`^([ \\t]*${key}[ \\t]*:[ \\t]*).*?(\\r?\\n|$)`, "m");
  if (value === "") return body.replace(line, "");
  const written = /^[[",#]|[\r\n]|^\s|\s$/.test(value)
    ? `"${value.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`
    : value;
  if (line.test(body))
    return body.replace(line, (_, before: string, end: string) => before.trimEnd() + ` ${written}${end}`);
  const ended = body === "" || body.endsWith("\n") ? body : `${body}\n`;
  return `${ended}${key}: ${written}\n`;
}
