import type {Origin} from "../../lib/origins.js";

/** A model of the registry. */
export interface RegisteredModel {
  /** Slug: the lab, a stroke, the name. */
  readonly model: string;
  readonly lab: string;
  readonly family: string;
  readonly name: string;
  readonly weights: string;
}

/** The models that names are matched to, what other catalogues call them, and where their labs sit. */
export interface ModelRegistry {
  readonly models: readonly RegisteredModel[];
  readonly aliases: readonly {readonly alias: string; readonly model: string}[];
  readonly labs: readonly {
    readonly lab: string;
    readonly name: string;
    readonly name_zh: string;
    readonly country: string;
  }[];
  readonly countries: readonly {
    readonly country: string;
    readonly name: string;
    readonly name_zh: string;
    readonly origin: Origin;
  }[];
}
