import {existsSync, readFileSync, renameSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {appendActs, readActs, type Act, type Publication} from "../house/acts.js";
import {ledgerMark} from "../house/recommendations.js";
import {lastEntry, readHead} from "../ledger/archive.js";
import {GENESIS, sha256} from "../ledger/entry.js";
import {issues} from "../reports/issue.js";
import {CHECKSUMS, checksumsOf, type Sealed} from "./pass-gate.js";
import {formerFolder, publicationFolder} from "./publication.js";

interface Published {
  readonly root: string;
  readonly audience: Audience;
  readonly edition: IsoDate | null;
  readonly on: IsoDate;
  readonly now: Date;
}

/** Puts a publication and the reports it issues on record: what, for whom, when, from which books and with which checksums. */
export function recordPublication({root, audience, edition, on, now}: Published, {held, content}: Sealed): void {
  const {seq, hash} = lastEntry(root, edition) ?? readHead(root) ?? GENESIS;
  const at = now.toISOString();
  appendActs(
    [
      ...issues({audience, edition, on, at}, root),
      {
        kind: "publication",
        audience,
        edition,
        on,
        at,
        ledger: {seq, hash},
        held,
        content,
        recommendations: ledgerMark(root),
        isRollback: false
      }
    ],
    root
  );
}

/**
 * Puts the publication before the one that stands back in its place, which takes the place of the one before, and puts that
 * on record. Throws where there is none, or it is not what was published.
 */
export function rollBack({root, audience, now}: Pick<Published, "root" | "audience" | "now">): void {
  const [standing, former] = [publicationFolder(audience), formerFolder(audience)].map((path) => join(root, path)) as [
    string,
    string
  ];
  if (!existsSync(former)) throw new Error(`${formerFolder(audience)}: missing; expected what was published before`);
  const listed = readFileSync(join(former, CHECKSUMS), "utf8");
  const was = readActs(root).findLast((act): act is Act & Publication => isPublication(act, sha256(listed)));
  if (was === undefined || listed !== checksumsOf(former))
    throw new Error(`${formerFolder(audience)}: not as it was published; expected the files of its ${CHECKSUMS}`);
  const aside = `${former}.aside`;
  if (existsSync(standing)) renameSync(standing, aside);
  renameSync(former, standing);
  if (existsSync(aside)) renameSync(aside, former);
  const {edition, on, ledger, held, content} = was;
  const recommendations = ledgerMark(root);
  appendActs(
    [
      {
        kind: "publication",
        audience,
        edition,
        on,
        at: now.toISOString(),
        ledger,
        held,
        content,
        recommendations,
        isRollback: true
      }
    ],
    root
  );
}

function isPublication(act: Act, content: string): boolean {
  return act.kind === "publication" && act.content === content;
}
