import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {
  EXPOSURE_KINDS,
  type Exposure,
  type ExposureData,
  type ExposureWeek,
  type WeekTotal
} from "../../src/query/exposure.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {labName} from "../../src/words/names.js";
import {displayedCompanies} from "./names.js";
import {LATEST_SOURCE, shaped, struct} from "./rows.js";

const COMPANIES = `SELECT entity, {'en': name, 'zh': name_zh} AS name FROM company
WHERE entity IN (SELECT entity FROM exposure) ORDER BY entity`;
const EXPOSURES = `SELECT e.lab, {'en': l.name, 'zh': l.name_zh} AS labName, e.entity, e.kind, e.weight,
  e.effective_from AS "from", e.effective_to AS "to", e.note, s.citation
FROM exposure e JOIN lab l USING (lab) JOIN source s ON s.source = e.source
WHERE ? ORDER BY e.kind, e.entity, e.lab, e.effective_from`;
const WEEKS = `SELECT week_start AS week, entity, kind, tokens_weighted AS tokens,
  tokens_of_undisclosed_weight AS undisclosed, round(usd_if_all_input) AS usd, priced_share_of_tokens AS pricedShare
FROM listed_exposure_weekly ORDER BY week_start, entity, kind`;
const TOTALS = `SELECT week_start AS week, CAST(sum(tokens) AS BIGINT) AS tokens,
  CAST(coalesce(sum(tokens) FILTER (origin = 'undisclosed'), 0) AS BIGINT) AS undisclosed,
  CAST(coalesce(sum(tokens) FILTER (origin = 'other'), 0) AS BIGINT) AS other,
  CAST(coalesce(sum(tokens) FILTER (is_priced), 0) AS BIGINT) AS priced,
  round(coalesce(sum(usd_if_all_input), 0)) AS usd,
  round(coalesce(sum(usd_if_all_input) FILTER (origin = 'undisclosed'), 0)) AS "usdUndisclosed",
  round(coalesce(sum(usd_if_all_input) FILTER (origin = 'other'), 0)) AS "usdOther"
FROM implied_inference_revenue_weekly GROUP BY week_start ORDER BY week_start`;
const SOURCE = `SELECT citation, as_of, max_age_days FROM source
WHERE source IN (SELECT arg_max(source, week_start) FROM usage_weekly_by_model)`;

const COMPANY = fields({entity: text, name: struct}, {});
const EXPOSURE: Decoder<Exposure> = fields(
  {
    lab: text,
    labName: struct,
    entity: text,
    kind: oneOf(...EXPOSURE_KINDS),
    weight: orNull(amount),
    from: dayText,
    to: orNull(dayText),
    note: orNull(text),
    citation: text
  },
  {}
);
const WEEK: Decoder<ExposureWeek> = fields(
  {
    week: dayText,
    entity: text,
    kind: oneOf(...EXPOSURE_KINDS),
    tokens: orNull(amount),
    undisclosed: amount,
    usd: orNull(amount),
    pricedShare: orNull(amount)
  },
  {}
);
const TOTAL: Decoder<WeekTotal> = fields(
  {
    week: dayText,
    tokens: amount,
    undisclosed: amount,
    other: amount,
    priced: amount,
    usd: amount,
    usdUndisclosed: amount,
    usdOther: amount
  },
  {}
);

/** Look-through exposure for pages, with relations whose source may only be cited. */
export async function loadExposure(ask = queryWarehouse): Promise<ExposureData> {
  const knownOn = asKnownOn();
  const known = knownOn === null ? "true" : `e.effective_from <= DATE '${knownOn}'`;
  const [companies, exposures, weeks, totals, sources] = await ask(
    "full",
    COMPANIES,
    EXPOSURES.replace("?", known),
    WEEKS,
    TOTALS,
    SOURCE
  );
  const [source] = shaped(sources, LATEST_SOURCE, "source");
  return {
    knownOn,
    asOf: source?.as_of ?? knownOn ?? "",
    maxAgeDays: source?.max_age_days ?? null,
    citation: source?.citation ?? "",
    companies: displayedCompanies(shaped(companies, COMPANY, "company")),
    exposures: shaped(exposures, EXPOSURE, "exposure").map((e) => ({...e, labName: labName(e.lab, e.labName)})),
    weeks: shaped(weeks, WEEK, "listed_exposure_weekly"),
    totals: shaped(totals, TOTAL, "implied_inference_revenue_weekly")
  };
}
