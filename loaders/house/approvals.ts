import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {AUDIENCES, type Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {projectRoot} from "../paths.js";
import {findingsFile, foundPublications} from "../publish/publication.js";
import {readActs, type Approval} from "./acts.js";
import {basisOf, changedFiles, pagesToApprove} from "./basis.js";
import {changedFindings, type Findings} from "./findings.js";

/** Files of a page that are named where more changed. */
const MOST_NAMED = 5;

/** The last approval of each page, by its name. */
export function approvals(root = projectRoot): ReadonlyMap<string, Approval> {
  return new Map(readActs(root).flatMap((act) => (act.kind === "approval" ? [[act.page, act] as const] : [])));
}

/** Why a page as it stands was not approved; null where it was. */
export function unapproved(page: string, approved: ReadonlyMap<string, Approval>, root = projectRoot): string | null {
  if (!pagesToApprove(root).includes(page)) return null;
  const approval = approved.get(page);
  if (approval === undefined) return `nobody approved ${page}`;
  const changed = changedFiles(approval.basis, basisOf(page, root));
  if (changed.length === 0) return null;
  const named = changed.slice(0, MOST_NAMED).join(", ");
  const more = changed.length > MOST_NAMED ? ` and ${changed.length - MOST_NAMED} more` : "";
  return `${page} changed since ${approval.by} approved it on ${approval.at.slice(0, 10)}: ${named}${more}`;
}

/** What an approved page was last found to say otherwise for readers outside the house; null where it says what was approved. */
export function unapprovedFinding(
  page: string,
  approved: ReadonlyMap<string, Approval>,
  root = projectRoot
): string | null {
  const approval = approved.get(page);
  for (const {audience, edition} of foundPublications(root)) {
    if (audience === "internal") continue;
    const [was, now] = [
      approval && approvedFindings(approval, audience, edition),
      lastFindings(audience, edition, root)?.[page]
    ];
    const [change] = was && now ? changedFindings(was, now) : [];
    const where = edition === null ? "" : ` in the edition of ${edition}`;
    if (change !== undefined)
      return `${page} finds something else for ${audience}${where} than was approved: ${change}`;
  }
  return null;
}

/** The approval of a page as it stands now, with what it was last found to say for each audience. Throws on a page there is none of. */
export function approvalOf(
  page: string,
  {by, now, root = projectRoot}: {readonly by: string; readonly now: Date; readonly root?: string}
): Approval {
  const basis = basisOf(page, root);
  const findings = Object.fromEntries(
    foundPublications(root).flatMap(({audience, edition}) => {
      const found = lastFindings(audience, edition, root)?.[page];
      return found ? [[keyOf(audience, edition), found]] : [];
    })
  );
  return {kind: "approval", page, by, at: now.toISOString(), basis, findings};
}

/**
 * What an approval says of the findings for an audience: those it was read for, else those of the nearest inner one; of an
 * edition that was read for none, what was read of the books of today.
 */
export function approvedFindings(
  {findings}: Approval,
  audience: Audience,
  edition: IsoDate | null = null
): Findings | null {
  const inner = AUDIENCES.slice(0, AUDIENCES.indexOf(audience) + 1).reverse();
  const of = (day: IsoDate | null) =>
    inner.map((each) => findings[keyOf(each, day)]).find((found) => found !== undefined);
  return of(edition) ?? of(null) ?? null;
}

function keyOf(audience: Audience, edition: IsoDate | null): string {
  return edition === null ? audience : `${audience} ${edition}`;
}

/** What each page was last found to say for an audience; null where none was published or refused here. */
function lastFindings(
  audience: Audience,
  edition: IsoDate | null,
  root: string
): Readonly<Record<string, Findings>> | null {
  const path = join(root, findingsFile(audience, edition));
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, Findings>) : null;
}
