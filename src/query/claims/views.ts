import type {View} from "../views.js";

/** Views on which the claims about China and the United States stand. */
export const CLAIM_VIEWS: readonly View[] = [
  {
    name: "china_us_weekly",
    about: {
      en: "Tokens of Chinese and American labs by week under eight bases: nine (largest named models), nine_without_arcee, named, named_with_tng (German merges of DeepSeek weights counted as Chinese), all_unnamed_chinese and all_unnamed_american (all tokens, those of unnamed models counted as either), all_unplaced_chinese and all_unplaced_american (those of undisclosed labs as well)",
      zh: "八种口径下中美实验室的周词元数：nine（前九大具名模型）、nine_without_arcee（不含 Arcee）、named（全部具名）、named_with_tng（将 TNG 对 DeepSeek 权重的合并计为中国）、all_unnamed_chinese 与 all_unnamed_american（全部词元，未具名模型分别计为中国或美国）、all_unplaced_chinese 与 all_unplaced_american（未披露的实验室亦然）"
    },
    sql: `
WITH counted AS (
  SELECT 'nine' AS basis, week_start, origin, tokens, source, as_of FROM usage_weekly_by_model WHERE rank <= 9
  UNION ALL SELECT 'nine_without_arcee', week_start, origin, tokens, source, as_of
    FROM usage_weekly_by_model WHERE rank <= 9 AND lab <> 'arcee-ai'
  UNION ALL SELECT 'named', week_start, origin, tokens, source, as_of FROM usage_weekly_by_model WHERE rank IS NOT NULL
  UNION ALL SELECT 'named_with_tng', week_start, CASE WHEN lab = 'tngtech' THEN 'china' ELSE origin END, tokens, source,
    as_of FROM usage_weekly_by_model WHERE rank IS NOT NULL
  UNION ALL SELECT 'all_unnamed_chinese', week_start, CASE origin WHEN 'other' THEN 'china' ELSE origin END, tokens,
    source, as_of FROM usage_weekly_by_model
  UNION ALL SELECT 'all_unnamed_american', week_start, CASE origin WHEN 'other' THEN 'us' ELSE origin END, tokens,
    source, as_of FROM usage_weekly_by_model
  UNION ALL SELECT 'all_unplaced_' || side.name, week_start,
    CASE WHEN u.origin IN ('other', 'undisclosed') THEN side.origin ELSE u.origin END, tokens, source, as_of
    FROM usage_weekly_by_model u CROSS JOIN (VALUES ('chinese', 'china'), ('american', 'us')) AS side(name, origin))
SELECT week_start, basis,
  CAST(coalesce(sum(tokens) FILTER (origin = 'china'), 0) AS BIGINT) AS china_tokens,
  CAST(coalesce(sum(tokens) FILTER (origin = 'us'), 0) AS BIGINT) AS us_tokens,
  coalesce(sum(tokens) FILTER (origin = 'china'), 0) / nullif(sum(tokens) FILTER (origin = 'us'), 0) AS china_us_ratio,
  max(source) AS source, max(as_of) AS as_of
FROM counted GROUP BY week_start, basis`
  },
  {
    name: "usage_seven_days_by_model",
    about: {
      en: "Tokens of named models over every seven days on record whole, by their last day, with rank",
      zh: "每个完整七日窗口内具名模型的词元数（以末日标示），附名次"
    },
    sql: `
WITH days AS (SELECT DISTINCT day FROM usage_daily WHERE known_to = DATE '9999-12-31'),
  windows AS (
    SELECT a.day AS last_day FROM days a JOIN days b ON b.day BETWEEN a.day - 6 AND a.day GROUP BY a.day HAVING count(*) = 7)
SELECT w.last_day, u.model, m.lab, c.origin, CAST(sum(u.tokens) AS BIGINT) AS tokens,
  CAST(row_number() OVER (PARTITION BY w.last_day ORDER BY sum(u.tokens) DESC, u.model) AS INTEGER) AS rank,
  max(u.source) AS source, max(u.as_of) AS as_of
FROM windows w JOIN usage_daily u ON u.day BETWEEN w.last_day - 6 AND w.last_day AND u.known_to = DATE '9999-12-31'
JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
WHERE c.origin <> 'other'
GROUP BY w.last_day, u.model, m.lab, c.origin`
  },
  {
    name: "china_us_seven_days",
    about: {
      en: "Tokens of Chinese and American labs over every seven days on record whole, by their last day, nine largest models or all named",
      zh: "每个完整七日窗口内中美实验室的词元数（以末日标示），前九大模型或全部具名模型"
    },
    sql: `
WITH counted AS (
  SELECT 'nine' AS basis, * FROM usage_seven_days_by_model WHERE rank <= 9
  UNION ALL SELECT 'named', * FROM usage_seven_days_by_model)
SELECT last_day, basis,
  CAST(coalesce(sum(tokens) FILTER (origin = 'china'), 0) AS BIGINT) AS china_tokens,
  CAST(coalesce(sum(tokens) FILTER (origin = 'us'), 0) AS BIGINT) AS us_tokens,
  coalesce(sum(tokens) FILTER (origin = 'china'), 0) / nullif(sum(tokens) FILTER (origin = 'us'), 0) AS china_us_ratio,
  max(source) AS source, max(as_of) AS as_of
FROM counted GROUP BY last_day, basis`
  }
];
