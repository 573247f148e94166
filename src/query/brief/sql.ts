import type {IsoDate} from "../../lib/dates.js";
import {ROUTER} from "../host-prices.js";

/** Two days between which changes are told. */
export interface BriefSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * A state is what the ledger knew on a day of the weeks that had ended by it. Weeks that only a later vintage told are
 * filled in from the first that did, up to the last week known on the day, or all where none was: reconstructed. Labs
 * and countries are placed as they are today.
 */
const STATES = `
asked AS (SELECT 'was' AS side, $from AS day UNION ALL SELECT 'now', $to),
ended AS (
  SELECT a.side, a.day, u.week_start, min(u.known_from) AS first_known,
    bool_or(u.known_from <= a.day AND a.day < u.known_to) AS is_known
  FROM asked a JOIN usage_weekly u ON u.week_start + 6 <= a.day GROUP BY ALL),
told AS (
  SELECT *, CASE WHEN is_known THEN day ELSE first_known END AS known_on FROM ended
  QUALIFY week_start <= coalesce(max(week_start) FILTER (is_known) OVER (PARTITION BY side), week_start)),
usage AS (
  SELECT t.side, u.week_start, t.known_on, u.model, u.tokens, u.source FROM told t
  JOIN usage_weekly u ON u.week_start = t.week_start AND u.known_from <= t.known_on AND t.known_on < u.known_to),
last_week AS (SELECT * FROM usage QUALIFY week_start = max(week_start) OVER (PARTITION BY side))`;

/** Each side: its day, the vintage it is read from, its last whole week and the tokens of that week. */
const SIDES = `WITH ${STATES}
SELECT a.side, a.day, w.known_on, w.week_start, w.tokens, o.citation, o.as_of
FROM asked a LEFT JOIN (
  SELECT side, week_start, known_on, CAST(sum(tokens) AS BIGINT) AS tokens, max(source) AS source
  FROM last_week GROUP BY side, week_start, known_on) w ON w.side = a.side
LEFT JOIN source o ON o.source = w.source ORDER BY a.side DESC`;

/** Shares of all tokens of the last week that moved: by origin, lab, and listed owner at disclosed weights. */
const SHARES = `WITH ${STATES},
placed AS (
  SELECT w.side, w.week_start, w.tokens, l.lab, c.origin
  FROM last_week w JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)),
part AS (
  SELECT side, 'origin' AS dimension, origin AS key, CAST(tokens AS DOUBLE) AS tokens FROM placed
  UNION ALL SELECT side, 'lab', lab, tokens FROM placed
  UNION ALL SELECT p.side, 'ticker', e.entity, p.tokens * e.weight FROM placed p JOIN exposure e
    ON e.lab = p.lab AND e.kind = 'owner' AND e.weight IS NOT NULL AND p.week_start >= e.effective_from
    AND (e.effective_to IS NULL OR p.week_start < e.effective_to)),
total AS (
  SELECT CAST(sum(tokens) FILTER (side = 'was') AS DOUBLE) AS was, CAST(sum(tokens) FILTER (side = 'now') AS DOUBLE) AS now
  FROM last_week),
share AS (
  SELECT dimension, key, coalesce(sum(tokens) FILTER (side = 'was'), 0) AS was_tokens,
    coalesce(sum(tokens) FILTER (side = 'now'), 0) AS now_tokens
  FROM part GROUP BY dimension, key)
SELECT s.dimension, s.key, coalesce(l.name, c.name, s.key) AS name, coalesce(l.name_zh, c.name_zh, s.key) AS name_zh,
  s.was_tokens, s.now_tokens, s.was_tokens / t.was AS was_share, s.now_tokens / t.now AS now_share,
  s.now_tokens / t.now - s.was_tokens / t.was AS change
FROM share s CROSS JOIN total t
LEFT JOIN lab l ON s.dimension = 'lab' AND l.lab = s.key
LEFT JOIN company c ON s.dimension = 'ticker' AND c.entity = s.key
WHERE s.now_tokens / t.now <> s.was_tokens / t.was
ORDER BY s.dimension, abs(s.now_tokens / t.now - s.was_tokens / t.was) DESC, s.key`;

