import type {Text} from "../../lib/language.js";
import type {StatedClaim} from "../claims/claims.js";
import type {Rating, SeriesReport} from "./report.js";

/** Sections of a report in their order, as its text heads them. */
export const SECTIONS = {
  thesis: {en: "Thesis", zh: "论点"},
  claims: {en: "Claims", zh: "论断"},
  ratings: {en: "Ratings", zh: "评级"},
  catalysts: {en: "Catalysts", zh: "催化剂"},
  risks: {en: "Risks", zh: "风险"},
  disclosures: {en: "Disclosures", zh: "披露"}
} as const satisfies Record<string, Text>;

/** A report as a text, which `parseReport` reads back as it was. */
export function printReport(report: SeriesReport): string {
  const {title, date, author, audience, thesis, claims, ratings, catalysts, risks, disclosures} = report;
  const items = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join("\n");
  const section = (name: keyof typeof SECTIONS, body: string) =>
    body === "" ? `## ${writtenTwice(SECTIONS[name])}` : `## ${writtenTwice(SECTIONS[name])}\n\n${body}`;
  return `${[
    ["---", `date: ${date}`, `author: ${author}`, ...(audience === null ? [] : [`audience: ${audience}`]), "---"].join(
      "\n"
    ),
    `# ${writtenTwice(title)}`,
    section("thesis", thesis.map(writtenTwice).join("\n\n")),
    section("claims", claims.map(printClaim).join("\n\n")),
    ...(ratings.length === 0 ? [] : [section("ratings", items(ratings.map(printRating)))]),
    section("catalysts", items(catalysts.map(({on, text}) => `${on === null ? "" : `${on}: `}${writtenTwice(text)}`))),
    section("risks", items(risks.map(writtenTwice))),
    section("disclosures", items(disclosures.map(writtenTwice)))
  ].join("\n\n")}\n`;
}

function printClaim(claim: StatedClaim): string {
  const {test, expected, expectedHigh, tolerance, unit} = claim;
  const number = (value: number) => String(value);
  const high = expectedHigh === null ? "" : ` and ${number(expectedHigh)}`;
  const says = [
    `topic: ${claim.topic}`,
    ...(expected === null ? [] : [`value: ${test} ${number(expected)}${high} ${unit}`]),
    ...(tolerance === 0 ? [] : [`give or take: ${number(tolerance)}`]),
    ...(claim.decidedOn === null ? [] : [`decided on: ${claim.decidedOn}`]),
    `because: ${writtenTwice(claim.why)}`
  ];
  const readings = claim.readings.map(
    ({basis, name, definition, sql}) =>
      `#### ${basis}: ${writtenTwice(name)}\n\n${writtenTwice(definition)}\n\n\`\`\`sql\n${sql}\n\`\`\``
  );
  return [
    `### ${claim.claim}: ${writtenTwice(claim.statement)}`,
    says.map((line) => `- ${line}`).join("\n"),
    ...readings
  ].join("\n\n");
}

/** A rating as its line in a report has it. */
export function printRating({entity, rating, target}: Rating): string {
  return `${entity}: ${rating}, ${target}`;
}

/** A text in both languages, as `English | 中文`. */
export function writtenTwice({en, zh}: Text): string {
  return `${en} | ${zh}`;
}
