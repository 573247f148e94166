import type {PublishedCompanies} from "../../src/companies/published.js";
import type {ReturnScale} from "../../src/model/workspace/band.js";
import {asKnownOn} from "../as-known-on.js";
import {readership} from "../edition.js";

/** The scale of the note of February 2026: outperform above, underperform below, neutral between. */
export const NOTE_SCALE: ReturnScale = {above: 0.1, below: -0.1, months: 12};

/** Company models for the workspace; the note's scale goes to the internal edition alone. */
export function loadCompanyModels(): PublishedCompanies {
  return {
    knownOn: asKnownOn(),
    companies: [],
    scale: readership() === "internal" ? NOTE_SCALE : null,
    sources: {}
  };
}
