import {ROUTER} from "./host-prices.js";
import type {View} from "./views.js";

/** Share of a week's tokens that makes a model big, and so its release an event. */
const BIG = 0.02;

/** Views on what happened and when. */
export const EVENT_VIEWS: readonly View[] = [
  {
    name: "price_change",
    about: {
      en: "List prices that differ from the catalogue’s date before, US dollars per million tokens; was_on to changed_by is when; a cheaper price may be a cheaper host",
      zh: "与目录前一日期不同的标价，美元/百万词元；变动发生于 was_on 至 changed_by 之间；更低的价格可能只是更便宜的托管方"
    },
    sql: `
SELECT * FROM (
  SELECT source, listing, model, lag(as_of) OVER listing AS was_on, as_of AS changed_by,
    lag(input_usd_per_mtok) OVER listing AS was_input_usd_per_mtok, input_usd_per_mtok AS now_input_usd_per_mtok,
    lag(output_usd_per_mtok) OVER listing AS was_output_usd_per_mtok, output_usd_per_mtok AS now_output_usd_per_mtok
  FROM price WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL
  WINDOW listing AS (PARTITION BY source, listing ORDER BY as_of))
WHERE was_on IS NOT NULL AND (was_input_usd_per_mtok <> now_input_usd_per_mtok
  OR was_output_usd_per_mtok <> now_output_usd_per_mtok)`
  },
  {
    name: "list_price_event",
    about: {
      en: "Changes of list prices as events, by the day of the record, on or before which they happened: price_cut and price_rise at the maker’s own host; router_cheaper and router_dearer at the router, where another host may have taken over; never from or to nothing, nor a hundredfold, which corrects the record. A change that only snapshots show is dated by the later one",
      zh: "标价变动事件，日期为记录日，变动发生在该日或更早：厂商自营处的变动为 price_cut 与 price_rise；路由平台的变动为 router_cheaper 与 router_dearer，可能只是换了托管方；不含由零或至零的变动，也不含百倍变动（属记录更正）。仅见于快照者取较晚的快照日"
    },
    sql: `
WITH moved AS (
  SELECT day, since, model, host, is_maker, input_before_usd_per_mtok AS was_input, input_usd_per_mtok AS now_input,
    output_before_usd_per_mtok AS was_output, output_usd_per_mtok AS now_output, source
  FROM host_price_move WHERE model IS NOT NULL AND (is_maker OR is_router)
  UNION ALL
  SELECT changed_by, was_on, model, '${ROUTER}', false, was_input_usd_per_mtok, now_input_usd_per_mtok,
    was_output_usd_per_mtok, now_output_usd_per_mtok, source
  FROM price_change c WHERE NOT EXISTS (
    FROM host_price_move h WHERE h.is_router AND h.model = c.model AND h.day > c.was_on AND h.day <= c.changed_by)),
named AS (
  SELECT v.*, m.lab, m.name, now_input < was_input OR now_input = was_input AND now_output < was_output AS is_lower
  FROM moved v JOIN model m USING (model)
  WHERE least(was_input, now_input, was_output, now_output) > 0 AND greatest(was_input, now_input) < 100 * least(was_input, now_input))
SELECT day, CASE WHEN is_maker THEN if(is_lower, 'price_cut', 'price_rise') ELSE if(is_lower, 'router_cheaper', 'router_dearer') END AS kind,
  model, name, lab, host, since, was_input AS was_input_usd_per_mtok, now_input AS now_input_usd_per_mtok,
  was_output AS was_output_usd_per_mtok, now_output AS now_output_usd_per_mtok, source
FROM named
QUALIFY row_number() OVER (PARTITION BY day, kind, model ORDER BY is_maker DESC, host, was_input) = 1`
  },
  {
    name: "dated_event",
    about: {
      en: "Events with their source: those of the registry, releases (first weeks where no release date is on record) and price events of models that reached 2% of a week (list_price_event, with the host that listed them), results and capital events of companies; was and now are input list prices, US dollars per million tokens",
      zh: "有出处的事件：登记的事件、曾占单周 2% 以上的模型的发布（无发布日记录者取首周）与标价变动（list_price_event，附列价的托管方）、公司业绩与资本事件；was 与 now 为输入标价，美元/百万词元"
    },
    sql: `
WITH big AS (SELECT model, name, lab, min(week_start) AS first_week, any_value(source) AS source FROM usage_weekly_by_model
  WHERE origin <> 'other' GROUP BY model, name, lab HAVING max(share_of_all) >= ${BIG})
SELECT date, kind, title, title_zh, lab, CAST(NULL AS VARCHAR) AS entity, CAST(NULL AS VARCHAR) AS model,
  CAST(NULL AS DOUBLE) AS was, CAST(NULL AS DOUBLE) AS now, CAST(NULL AS DATE) AS since, CAST(NULL AS VARCHAR) AS host, source
FROM event
UNION ALL
SELECT m.released_on, 'release', b.name, b.name, b.lab, NULL, b.model, NULL, NULL, NULL, NULL, m.source
FROM big b JOIN model m USING (model) WHERE m.released_on IS NOT NULL
UNION ALL
SELECT b.first_week, 'first_week', b.name, b.name, b.lab, NULL, b.model, NULL, NULL, NULL, NULL, b.source
FROM big b JOIN model m USING (model)
WHERE m.released_on IS NULL AND b.first_week > (SELECT min(week_start) FROM usage_weekly_by_model)
UNION ALL
SELECT p.day, p.kind, b.name, b.name, b.lab, NULL, b.model, p.was_input_usd_per_mtok, p.now_input_usd_per_mtok, p.since, p.host, p.source
FROM big b JOIN list_price_event p USING (model)
UNION ALL
SELECT min(f.source_date), 'results', any_value(c.name), any_value(c.name_zh), NULL, f.entity, NULL, NULL, NULL,
  f.period_end, NULL, any_value(f.source)
FROM company_fact f JOIN company c USING (entity)
WHERE f.metric = 'revenue' AND f.status = 'reported' AND f.source = 'company-filings'
  AND f.source_date BETWEEN f.period_end AND f.period_end + 120
GROUP BY f.entity, f.period_end
UNION ALL
SELECT e.date, e.kind, c.name, c.name_zh, NULL, e.entity, NULL, NULL, NULL, NULL, NULL, e.source
FROM capital_event e JOIN company c USING (entity) WHERE e.known_to = DATE '9999-12-31'`
  }
];
