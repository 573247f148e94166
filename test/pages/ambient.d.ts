// What Framework puts in scope of a page, with the types of the project's own data files.
import type {ComparablesData} from "../../src/companies/comparables.js";
import type {CompanyText} from "../../src/companies/models.js";
import type {PublishedCompanies} from "../../src/companies/published.js";
import type {OpeningBrief} from "../../src/components/brief/view.js";
import type {CoverageSheet} from "../../src/coverage/coverage.js";
import type {WatchData} from "../../src/desk/watch-data.js";
import type {DeskData} from "../../src/desk/desk-data.js";
import type {LeadData} from "../../src/desk/lead-data.js";
import type {ValueHistory} from "../../src/desk/value-history.js";
import type {InputElement} from "../../src/inputs/segmented.js";
import type {Claims} from "../../src/query/claims/claims.js";
import type {Editions} from "../../src/query/editions.js";
import type {EventData} from "../../src/query/events.js";
import type {ExposureData} from "../../src/query/exposure.js";
import type {HostPriceData} from "../../src/query/host-price-data.js";
import type {LedgerSchema} from "../../src/query/ledger-schema.js";
import type {ProfileData} from "../../src/query/profile-data.js";
import type {Reports} from "../../src/query/report/judged.js";
import type {Restatements} from "../../src/query/restatements.js";
import type {RevenueData} from "../../src/query/revenue.js";
import type {OwnTables} from "../../src/query/own/tables.js";
import type {PromptShare, Usage} from "../../src/query/usage.js";
import type {Books} from "../../src/query/source-records.js";
import type {UseCaseData} from "../../src/query/use-cases.js";

interface DataFiles {
  "/data/usage-weekly.json": Usage;
  "/data/prompt-share.json": PromptShare | null;
  "/data/use-cases.json": UseCaseData;
  "/data/schema.json": LedgerSchema;
  "/data/sources.json": Books;
  "/data/restatements.json": Restatements;
  "/data/brief.json": OpeningBrief;
  "/data/claims.json": Claims;
  "/data/editions.json": Editions;
  "/data/events.json": EventData;
  "/data/exposure.json": ExposureData;
  "/data/reports.json": Reports;
  "/data/revenue.json": RevenueData;
  "/data/host-prices.json": HostPriceData;
  "/data/company-models.json": PublishedCompanies;
  "/data/company-text.json": CompanyText;
  "/data/comparables.json": ComparablesData;
  "/data/coverage.json": CoverageSheet;
  "/data/desk.json": DeskData;
  "/data/watch.json": WatchData;
  "/data/lead.json": LeadData;
  "/data/value-history.json": ValueHistory;
  "/data/profiles.json": ProfileData;
  "/data/own-tables.json": OwnTables | null;
}

/** What is for a researcher to know. */
type Own = ReturnType<typeof JSON.parse>;

/** What other cells see of a value: what a promise comes to, what a generator gave last. */
type Yielded<T> = T extends AsyncGenerator<infer V> ? V : Awaited<T>;
type Resolved<T> = {readonly [K in keyof T]: Yielded<T[K]>};

declare global {
  const aq: typeof import("npm:arquero");
  const Plot: typeof import("npm:@observablehq/plot");
  const d3: typeof import("npm:d3");
  const html: typeof import("npm:htl").html;
  const svg: typeof import("npm:htl").svg;
  const htl: typeof import("npm:htl");
  const Inputs: typeof import("npm:@observablehq/inputs");
  const Generators: typeof import("observablehq:stdlib").Generators;
  const Mutable: typeof import("observablehq:stdlib").Mutable;
  const width: number;
  const now: number;
  const dark: boolean;
  const invalidation: Promise<void>;
  /** Rows that the ledger, with the files of the front matter beside it, gives for a query. */
  function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<Iterable<Own>>;
  // Of packages that a study installs; the build says which, where one is missing.
  const _: Own, Arrow: Own, dot: Own, echarts: Own, L: Own, mapboxgl: Own, mermaid: Own, React: Own, ReactDOM: Own, SQLiteDatabaseClient: Own, tex: Own, topojson: Own, vg: Own, vl: Own; // prettier-ignore
  const aapl: Own, alphabet: Own, cars: Own, citywages: Own, diamonds: Own, flare: Own, industries: Own, miserables: Own, olympians: Own, penguins: Own, pizza: Own, weather: Own; // prettier-ignore
  const observable: {readonly params: {readonly lang: string; readonly edition: string; readonly report: string}};
  function display<T>(value: T): T;
  function view<E extends HTMLElement>(input: E): E extends InputElement<infer T> ? T : never;
  function visibility(): Promise<void>;
  function resize(render: (width: number, height: number) => Node): HTMLElement;
  function FileAttachment<K extends keyof DataFiles>(path: K): {json(): Promise<DataFiles[K]>; url(): Promise<string>};
  function FileAttachment(path: string): import("observablehq:stdlib").FileAttachment;
  /** The names a cell declares, as other cells see them. */
  function resolved<T>(cell: () => Promise<T>): Resolved<T>;
}
