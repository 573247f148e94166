import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {gapsOf} from "../../src/query/report/report.js";
import {readActs, type Issue, type Publication} from "../house/acts.js";
import {readRecommendations} from "../house/registers.js";
import {sha256} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {readReports, reportPath} from "./files.js";

/** Why reports may not go out to an audience on a day, each by its file; none where all that reach it may. */
export function reportProblems(audience: Audience, on: IsoDate, root = projectRoot): string[] {
  const known = (readRecommendations(root) ?? []).map(({date, entity, rating, target}) =>
    [date, entity, rating, target].join()
  );
  return readReports(root, audience, null).flatMap(({name, report}) => {
    const unrecorded = report.ratings.filter(
      ({entity, rating, target}) => !known.includes([report.date, entity, rating, target].join())
    );
    return [
      ...gapsOf(report).map(({en}) => en),
      ...unrecorded.map(
        ({entity}) =>
          `rating of ${entity}: not in data/house/recommendation.csv on ${report.date}; expected it there first`
      ),
      ...(report.date > on ? [`date: ${report.date}; expected no day after ${on}, on which is published`] : [])
    ].map((problem) => `${reportPath(name)}: ${problem}`);
  });
}

/** The reports that a publication takes out of the house for the first time, as they go on record. */
export function issues(
  {audience, edition, on, at}: Pick<Publication, "audience" | "edition" | "on" | "at">,
  root = projectRoot
): Issue[] {
  if (audience === "internal") return [];
  const issued = new Set(readActs(root).flatMap((act) => (act.kind === "issue" ? [act.report] : [])));
  return readReports(root, audience, edition).flatMap(({name}) => {
    if (issued.has(name)) return [];
    const text = sha256(readFileSync(join(root, reportPath(name))));
    return [{kind: "issue", report: name, text, audience, on, at}];
  });
}
