const ENTITIES: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " "};
/** Elements that hold what a page answers, in its own words. */
const LEAD = /<\w+\b[^>]*\sclass="(?:[^"]*\s)?(?:answer|dek|value-lead)(?:\s[^"]*)?"[^>]*>/;
const LEAST_LEAD = 20;

/** The words of a built page’s first heading; empty where it has none before its scripts run. */
export function headlineIn(html: string): string {
  return wordsOf(/<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
}

/** The words of the paragraph in which a built page answers, else of its first one; empty where it has none. */
export function leadIn(html: string): string {
  const body = html.slice(Math.max(0, html.search(/<body\b/))).replace(/<script\b.*?<\/script>/gs, "");
  const lead = LEAD.exec(body);
  const answer = lead ? wordsOf(body.slice(lead.index + lead[0].length).split(/<\/p>/)[0] ?? "") : "";
  if (answer.length >= LEAST_LEAD) return answer;
  const [, after = body] = /<\/h1>(.*)/s.exec(body) ?? [];
  const paragraphs = [...after.matchAll(/<p(?:\s+lang="[^"]*")?>(.*?)<\/p>/gs)].map(([, text = ""]) => wordsOf(text));
  return paragraphs.find((text) => text.length >= LEAST_LEAD) ?? "";
}

/** What a piece of HTML says, on one line. */
function wordsOf(html: string): string {
  return html
    .replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The whole sentences of a text that stay within so many characters; of a longer first one its whole words. */
export function sentencesWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const ends = [...cut.matchAll(/[.?!](?=\s)|[。？！]/g)].map(({index}) => index + 1);
  const end = ends.at(-1);
  if (end !== undefined) return cut.slice(0, end);
  return `${cut.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
}
