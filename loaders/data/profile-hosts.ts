import {amount, dayText, fields, flag, orNull, text} from "../../src/lib/decode.js";
import type {HostListing, HostMonth, ModelHosts, ProfileData} from "../../src/query/profile-data.js";
import type {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const RECORD = `SELECT max(h.last_known_on) AS day, any_value(s.citation) AS citation
FROM host_price h JOIN source s USING (source) HAVING count(*) > 0`;
// Of several listings of a model at one host the one for least: others are tiers of it.
const LISTINGS = `SELECT model, host, is_maker AS isMaker, valid_from AS since, input_usd_per_mtok AS input, output_usd_per_mtok AS output
FROM host_price WHERE valid_to IS NULL AND model IS NOT NULL AND NOT is_router
QUALIFY row_number() OVER (PARTITION BY model, host ORDER BY output_usd_per_mtok NULLS LAST, input_usd_per_mtok, listing) = 1
ORDER BY model, output NULLS LAST, input, host`;
const MONTHS = `SELECT s.model, s.day, p.output AS router, s.maker_output_usd_per_mtok AS maker,
  s.lowest_other_output_usd_per_mtok AS lowest, s.highest_other_output_usd_per_mtok AS highest
FROM host_price_spread_monthly s
ASOF LEFT JOIN (SELECT model, as_of, max(output_usd_per_mtok) AS output FROM router_price GROUP BY model, as_of) p
  ON p.model = s.model AND p.as_of <= s.day
ORDER BY s.model, s.day`;

const RECORD_OF = fields({day: dayText, citation: text}, {});
const LISTING = fields(
  {model: text, host: text, isMaker: flag, since: dayText, input: orNull(amount), output: orNull(amount)},
  {}
);
const MONTH = fields(
  {
    model: text,
    day: dayText,
    router: orNull(amount),
    maker: orNull(amount),
    lowest: orNull(amount),
    highest: orNull(amount)
  },
  {}
);

/** What hosts list for each model, now and by month; null where no host is on record. */
export async function loadProfileHosts(ask: typeof queryWarehouse): Promise<ProfileData["hosts"]> {
  const [records, listings, months] = await ask("full", RECORD, LISTINGS, MONTHS);
  const [record = null] = shaped(records, RECORD_OF, "host_price");
  if (record === null) return null;
  const models: Record<string, {listings: HostListing[]; months: HostMonth[]}> = {};
  const of = (model: string) => (models[model] ??= {listings: [], months: []});
  for (const {model, host, isMaker, since, input, output} of shaped(listings, LISTING, "host_price"))
    of(model).listings.push([host, isMaker, since, input, output]);
  for (const {model, day, router, maker, lowest, highest} of shaped(months, MONTH, "host_price_spread_monthly"))
    of(model).months.push([day, router, maker, lowest, highest]);
  return {...record, models: models satisfies Record<string, ModelHosts>};
}
