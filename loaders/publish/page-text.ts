const ENTITIES: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " "};
/** Elements that hold what a page answers, in its own words. */
const LEAD = /<\w+\b[^>]*\sclass="(?:[^"]*\s)?(?:answer|dek|value-lead)(?:\s[^"]*)?"[^>]*>/;
const LEAST_LEAD = 20;
/** A value that only the page's scripts work out: until then a study shows its name. */
const PENDING = /<(\w+)\b[^>]*\sclass="(?:[^"]*\s)?notebook-pending(?:\s[^"]*)?"[^>]*>.*?<\/\1>/gs;
/** Stands for such a value within a text, where nobody would write it. */
const UNKNOWN = "\uFFFC";
const SENTENCE_ENDS = /(?<=[.?!])(?=\s)|(?<=[。？！])/g;

/** What the first lines of a head follow: the encoding, which counts within the first kilobyte alone, else the beginning. */
const STARTS = [/<meta charset="?utf-8"?>\n?/i, /<head\b[^>]*>\n?/, /<html\b[^>]*>\n?/, /<!doctype html>\n?/i];

/** Where in a document the first lines of its head stand. Throws on what is no document. */
export function headStart(html: string): number {
  const start = STARTS.map((tag) => tag.exec(html)).find((found) => found !== null);
  if (start) return start.index + start[0].length;
  throw new Error(`${html.slice(0, 80)}: no document; expected <!doctype html>, after which its head begins`);
}

/** The words of a built page’s first heading; empty where it has none before its scripts run. */
export function headlineIn(html: string): string {
  return textInside(/<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
}

/** The paragraph in which a built page answers; empty where it has none. */
export function leadHtmlIn(html: string): string {
  const body = bodyOf(html);
  const lead = LEAD.exec(body);
  return lead ? (body.slice(lead.index + lead[0].length).split(/<\/p>/)[0] ?? "") : "";
}

/** The sentences, of those whose values are known, of the paragraph in which a built page answers, else of its first one that has any. */
export function leadIn(html: string): string {
  const body = bodyOf(html);
  const answer = knownSentences(leadHtmlIn(html));
  if (answer.length >= LEAST_LEAD) return answer;
  const [, after = body] = /<\/h1>(.*)/s.exec(body) ?? [];
  const paragraphs = [...after.matchAll(/<p(?:\s+lang="[^"]*")?>(.*?)<\/p>/gs)].map(([, text = ""]) =>
    knownSentences(text)
  );
  return paragraphs.find((text) => text.length >= LEAST_LEAD) ?? "";
}

function bodyOf(html: string): string {
  const [body] = /<main\b.*<\/main>/s.exec(html) ?? [html.slice(Math.max(0, html.search(/<body\b/)))];
  return body.replace(/<script\b.*?<\/script>/gs, "");
}

function knownSentences(html: string): string {
  const sentences = textInside(html.replace(PENDING, UNKNOWN)).split(SENTENCE_ENDS);
  return sentences
    .filter((sentence) => !sentence.includes(UNKNOWN))
    .join("")
    .trim();
}

/** What a piece of HTML says, on one line, with dots for a value that is not known yet. */
export function textInside(html: string): string {
  return html
    .replace(PENDING, "…")
    .replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The whole sentences of a text that stay within so many characters; of a longer first one its whole words. */
export function sentencesWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = [...cut.matchAll(SENTENCE_ENDS)].at(-1)?.index;
  if (end !== undefined) return cut.slice(0, end);
  return `${cut.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
}
