import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {EVENT_KINDS, type DatedEvent, type EventData, type RiskReading} from "../../src/query/events.js";
import type {LastEvent} from "../../src/companies/case-signs.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {displayedCompanies, withDisplayName} from "./names.js";
import {shaped, struct} from "./rows.js";

const EVENTS = `SELECT e.date, e.kind, {'en': e.title, 'zh': e.title_zh} AS title, e.lab, e.entity, e.model, e.was, e.now,
  e.since, e.host, s.citation
FROM dated_event e JOIN source s ON s.source = e.source
WHERE e.date >= coalesce((SELECT min(week_start) FROM usage_weekly_by_model), DATE '2025-01-06') AND ?
ORDER BY e.date DESC, e.kind, e.model, e.entity`;
/** Makers' changes of the last 31 days of the dated record, any model; the router's stand apart. */
const PRICE_WAR = (
  [
    ["price_cut", "models whose maker cut its price", "厂商下调标价的模型"],
    ["price_rise", "models whose maker raised its price", "厂商上调标价的模型"],
    [
      "router_cheaper",
      "models cheaper on the router, by another host perhaps",
      "路由平台上变便宜的模型，或因换了托管方"
    ]
  ] as const
)
  .map(
    (
      [kind, en, zh],
      i
    ) => `SELECT 'price_war' AS risk, {'en': '${en}', 'zh': '${zh}'} AS subject, 'count' AS unit, ${i + 1} AS place,
    CAST(count(DISTINCT p.model) AS DOUBLE) AS value, last - 30 AS "from", last AS "to", any_value(r.source) AS source
  FROM priced r LEFT JOIN moved p ON p.kind = '${kind}' AND p.day BETWEEN last - 30 AND last
  WHERE last IS NOT NULL GROUP BY last`
  )
  .join("\nUNION ALL ");
const REGULATION = `SELECT 'regulation', {'en': 'China’s share of all tokens', 'zh': '中国占全部词元之比'}, 'share', 4,
    sum(share_of_all), week_start, week_start + 6, (SELECT arg_max(source, week_start) FROM usage_weekly_by_model)
  FROM usage_weekly_by_country WHERE origin = 'china' AND week_start IN (
    (SELECT max(week_start) FROM usage_weekly_by_country), (SELECT max(week_start) - 28 FROM usage_weekly_by_country))
  GROUP BY week_start`;
const RESULTS = `SELECT 'weak_results', {'en': c.name || if(is_once, ', one-time items included', ''),
    'zh': c.name_zh || if(is_once, '（含一次性项目）', '')}, 'growth', 5, now.value / was.value - 1, now.period_start,
    now.period_end, now.source
  FROM (SELECT *, coalesce(note, '') ILIKE '%one-time%' AS is_once FROM company_fact) now JOIN company_fact was USING (entity, metric, basis, currency, months)
  JOIN company c USING (entity)
  WHERE now.metric = 'revenue' AND now.status = 'reported' AND was.status = 'reported' AND now.months IN (3, 6)
    AND was.period_end = now.period_end - INTERVAL 1 YEAR
  QUALIFY row_number() OVER (PARTITION BY entity ORDER BY now.period_end DESC, now.months) = 1`;
const DEMAND = `SELECT 'demand', {'en': 'all tokens, against four weeks before', 'zh': '全部词元，与四周前相比'}, 'growth', 6,
    sum(tokens) FILTER (week_start = last)::DOUBLE / sum(tokens) FILTER (week_start = last - 28) - 1, any_value(last) - 28,
    any_value(last) + 6, (SELECT arg_max(source, week_start) FROM usage_weekly_by_model)
  FROM usage_weekly_by_country CROSS JOIN (SELECT max(week_start) AS last FROM usage_weekly_by_country)
  HAVING count(*) FILTER (week_start = last - 28) > 0`;
const READINGS = `WITH moved AS MATERIALIZED (SELECT kind, model, day FROM list_price_event),
  priced AS MATERIALIZED (SELECT max(last_known_on) AS last, any_value(source) AS source FROM host_price)
SELECT r.* EXCLUDE (source, place), s.citation
FROM (${[PRICE_WAR, REGULATION, RESULTS, DEMAND].join("\nUNION ALL\n")}) r JOIN source s USING (source)
ORDER BY r.place, r."to" DESC, CAST(r.subject AS VARCHAR)`;

/** Labs of the companies that events are of, as owned on the last day on record. */
const OWNED = `SELECT e.entity, {'en': c.name, 'zh': c.name_zh} AS name, string_agg(x.lab, ' ' ORDER BY x.lab) AS labs
FROM (SELECT DISTINCT entity FROM dated_event WHERE entity IS NOT NULL) e JOIN company c USING (entity)
LEFT JOIN exposure x ON x.entity = e.entity AND x.kind = 'owner' AND x.effective_to IS NULL
GROUP BY e.entity, c.name, c.name_zh ORDER BY e.entity`;

const COMPANIES = `SELECT entity, {'en': name, 'zh': name_zh} AS name FROM company ORDER BY length(name) DESC, entity`;

const EVENT: Decoder<DatedEvent> = fields(
  {
    date: dayText,
    kind: oneOf(...EVENT_KINDS),
    title: struct,
    lab: orNull(text),
    entity: orNull(text),
    model: orNull(text),
    was: orNull(amount),
    now: orNull(amount),
    since: orNull(dayText),
    host: orNull(text),
    citation: text
  },
  {}
);
const READING: Decoder<RiskReading> = fields(
  {
    risk: oneOf("price_war", "regulation", "weak_results", "demand"),
    subject: struct,
    unit: oneOf("count", "share", "growth"),
    value: amount,
    from: dayText,
    to: dayText,
    citation: text
  },
  {}
);
const COMPANY = fields({entity: text, name: struct}, {});
const OWNER = fields({entity: text, name: struct, labs: orNull(text)}, {});

/** The last event of each kind of each lab and company, by which triggers of cases are dated. */
export async function loadLastEvents(ask = queryWarehouse): Promise<LastEvent[]> {
  const {events} = await loadEvents(ask);
  const last = new Map<string, LastEvent>();
  for (const {date, kind, title, lab, entity} of events) {
    const key = [kind, lab, entity].join(" ");
    if (!last.has(key)) last.set(key, {date, kind, title, lab, entity});
  }
  return [...last.values()];
}

/** Events and the readings of risks, for pages; events newest first. */
export async function loadEvents(ask = queryWarehouse): Promise<EventData> {
  const knownOn = asKnownOn();
  const known = knownOn === null ? "true" : `e.date <= DATE '${knownOn}'`;
  const [events, readings, owned, companies] = await ask(
    "full",
    EVENTS.replace("?", known),
    READINGS,
    OWNED,
    COMPANIES
  );
  const legal = shaped(companies, COMPANY, "company");
  return {
    knownOn,
    events: shaped(events, EVENT, "dated_event").map((event) => ({
      ...event,
      title: event.entity === null ? event.title : withDisplayName(event.title, legal)
    })),
    owned: displayedCompanies(shaped(owned, OWNER, "owners of labs")).map((owner) => ({
      ...owner,
      labs: (owner.labs ?? "").split(" ").filter(Boolean)
    })),
    readings: shaped(readings, READING, "readings of risks").map((reading) => ({
      ...reading,
      subject: withDisplayName(reading.subject, legal)
    }))
  };
}
