import {amount, dayText, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {ORIGINS} from "../../src/lib/origins.js";
import {EXPOSURE_KINDS} from "../../src/query/exposure.js";
import type {
  ListPrice,
  ProfileData,
  ProfiledExposure,
  ProfiledLab,
  ProfiledModel,
  ProfiledRestatement,
  ProfiledTask
} from "../../src/query/profile-data.js";
import {companyName, labName} from "../../src/words/names.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {loadEvents} from "./events.js";
import {loadProfileHosts} from "./profile-hosts.js";
import {loadProfileLists} from "./profile-lists.js";
import {shaped, struct} from "./rows.js";

/** How many models have a built page, and how many of them by their place in the latest week. */
const [BUILT, OF_LATEST] = [50, 25];
const CURRENT = `known_to = DATE '9999-12-31'`;
const LATEST = `${CURRENT} AND as_of = (SELECT max(as_of) FROM use_case_share WHERE ${CURRENT})`;

const LABS = `SELECT l.lab, {'en': l.name, 'zh': l.name_zh} AS registered, {'en': c.name, 'zh': c.name_zh} AS country, c.origin,
  l.kind, s.citation
FROM lab l JOIN country c USING (country) JOIN source s ON s.source = l.source
WHERE c.origin <> 'other' ORDER BY l.lab`;
// The largest of the latest week, then those with most tokens of all weeks.
const MODELS = `WITH used AS (
  SELECT model, coalesce(min(rank) FILTER (week_start = last), 999) <= ${OF_LATEST} AS is_large_now, sum(tokens) AS tokens
  FROM usage_weekly_by_model CROSS JOIN (SELECT max(week_start) AS last FROM usage_weekly_by_model)
  WHERE origin <> 'other' GROUP BY model),
built AS (SELECT model FROM used ORDER BY is_large_now DESC, tokens DESC, model LIMIT ${BUILT}),
alias AS (SELECT model, string_agg(alias, ' ' ORDER BY alias) AS aliases FROM model_alias GROUP BY model)
SELECT m.model, m.name, m.lab, m.released_on AS released, m.context_tokens AS contextTokens, m.weights,
  m.free_variant AS isFree, a.aliases, s.citation, m.model IN (FROM built) AS isBuilt
FROM model m JOIN lab l USING (lab) JOIN country c USING (country) JOIN source s ON s.source = m.source
LEFT JOIN alias a USING (model)
WHERE c.origin <> 'other' ORDER BY m.model`;
const EXPOSURES = `SELECT e.lab, e.entity, {'en': c.name, 'zh': c.name_zh} AS company, e.kind, e.weight, e.effective_from AS "from",
  e.effective_to AS "to", s.citation
FROM exposure e JOIN company c USING (entity) JOIN source s ON s.source = e.source
WHERE ? ORDER BY e.lab, e.kind, e.entity, e.effective_from`;
// A day on which nothing changed says nothing new, but the last says until when the price is known.
const PRICES = `WITH priced AS (
  SELECT model, as_of, max(input_usd_per_mtok) AS input, max(output_usd_per_mtok) AS output, any_value(source) AS source
  FROM router_price WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL GROUP BY model, as_of)
SELECT p.model, p.as_of AS day, p.input, p.output, s.citation FROM priced p JOIN source s USING (source)
WINDOW w AS (PARTITION BY p.model ORDER BY p.as_of)
QUALIFY lag(p.input) OVER w IS DISTINCT FROM p.input OR lag(p.output) OVER w IS DISTINCT FROM p.output
  OR lead(p.as_of) OVER w IS NULL
ORDER BY p.model, p.as_of`;
const REMOVALS = `WITH last AS (
  SELECT replace(listing, '%2F', '/') AS slug, as_of AS day, change, source FROM host_price_change
  WHERE ${CURRENT} AND host = 'openrouter' QUALIFY as_of = max(as_of) OVER (PARTITION BY listing)),
name AS (SELECT model, model AS alias FROM model UNION SELECT model, alias FROM model_alias)
SELECT n.model, max(l.day) AS day, any_value(s.citation) AS citation
FROM last l JOIN name n ON n.alias = l.slug JOIN source s USING (source)
GROUP BY n.model HAVING bool_and(l.change = 'removed') ORDER BY n.model`;
const WINDOW = `SELECT DISTINCT u.as_of AS asOf, u.window_days AS windowDays, s.citation
FROM use_case_share u JOIN source s USING (source) WHERE ${LATEST.replaceAll(/\b(known_to|as_of) =/g, "u.$1 =")}`;
const TASKS = `SELECT model, use_case AS useCase, share_within_use_case AS share FROM use_case_model_share
WHERE ${LATEST} ORDER BY model, share DESC, use_case`;
const RESTATEMENTS = `SELECT model, CAST(count(*) AS INTEGER) AS "values", max(restated_on) AS latest,
  arg_max(change_share, abs(change_share)) AS largest
FROM restatement GROUP BY model ORDER BY model`;
const RESTATED_BY = `SELECT citation FROM source WHERE source IN (
  SELECT arg_max(coalesce(now_source, was_source), restated_on) FROM restatement)`;

const LAB = fields(
  {lab: text, registered: struct, country: struct, origin: oneOf(...ORIGINS), kind: text, citation: text},
  {}
);
const MODEL: Decoder<ProfiledModel> = fields(
  {
    model: text,
    name: text,
    lab: text,
    released: orNull(dayText),
    contextTokens: orNull(amount),
    weights: oneOf("open", "closed", "unknown"),
    isFree: flag,
    aliases: orNull(text),
    citation: text,
    isBuilt: flag
  },
  {}
);
const EXPOSURE: Decoder<ProfiledExposure> = fields(
  {
    lab: text,
    entity: text,
    company: struct,
    kind: oneOf(...EXPOSURE_KINDS),
    weight: orNull(amount),
    from: dayText,
    to: orNull(dayText),
    citation: text
  },
  {}
);
const PRICE: Decoder<ListPrice> = fields(
  {model: text, day: dayText, input: amount, output: amount, citation: text},
  {}
);
const REMOVAL = fields({model: text, day: dayText, citation: text}, {});
const WINDOW_OF = fields({asOf: dayText, windowDays: amount, citation: text}, {});
const TASK: Decoder<ProfiledTask> = fields({model: text, useCase: text, share: amount}, {});
const RESTATED: Decoder<ProfiledRestatement> = fields(
  {model: text, values: amount, latest: dayText, largest: amount},
  {}
);
const CITED = fields({citation: text}, {});

/** What profiles of labs and models hold beside weekly usage: registry, companies, prices, tasks, restatements, events. */
export async function loadProfiles(ask = queryWarehouse): Promise<ProfileData> {
  const knownOn = asKnownOn();
  const known = knownOn === null ? "true" : `e.effective_from <= DATE '${knownOn}'`;
  const [labs, models, exposures, prices, removals, windows, tasks, restatements, restatedBy] = await ask(
    "full",
    LABS,
    MODELS,
    EXPOSURES.replace("?", known),
    PRICES,
    REMOVALS,
    WINDOW,
    TASKS,
    RESTATEMENTS,
    RESTATED_BY
  );
  const [window = null] = shaped(windows, WINDOW_OF, "windows of use_case_share");
  const {events} = await loadEvents(ask);
  return {
    knownOn,
    labs: shaped(labs, LAB, "lab").map((lab): ProfiledLab => ({...lab, name: labName(lab.lab, lab.registered)})),
    models: shaped(models, MODEL, "model"),
    exposures: shaped(exposures, EXPOSURE, "exposure").map((e) => ({...e, company: companyName(e.entity, e.company)})),
    prices: shaped(prices, PRICE, "router_price"),
    hosts: await loadProfileHosts(ask),
    ...(await loadProfileLists(ask)),
    removals: shaped(removals, REMOVAL, "removed listings"),
    tasks: window && {...window, rows: shaped(tasks, TASK, "use_case_model_share")},
    restatements: shaped(restatements, RESTATED, "restatement"),
    restatementCitation: shaped(restatedBy, CITED, "source of restatements")[0]?.citation ?? "",
    events: events.filter(({lab, model, entity}) => lab !== null || model !== null || entity !== null)
  };
}