/** List prices, then lists, that changed between the last catalogues of one source; largest models first. */
const PRICES = `WITH ${STATES},
catalogue AS (
  SELECT a.side, p.* FROM asked a
  JOIN price_listing p ON p.known_from <= a.day AND a.day < p.known_to AND p.as_of <= a.day
  QUALIFY p.as_of = max(p.as_of) OVER (PARTITION BY a.side, p.source)),
dated AS (
  SELECT source, any_value(as_of) FILTER (side = 'was') AS was_on, any_value(as_of) FILTER (side = 'now') AS now_on
  FROM catalogue GROUP BY source HAVING count(DISTINCT side) = 2),
pair AS (
  SELECT * FROM (SELECT source, listing, true AS was, input_usd_per_mtok AS was_input, output_usd_per_mtok AS was_output,
    cache_read_usd_per_mtok AS was_cached FROM catalogue WHERE side = 'was')
  FULL JOIN (SELECT source, listing, true AS now, input_usd_per_mtok AS now_input, output_usd_per_mtok AS now_output,
    cache_read_usd_per_mtok AS now_cached FROM catalogue WHERE side = 'now') USING (source, listing))
SELECT CASE WHEN p.was IS NULL THEN 'listed' WHEN p.now IS NULL THEN 'delisted'
    WHEN p.now_input = 0 AND p.now_output = 0 AND p.was_input + p.was_output > 0 THEN 'turned_free'
    WHEN p.now_input < p.was_input OR p.now_input = p.was_input AND p.now_output < p.was_output THEN 'price_cut'
    WHEN p.was_input = p.now_input AND p.was_output = p.now_output THEN 'cached_price'
    ELSE 'price_rise' END AS kind,
  p.listing, coalesce(m.name, p.listing) AS name, p.was_input, p.now_input, p.was_output, p.now_output,
  p.was_cached, p.now_cached, d.was_on, d.now_on, o.citation
FROM pair p JOIN dated d USING (source) JOIN source o USING (source)
LEFT JOIN model_alias a ON a.alias = p.listing LEFT JOIN model m ON m.model = coalesce(a.model, p.listing)
LEFT JOIN (SELECT model, max(tokens) AS tokens FROM last_week GROUP BY model) w ON w.model = m.model
WHERE p.was IS NULL OR p.now IS NULL OR p.was_input IS DISTINCT FROM p.now_input
  OR p.was_output IS DISTINCT FROM p.now_output OR p.was_cached IS DISTINCT FROM p.now_cached
ORDER BY p.was IS NULL OR p.now IS NULL, w.tokens DESC NULLS LAST, p.listing, p.source`;

/** Sources of list prices and of task shares whose first catalogue came on record after the first day. */
const CATALOGUES = `WITH ${STATES},
item AS (
  SELECT a.side, 'prices' AS kind, p.source, p.listing AS item, p.as_of FROM asked a
  JOIN price_listing p ON p.known_from <= a.day AND a.day < p.known_to AND p.as_of <= a.day
  UNION ALL SELECT a.side, 'tasks', s.source, s.use_case, s.as_of FROM asked a
  JOIN use_case_share s ON s.known_from <= a.day AND a.day < s.known_to AND s.as_of <= a.day)
SELECT i.kind, i.source, o.title, o.title_zh, CAST(count(DISTINCT i.item) AS INTEGER) AS items, max(i.as_of) AS first_on, o.citation
FROM item i JOIN source o ON o.source = i.source GROUP BY ALL
HAVING count(*) FILTER (i.side = 'was') = 0 ORDER BY i.kind, o.title`;

