import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import {langOfPath, type Lang, type Text} from "../../src/lib/language.js";
import type {Approval} from "../house/acts.js";
import {approvals, unapproved} from "../house/approvals.js";
import {pageBehind, pagesToApprove} from "../house/basis.js";
import {escapedMarkup} from "../markup.js";
import {listedPages} from "./heads.js";

/** When a page was published, in ISO time to the minute or as a day alone, and who approved it as it stands. */
export interface Release {
  readonly at: string;
  /** Null where nobody did. */
  readonly approval: Pick<Approval, "by" | "at"> | "not needed" | null;
}

/** From where and when is published. */
interface ReleaseSpec {
  readonly root: string;
  /** The day on which is published, and the time; a day that was told otherwise has none. */
  readonly on: IsoDate;
  readonly now: Date;
}

const WORDS = {
  published: {en: "Published on ", zh: "发布时间："},
  approved: {en: "; approved as it stands by ", zh: "；批准人："},
  on: {en: " on ", zh: "，批准时间："},
  unapproved: {
    en: "; nobody has approved it as it stands for readers outside the house",
    zh: "；现有内容尚无人批准对外发布"
  },
  stop: {en: ".", zh: "。"}
} as const satisfies Record<string, Text>;
const REGISTER_START = /<section class="disclosures"><h2>[^<]*<\/h2><ul>/;

/** Says first among the disclosures of each page when it was published and who approved it; gives the number of pages. */
export function writeReleases(folder: string, {root, on, now}: ReleaseSpec): number {
  const approved = approvals(root);
  const at = releaseTime(on, now);
  const toApprove = pagesToApprove(root);
  const approvalBy = new Map<string, Release["approval"]>();
  const approvalOf = (page: string) => {
    if (!toApprove.includes(page)) return "not needed";
    return unapproved(page, approved, root) === null ? (approved.get(page) ?? null) : null;
  };
  const pages = listedPages(folder).filter(({html}) => REGISTER_START.test(html));
  for (const {path, html} of pages) {
    const page = pageBehind(path);
    if (!approvalBy.has(page)) approvalBy.set(page, approvalOf(page));
    writeFileSync(
      join(folder, path),
      withRelease(html, langOfPath(path), {at, approval: approvalBy.get(page) ?? null})
    );
  }
  return pages.length;
}

/** A page that says when it was published and who approved it. */
export function withRelease(html: string, lang: Lang, {at, approval}: Release): string {
  const approver =
    approval === "not needed"
      ? ""
      : approval === null
        ? WORDS.unapproved[lang]
        : `${WORDS.approved[lang]}${escapedMarkup(approval.by)}${WORDS.on[lang]}${timeText(approval.at, lang)}`;
  return asFirstDisclosure(html, `${WORDS.published[lang]}${timeText(at, lang)}${approver}${WORDS.stop[lang]}`);
}

/** A page with what is said of its release before its other disclosures; one without any stays as it is. */
export function asFirstDisclosure(html: string, item: string): string {
  return html.replace(REGISTER_START, (start) => `${start}<li data-disclosure="release">${item}</li>`);
}

/** The time of a publication; a day that was told otherwise has none. */
export function releaseTime(on: IsoDate, now: Date): string {
  const time = now.toISOString();
  return time.startsWith(on) ? time : on;
}

/** A time to the minute, or a day, as its element. */
export function timeText(at: string, lang: Lang): string {
  const [day = "", time = ""] = at.split("T");
  const minute = time === "" ? "" : ` ${time.slice(0, 5)} UTC`;
  return `<time datetime="${day}${time === "" ? "" : `T${time.slice(0, 5)}Z`}">${formatDate(day, lang)}${minute}</time>`;
}
