import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import {langOfPath, type Lang, type Text} from "../../src/lib/language.js";
import {readEditions} from "../editions/files.js";
import type {EditionFile} from "../editions/freeze.js";
import {readStillPages} from "../editions/still-pages.js";
import {readActs, type Act, type Approval} from "../house/acts.js";
import {escapedMarkup} from "../markup.js";
import {asFirstDisclosure, releaseTime, timeText} from "./release.js";

/** When a kept page was kept and first published, and who last approved the page that it was kept of before that. */
export interface KeptRelease {
  readonly takenOn: IsoDate;
  /** ISO time, or a day alone. */
  readonly at: string;
  /** Null where the acts hold none. */
  readonly approval: Pick<Approval, "by" | "at"> | null;
}

const WORDS = {
  kept: {en: "Kept on ", zh: "留存于："},
  published: {en: "; first published for these readers on ", zh: "；首次向此类读者发布："},
  approved: {en: "; the page it was kept of was last approved before that by ", zh: "；此前所据页面的最近批准人："},
  on: {en: " on ", zh: "，批准时间："},
  unapproved: {en: "; no approval of that page from before is on record", zh: "；此前无该页面的批准记录"},
  stop: {en: ".", zh: "。"}
} as const satisfies Record<string, Text>;

interface KeptReleaseSpec {
  readonly root: string;
  readonly audience: Audience;
  /** The day on which is published, and the time. */
  readonly on: IsoDate;
  readonly now: Date;
}

/** Says first among the disclosures of each page that an edition keeps what the acts know of its release; gives the number of pages. The copies in the books stay as they are. */
export function writeKeptReleases(folder: string, dates: readonly IsoDate[], spec: KeptReleaseSpec): number {
  const acts = readActs(spec.root);
  let written = 0;
  for (const edition of readEditions(spec.root)) {
    const still = dates.includes(edition.date) ? readStillPages(edition.date, spec.root) : null;
    for (const {path} of still?.pages ?? []) {
      const file = join(folder, "editions", edition.date, path);
      const release = {takenOn: still?.takenOn ?? edition.frozenOn, ...releaseOf(path, edition, acts, spec)};
      writeFileSync(file, withKeptRelease(readFileSync(file, "utf8"), langOfPath(`/${path}`), release));
      written += 1;
    }
  }
  return written;
}

/** When a kept page first went out to an audience, this time where it never did, and the last approval of its page before. */
export function releaseOf(
  path: string,
  {date, entry}: Pick<EditionFile, "date" | "entry">,
  acts: readonly Act[],
  {audience, on, now}: Omit<KeptReleaseSpec, "root">
): Omit<KeptRelease, "takenOn"> {
  const first = acts.find(
    (act) =>
      act.kind === "publication" &&
      act.audience === audience &&
      act.ledger.seq > entry.seq &&
      (act.edition === null || act.edition >= date)
  );
  const at = first?.kind === "publication" ? timeOf(first) : releaseTime(on, now);
  const before = first ? acts.filter(({seq}) => seq < first.seq) : acts;
  const page = pageOf(path);
  const approval = before.findLast((act) => act.kind === "approval" && act.page === page);
  return {at, approval: approval?.kind === "approval" ? approval : null};
}

const timeOf = ({on, at}: {readonly on: IsoDate; readonly at: string}) => releaseTime(on, new Date(at));

/** The page that a file of an edition was kept of, as its source is called: `en/value-BABA.html` was kept of `value`. */
function pageOf(path: string): string {
  const [, name = ""] = /\/([^/]+)\.html$/.exec(path) ?? [];
  if (name === "edition") return "editions/[edition]";
  return name.startsWith("value-") ? "value" : name;
}

/** A kept page that says when it was kept and published, and who approved its page. */
export function withKeptRelease(html: string, lang: Lang, {takenOn, at, approval}: KeptRelease): string {
  const approver =
    approval === null
      ? WORDS.unapproved[lang]
      : `${WORDS.approved[lang]}${escapedMarkup(approval.by)}${WORDS.on[lang]}${timeText(approval.at, lang)}`;
  const kept = `${WORDS.kept[lang]}<time datetime="${takenOn}">${formatDate(takenOn, lang)}</time>`;
  return asFirstDisclosure(html, `${kept}${WORDS.published[lang]}${timeText(at, lang)}${approver}${WORDS.stop[lang]}`);
}
