import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import type {Page} from "../../src/lib/pages.js";
import {FOUNDING_NOTE, LEADING_REPORT, type SeriesReport} from "../../src/query/report/report.js";
import {parseReport} from "../../src/query/report/parse.js";
import {asKnownOn} from "../as-known-on.js";
import {audienceOf, reaches} from "../audience.js";
import {projectRoot} from "../paths.js";

/** Reports of the series after the founding note lie here, one text a report. */
const REPORTS = "data/reports";
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A report with its name, by which its page and its file are called. */
export interface NamedReport {
  readonly name: string;
  readonly report: SeriesReport;
}

/** Where a report lies, from the repository. Throws on a name that makes no route. */
export function reportPath(name: string): string {
  if (NAME.test(name) && name !== FOUNDING_NOTE) return `${REPORTS}/${name}.md`;
  throw new Error(`report: ${name}; expected small letters, digits and hyphens, such as second-note`);
}

/** The report of a name. Throws with every line that cannot be read. */
export function readReport(name: string, root = projectRoot): SeriesReport {
  const path = reportPath(name);
  const {report, problems} = parseReport(readFileSync(join(root, path), "utf8"));
  if (report === null) throw new Error(problems.map(({line, text}) => `${path}:${line}: ${text.en}`).join("\n"));
  return report;
}

/** Every report that an audience may have by a day, the leading one first, then the newest. */
export function readReports(
  root = projectRoot,
  audience: Audience | null = audienceOf(),
  knownOn: IsoDate | null = asKnownOn()
): NamedReport[] {
  const folder = join(root, REPORTS);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".md")) : [];
  const first = ({name}: NamedReport) => (name === LEADING_REPORT ? 0 : 1);
  return files
    .map((file) => file.slice(0, -".md".length))
    .map((name) => ({name, report: readReport(name, root)}))
    .filter(({report}) => reaches(report.audience, audience) && (knownOn === null || report.date <= knownOn))
    .sort((a, b) => first(a) - first(b) || (a.report.date < b.report.date ? 1 : -1));
}

/** The pages of reports that an audience has. */
export function reportPages(root = projectRoot, audience: Audience | null = audienceOf()): Page[] {
  return readReports(root, audience).map(({name, report}) => ({path: `/reports/${name}`, name: report.title}));
}
