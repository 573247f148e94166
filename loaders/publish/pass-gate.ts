import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {CompanyModel} from "../../src/companies/company.js";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {dayText, fields, list, orNull, number, text} from "../../src/lib/decode.js";
import {PLACES} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {FEED} from "../../src/lib/pages.js";
import {readActs} from "../house/acts.js";
import {approvals, approvedFindings, unapproved} from "../house/approvals.js";
import {pageBehind} from "../house/basis.js";
import {changedFindings, findingsOf, type Findings} from "../house/findings.js";
import {hasRatings} from "../house/recommendations.js";
import {disclosuresFor, priceLimit} from "../house/registers.js";
import {sha256} from "../ledger/entry.js";
import {writeWhole} from "../whole.js";
import {refusals, VALUED, type GateContext, type HeldPrice} from "./gate.js";
import {listedPages} from "./heads.js";
import {holdPage} from "./hold.js";
import {findingsFile} from "./publication.js";
import {SEARCH_INDEX} from "./search-index.js";

/** What a site is published from and for. */
export interface PublicationSpec {
  readonly root: string;
  readonly audience: Audience;
  readonly on: IsoDate;
  /** The edition whose books it shows; null for the books of today. */
  readonly edition: IsoDate | null;
  /** Where the publication for the audience stands; what it has of a page that is held stays. */
  readonly standing: string;
  /** What was shut out of studies that were opened, by path; see tryStudies. */
  readonly shutOut?: ReadonlyMap<string, string>;
}

/** What became of a publication at the gate. */
export interface Passed {
  /** Routes of pages that stay as they were published before. */
  readonly held: readonly string[];
}

/** A publication that passed, with all its files. */
export interface Sealed extends Passed {
  /** SHA-256 of the checksums of all files. */
  readonly content: string;
}

/** What tells of a held page elsewhere, and so stays with it: indexes of any, the feeds of the brief. */
const TOLD_ELSEWHERE = (route: string) => [
  ...PLACES.map((place) => `/${place}/${SEARCH_INDEX}`),
  "/llms.txt",
  ...(route === "/brief" ? PLACES.map((place) => `/${place}${FEED}`) : [])
];

/**
 * Lets a built site pass for an audience. Pages whose findings changed since somebody approved them stay as they were
 * published before. Throws why pages may not be published, each with page, rule and remedy. What pages find is written
 * down for those who approve them, whether it passes or not. An edition shows one day: it holds no page as it was, and lends none
 * to be held.
 */
export function passGate(folder: string, {root, audience, on, edition, standing, shutOut}: PublicationSpec): Passed {
  const approved = approvals(root);
  const found = findingsOf(listedPages(folder));
  writeWhole(join(root, findingsFile(audience, edition)), `${JSON.stringify(byPage(found), null, 1)}\n`);
  const isInside = audience === "internal";
  const waiting = isInside
    ? []
    : [...found].flatMap(([route, now]) => {
        const approval = approved.get(pageBehind(inFull(`/en${route}`)));
        const was = approval && approvedFindings(approval, audience, edition);
        const changed = was ? changedFindings(was, now) : [];
        return changed.length > 0 ? [{route, changed}] : [];
      });
  const before = readActs(root).findLast((act) => act.kind === "publication" && act.audience === audience);
  const since = before?.kind === "publication" ? before.on : on;
  const lends = edition === null && (before?.kind !== "publication" || before.edition === null);
  const unheld = waiting.filter(({route}) => !hold(route));
  const pages = listedPages(folder);
  const context = gateContext(folder, {root, audience, on, ...(shutOut && {shutOut})}, approved);
  const ofEdition = edition === null ? "" : ` of the edition of ${edition}`;
  const expected = lends
    ? "a page finds what was approved, or stays as it was published"
    : `a page finds what was approved: read it in the internal publication${ofEdition}`;
  const broken = [
    ...refusals(pages, context),
    ...unheld.map(({route, changed}) => {
      const path = inFull(`/en${route}`);
      return `${path}: findings: ${changed[0] ?? ""}; ${expected}: npm run approve -- ${pageBehind(path) || "index"} --by <name>`;
    })
  ];
  if (broken.length > 0) throw new Error([...new Set(broken), `nothing was published for ${audience}`].join("\n"));
  return {held: waiting.map(({route}) => route)};

  function hold(route: string): boolean {
    if (!lends) return false;
    const paths = PLACES.map((place) => inFull(`/${place}${route}`)).filter((path) => existsSync(join(folder, path)));
    const isHeld = paths.every((path) => holdPage(folder, standing, {path, on: since}));
    for (const path of isHeld ? TOLD_ELSEWHERE(route) : [])
      if (existsSync(join(standing, path))) writeFileSync(join(folder, path), readFileSync(join(standing, path)));
    return isHeld;
  }
}