/** Models of one last week and not of the other. New: in no week on record that had ended by the first day. */
const MODELS = `WITH ${STATES},
before AS (SELECT u.model FROM usage u JOIN asked a ON a.side = 'was' AND u.week_start + 6 <= a.day),
pair AS (
  SELECT model, any_value(tokens) FILTER (side = 'was') AS was_tokens, any_value(tokens) FILTER (side = 'now') AS now_tokens
  FROM last_week GROUP BY model
  HAVING count(*) = 1 AND (SELECT count(DISTINCT side) FROM last_week) = 2)
SELECT CASE WHEN p.now_tokens IS NULL THEN 'left' WHEN p.model IN (FROM before) THEN 'returned'
    WHEN m.free_variant AND replace(p.model, ':free', '') IN (FROM before) THEN 'turned_free' ELSE 'new' END AS kind,
  p.model, m.name, l.name AS lab_name, l.name_zh AS lab_name_zh, m.released_on, p.was_tokens, p.now_tokens
FROM pair p JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
WHERE c.origin <> 'other' ORDER BY coalesce(p.now_tokens, p.was_tokens) DESC, p.model`;

/** Shares of tasks and their groups that moved between the last windows of equal length. */
const TASKS = `WITH ${STATES},
task AS (
  SELECT a.side, s.* FROM asked a
  JOIN use_case_share s ON s.known_from <= a.day AND a.day < s.known_to AND s.as_of <= a.day
  QUALIFY s.as_of = max(s.as_of) OVER (PARTITION BY a.side, s.window_days)),
dated AS (
  SELECT window_days, any_value(as_of) FILTER (side = 'was') AS was_on, any_value(as_of) FILTER (side = 'now') AS now_on
  FROM task GROUP BY window_days HAVING count(DISTINCT side) = 2),
pair AS (
  SELECT level, use_case, window_days, any_value(name) AS name, any_value(source) AS source,
    any_value(token_share) FILTER (side = 'was') AS was_share, any_value(token_share) FILTER (side = 'now') AS now_share
  FROM task GROUP BY level, use_case, window_days)
SELECT p.level, p.use_case, p.name, p.was_share, p.now_share, coalesce(p.now_share, 0) - coalesce(p.was_share, 0) AS change,
  d.was_on, d.now_on, o.citation
FROM pair p JOIN dated d USING (window_days) JOIN source o USING (source)
WHERE p.was_share IS DISTINCT FROM p.now_share ORDER BY p.level, abs(change) DESC, p.use_case`;

/** Token counts that were restated after the first day, by the second. */
const RESTATED = `
SELECT r.grain, r.period_start, r.model, m.name, r.was_tokens, r.now_tokens, r.change_share,
  r.restated_on, o.citation
FROM restatement r JOIN model m USING (model) JOIN source o ON o.source = coalesce(r.now_source, r.was_source)
WHERE r.restated_on > $from AND r.restated_on <= $to
ORDER BY abs(r.change_share) DESC, r.period_start, r.model`;

/** Relations of listed companies to labs that began or ended after the first day, by the second. */
const EXPOSURES = `
SELECT b.date, b.change, e.entity, c.name AS entity_name, c.name_zh AS entity_name_zh, l.name AS lab_name,
  l.name_zh AS lab_name_zh, e.kind, e.weight, o.citation
FROM (SELECT *, effective_from AS date, 'began' AS change FROM exposure
  UNION ALL SELECT *, effective_to, 'ended' FROM exposure WHERE effective_to IS NOT NULL) b
JOIN exposure e USING (lab, entity, kind, effective_from)
JOIN company c USING (entity) JOIN lab l USING (lab) JOIN source o ON o.source = e.source
WHERE b.date > $from AND b.date <= $to ORDER BY b.date, e.entity, l.lab, e.kind`;

