import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {ORIGINS} from "../../src/lib/origins.js";
import type {
  HostedWeek,
  HostPriceData,
  HostSpreadMonth,
  ListPriceEvent,
  PricedWeek
} from "../../src/query/host-price-data.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const RECORD = `SELECT max(last_known_on) AS lastKnownOn,
  (SELECT citation FROM source WHERE source = (SELECT any_value(source) FROM host_price)) AS citation FROM host_price`;
const SPREADS = `SELECT s.day, s.model, m.name, m.lab, c.origin, CAST(u.tokens AS DOUBLE) AS tokens, s.hosts,
  s.maker_output_usd_per_mtok AS maker, s.lowest_other_output_usd_per_mtok AS lowest,
  s.median_other_output_usd_per_mtok AS median, s.highest_other_output_usd_per_mtok AS highest
FROM host_price_spread_monthly s JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
LEFT JOIN usage_weekly_by_model u ON u.model = s.model
  AND u.week_start = (SELECT max(week_start) FROM usage_weekly_by_model w WHERE w.week_start <= s.day)
WHERE s.lowest_other_output_usd_per_mtok IS NOT NULL AND (u.tokens IS NOT NULL OR s.maker_output_usd_per_mtok IS NOT NULL)
ORDER BY s.day DESC, u.tokens DESC NULLS LAST, s.model`;
const EVENTS = `SELECT day, kind, model, name, host, was_input_usd_per_mtok AS wasInput, now_input_usd_per_mtok AS nowInput,
  was_output_usd_per_mtok AS wasOutput, now_output_usd_per_mtok AS nowOutput
FROM list_price_event ORDER BY day DESC, kind, model`;
const HOSTED = `SELECT week_start AS week, origin, CAST(sum(tokens) AS DOUBLE) AS tokens,
  CAST(sum(maker_only_tokens) AS DOUBLE) AS makerOnly, CAST(sum(maker_and_others_tokens) AS DOUBLE) AS makerAndOthers,
  CAST(sum(others_only_tokens) AS DOUBLE) AS othersOnly, CAST(sum(no_host_tokens) AS DOUBLE) AS "none"
FROM hosted_tokens_weekly WHERE last_known_on IS NOT NULL GROUP BY ALL ORDER BY week_start, origin`;
const PRICED = `SELECT week_start AS week, snapshot_priced_share AS snapshots, router_priced_share AS router,
  any_host_priced_share AS anyHost FROM priced_tokens_weekly ORDER BY week_start`;

const RECORD_OF = fields({lastKnownOn: orNull(dayText), citation: orNull(text)}, {});
const SPREAD: Decoder<HostSpreadMonth> = fields(
  {
    day: dayText,
    model: text,
    name: text,
    lab: text,
    origin: oneOf(...ORIGINS),
    tokens: orNull(amount),
    hosts: amount,
    maker: orNull(amount),
    lowest: amount,
    median: amount,
    highest: amount
  },
  {}
);
const EVENT: Decoder<ListPriceEvent> = fields(
  {
    day: dayText,
    kind: oneOf("price_cut", "price_rise", "router_cheaper", "router_dearer"),
    model: text,
    name: text,
    host: text,
    wasInput: amount,
    nowInput: amount,
    wasOutput: amount,
    nowOutput: amount
  },
  {}
);
const HOSTED_WEEK: Decoder<HostedWeek> = fields(
  {
    week: dayText,
    origin: oneOf(...ORIGINS),
    tokens: amount,
    makerOnly: amount,
    makerAndOthers: amount,
    othersOnly: amount,
    none: amount
  },
  {}
);
const PRICED_WEEK: Decoder<PricedWeek> = fields(
  {week: dayText, snapshots: amount, router: amount, anyHost: amount},
  {}
);

/** Prices by host and day, for pages: spreads by month, changes as events, who lists what is used, what has a price. */
export async function loadHostPrices(ask = queryWarehouse): Promise<HostPriceData> {
  const [records, spreads, events, hosted, priced] = await ask("full", RECORD, SPREADS, EVENTS, HOSTED, PRICED);
  const [record] = shaped(records, RECORD_OF, "host_price");
  return {
    knownOn: asKnownOn(),
    lastKnownOn: record?.lastKnownOn ?? null,
    citation: record?.citation ?? "",
    spreads: shaped(spreads, SPREAD, "host_price_spread_monthly"),
    events: shaped(events, EVENT, "list_price_event"),
    hosted: shaped(hosted, HOSTED_WEEK, "hosted_tokens_weekly"),
    priced: shaped(priced, PRICED_WEEK, "priced_tokens_weekly")
  };
}
