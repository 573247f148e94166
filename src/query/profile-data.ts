import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {Origin} from "../lib/origins.js";
import type {ExposureKind} from "./exposure.js";
import type {DatedEvent} from "./events.js";
import type {Weights} from "./usage.js";

export interface ProfiledLab {
  readonly lab: string;
  /** As readers know it. */
  readonly name: Text;
  /** As the registry writes it; what a search finds as well. */
  readonly registered: Text;
  readonly country: Text;
  readonly origin: Origin;
  /** company, research, community, undisclosed or aggregate. */
  readonly kind: string;
  /** Who says where it sits. */
  readonly citation: string;
}

export interface ProfiledModel {
  readonly model: string;
  readonly name: string;
  readonly lab: string;
  readonly released: IsoDate | null;
  readonly contextTokens: number | null;
  readonly weights: Weights;
  readonly isFree: boolean;
  /** Names that other catalogues give it; null for none. */
  readonly aliases: string | null;
  /** Who says when it was released and whether its weights are open. */
  readonly citation: string;
  /** Whether it has a built page of its own. */
  readonly isBuilt: boolean;
}

/** A listed company’s relation to a lab. */
export interface ProfiledExposure {
  readonly lab: string;
  readonly entity: string;
  readonly company: Text;
  readonly kind: ExposureKind;
  /** Part of the lab; null where it is not disclosed. */
  readonly weight: number | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly citation: string;
}

/** A list price of a model at the router from a day on, US dollars per million tokens. */
export interface ListPrice {
  readonly model: string;
  readonly day: IsoDate;
  readonly input: number;
  readonly output: number;
  readonly citation: string;
}

/** A host’s listing of a model that still held on the last day of the record, US dollars per million tokens. */
export type HostListing = readonly [
  host: string,
  isMaker: boolean,
  since: IsoDate,
  input: number | null,
  output: number | null
];

/** What a million tokens of a model’s output were listed at on the last day of a month; the router’s null where not on record. */
export type HostMonth = readonly [
  day: IsoDate,
  router: number | null,
  maker: number | null,
  lowestOther: number | null,
  highestOther: number | null
];

/** What hosts other than the router list for a model. */
export interface ModelHosts {
  readonly listings: readonly HostListing[];
  readonly months: readonly HostMonth[];
}

/** A model at a host behind the router, US dollars per million tokens; null where it is not stated. */
export interface RouterEndpoint {
  readonly model: string;
  readonly host: string;
  /** Country of the host’s headquarters, ISO 3166. */
  readonly country: string | null;
  readonly quantization: string | null;
  readonly input: number | null;
  readonly output: number | null;
  readonly isUp: boolean | null;
  readonly keepsNothing: boolean;
}

/** What a model scores on a test of a publisher, on its own scale. */
export interface Benchmark {
  readonly model: string;
  readonly publisher: string;
  readonly benchmark: string;
  readonly score: number;
  readonly scale: "index" | "share" | "elo";
}

/** Rows of the latest list on record, with its day and who says so. */
export interface Listed<T> {
  readonly asOf: IsoDate;
  readonly citation: string;
  readonly rows: readonly T[];
}

/** A model’s place in a task of the latest window. */
export interface ProfiledTask {
  readonly model: string;
  readonly useCase: string;
  readonly share: number;
}

/** What later vintages changed of a model’s counts. */
export interface ProfiledRestatement {
  readonly model: string;
  readonly values: number;
  readonly latest: IsoDate;
  /** Largest change, as a fraction of what was published. */
  readonly largest: number;
}

/** What profiles hold beside weekly usage; built by `src/data/profiles.json.ts`. */
export interface ProfileData {
  readonly knownOn: IsoDate | null;
  readonly labs: readonly ProfiledLab[];
  readonly models: readonly ProfiledModel[];
  readonly exposures: readonly ProfiledExposure[];
  readonly prices: readonly ListPrice[];
  /** Prices by host: the last day of their record, who says so, and the models that hosts beside the router list. */
  readonly hosts: {
    readonly day: IsoDate;
    readonly citation: string;
    readonly models: Readonly<Partial<Record<string, ModelHosts>>>;
  } | null;
  readonly endpoints: Listed<RouterEndpoint> | null;
  readonly benchmarks: Listed<Benchmark> | null;
  /** Days on which the router’s listing of a model was last found removed. */
  readonly removals: readonly {readonly model: string; readonly day: IsoDate; readonly citation: string}[];
  readonly tasks: {
    readonly asOf: IsoDate;
    readonly windowDays: number;
    readonly citation: string;
    readonly rows: readonly ProfiledTask[];
  } | null;
  readonly restatements: readonly ProfiledRestatement[];
  readonly restatementCitation: string;
  readonly events: readonly DatedEvent[];
}