/** Weekly usage of labs with a listed owner as each side knew it, priced as of the end of each week: router_price on two days. */
const LAB_WEEKS = `WITH ${STATES},
stated AS (
  SELECT s.side, p.listing, p.as_of, p.input_usd_per_mtok, p.output_usd_per_mtok, p.cache_read_usd_per_mtok, true AS is_snapshot
  FROM asked s JOIN price_listing p ON p.known_from <= s.day AND s.day < p.known_to
  UNION ALL
  SELECT s.side, replace(h.listing, '%2F', '/'), h.as_of, h.input_usd_per_mtok, h.output_usd_per_mtok, h.cache_read_usd_per_mtok, false
  FROM asked s JOIN host_price_change h ON h.known_from <= s.day AND s.day < h.known_to
  WHERE h.host = '${ROUTER}' AND h.change <> 'removed'),
named AS (
  SELECT p.*, coalesce(a.model, p.listing) AS model FROM stated p LEFT JOIN model_alias a ON a.alias = p.listing
  WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL
  QUALIFY is_snapshot = bool_or(is_snapshot) OVER (PARTITION BY side, coalesce(a.model, p.listing), as_of)),
listed AS (
  SELECT side, model, as_of, max(input_usd_per_mtok) AS input, max(output_usd_per_mtok) AS output,
    coalesce(max(cache_read_usd_per_mtok), max(input_usd_per_mtok)) AS cached
  FROM named GROUP BY ALL),
priced AS (
  SELECT u.*, p.input, p.output, p.cached FROM (
    SELECT u.side, u.week_start, u.week_start + 6 AS week_end, m.lab, u.model, u.tokens, m.free_variant
    FROM usage u JOIN model m USING (model) WHERE m.lab IN (SELECT lab FROM exposure WHERE kind = 'owner')) u
  ASOF LEFT JOIN listed p ON p.side = u.side AND p.model = u.model AND p.as_of <= u.week_end)
SELECT side, lab, week_start, CAST(sum(tokens) AS BIGINT) AS tokens,
  CAST(coalesce(sum(tokens) FILTER (free_variant), 0) AS BIGINT) AS free_tokens,
  CAST(coalesce(sum(tokens) FILTER (NOT free_variant AND input IS NOT NULL), 0) AS BIGINT) AS priced_tokens,
  coalesce(sum(tokens / 1e6 * input ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_input,
  coalesce(sum(tokens / 1e6 * output ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_output,
  coalesce(sum(tokens / 1e6 * cached ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_cached
FROM priced GROUP BY side, lab, week_start ORDER BY side, lab, week_start`;

/** The queries of a brief by part; the same text for native DuckDB and for DuckDB-Wasm. */
export const BRIEF_SQL = {
  sides: SIDES,
  shares: SHARES,
  prices: PRICES,
  catalogues: CATALOGUES,
  models: MODELS,
  tasks: TASKS,
  restated: RESTATED,
  exposures: EXPOSURES,
  labWeeks: LAB_WEEKS
} as const;

export type BriefPart = keyof typeof BRIEF_SQL;

/** The query of a part between two days, as it can be run by itself. */
export function briefSql(part: BriefPart, {from, to}: BriefSpan): string {
  return BRIEF_SQL[part].replaceAll("$from", `DATE '${from}'`).replaceAll("$to", `DATE '${to}'`).trim();
}

/**
 * The two days a brief opens with: the end of the vintage before the last whole week came on record, and the last
 * entry of the books. A ledger of one vintage is compared with the week before instead.
 */
export const OPENING_SQL = `
WITH newest AS (SELECT max(week_start) AS week_start FROM usage_weekly),
came AS (SELECT min(known_from) AS day FROM usage_weekly WHERE week_start = (SELECT week_start FROM newest))
SELECT coalesce((SELECT max(known_from) FROM usage_weekly WHERE known_from < (SELECT day FROM came)),
  (SELECT week_start - 1 FROM newest)) AS "from", (SELECT max(retrieved_on) FROM ledger_entry) AS "to"`;

/**
 * The days between which each whole week before the newest is told, newest first: from the vintage before it came on record,
 * or the eve of the week, to the eve of the next one's coming.
 */
export const EARLIER_SQL = `
WITH came AS (
  SELECT min_known AS day, max(week_start) AS week_start
  FROM (SELECT week_start, min(known_from) AS min_known FROM usage_weekly GROUP BY week_start) GROUP BY min_known),
news AS (
  SELECT * FROM came
  QUALIFY week_start > coalesce(max(week_start) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), DATE '0001-01-01'))
SELECT coalesce((SELECT max(u.known_from) FROM usage_weekly u WHERE u.known_from < n.day), n.week_start - 1) AS "from",
  lead(n.day) OVER (ORDER BY n.day) - 1 AS "to"
FROM news n QUALIFY "to" IS NOT NULL ORDER BY n.day DESC`;