/** What the gate knows of a built site besides its pages. */
export function gateContext(
  folder: string,
  {root, audience, on, shutOut}: Omit<PublicationSpec, "standing" | "edition">,
  approved = approvals(root)
): GateContext {
  const known = new Map<string, string | null>();
  return {
    audience,
    on,
    disclosures: disclosuresFor(audience, on, root),
    priceLimit: priceLimit(audience, root),
    oldestPrice: (html) => oldestPrice(folder, html),
    hasRatings: hasRatings(root),
    shutOut: (path) => shutOut?.get(path) ?? null,
    unapproved: (path) => {
      if (audience === "internal") return null;
      const page = pageBehind(path);
      if (!known.has(page)) known.set(page, unapproved(page, approved, root));
      return known.get(page) ?? null;
    }
  };
}

/** Writes the checksum of every file, as `sha256sum -c` reads it; gives its own. */
export function writeChecksums(folder: string): string {
  const text = checksumsOf(folder);
  writeFileSync(join(folder, CHECKSUMS), text);
  return sha256(text);
}

/** The file in which a publication lists all others. */
export const CHECKSUMS = "checksums.txt";

/** The checksums of a folder’s files, its list of them left out. */
export function checksumsOf(folder: string): string {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/")
    )
    .filter((file) => file !== CHECKSUMS)
    .sort()
    .map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`)
    .join("");
}

function byPage(found: ReadonlyMap<string, Findings>): Record<string, Findings> {
  return Object.fromEntries([...found].map(([route, findings]) => [pageBehind(inFull(`/en${route}`)), findings]));
}

const ROW = fields({entity: text, pricedOn: dayText, price: orNull(number)}, {});
const COMPANY = fields({entity: text, valuedOn: dayText}, {});

/** The oldest price in what a page loads: a page that is held loads what it was published with. */
function oldestPrice(folder: string, html: string): HeldPrice | null {
  const files = new Set([...html.matchAll(VALUED)].map(([file]) => file));
  const [oldest] = [...files]
    .flatMap((file) => pricesIn(JSON.parse(readFileSync(join(folder, file), "utf8")) as PricedData, file))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  return oldest ?? null;
}

interface PricedData {
  readonly rows?: readonly Record<string, unknown>[];
  /** Of comparables. */
  readonly reratable?: readonly Record<string, unknown>[];
  readonly companies?: readonly (Record<string, unknown> & Pick<CompanyModel, "headline" | "missing">)[];
}

function pricesIn({rows = [], reratable = [], companies = []}: PricedData, file: string): HeldPrice[] {
  const priced = companies.filter(({headline, missing}) => missing.every(({line}) => line !== headline.price));
  return [
    ...list(ROW)(
      [...rows, ...reratable].map(({entity, pricedOn, price}) => ({entity, pricedOn, price})),
      file
    ).flatMap(({entity, pricedOn: on, price}) => (price === null ? [] : [{entity, on}])),
    ...list(COMPANY)(
      priced.map(({entity, valuedOn}) => ({entity, valuedOn})),
      file
    ).map(({entity, valuedOn: on}) => ({entity, on}))
  ];
}
