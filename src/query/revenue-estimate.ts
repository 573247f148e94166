/**
 * What tokens come to at list price, by week and model, as a range over what is unknown. It reads usage_mix and
 * cache_share_weekly, which may be cited but not shipped, so it is no view of the shipped ledger: pages publish its sums.
 *
 * Price: the router's (`router_price`, never another host's), listed on or before the week's Sunday (`before`), else the
 * first one after it (`after`); the cheapest and the dearest of several bound the range. Prompt share: the lab's of the month of the week's Thursday; else the lowest
 * and highest the lab ever had on record; else those of any lab. Cached part of the prompt: the model's of the week;
 * else none to all of it, at anything from
 * zero to the input price where no cache price is listed. Free variants: zero.
 */
export const REVENUE_ESTIMATE = `
WITH listed AS (
  SELECT model, as_of, min(input_usd_per_mtok) AS input_low, max(input_usd_per_mtok) AS input_high,
    min(output_usd_per_mtok) AS output_low, max(output_usd_per_mtok) AS output_high,
    min(least(coalesce(cache_read_usd_per_mtok, 0), input_usd_per_mtok)) AS cache_low,
    max(coalesce(cache_read_usd_per_mtok, input_usd_per_mtok)) AS cache_high
  FROM router_price GROUP BY model, as_of),
usage AS (SELECT *, week_start + 6 AS week_end, date_trunc('month', week_start + 3) AS month FROM usage_weekly_by_model),
earlier AS (SELECT u.week_start, u.model, p.* EXCLUDE (model) FROM usage u ASOF JOIN listed p
  ON p.model = u.model AND p.as_of <= u.week_end),
later AS (SELECT u.week_start, u.model, p.* EXCLUDE (model) FROM usage u ASOF JOIN listed p
  ON p.model = u.model AND p.as_of > u.week_end),
priced AS (
  SELECT *, 'before' AS price_basis FROM earlier
  UNION ALL SELECT *, 'after' FROM later ANTI JOIN earlier USING (week_start, model)),
mix AS (SELECT month, lab, prompt_share FROM usage_mix WHERE known_to = DATE '9999-12-31'),
mix_of_lab AS (SELECT lab, min(prompt_share) AS low, max(prompt_share) AS high FROM mix GROUP BY lab),
mix_of_any AS (SELECT min(prompt_share) AS low, max(prompt_share) AS high FROM mix),
cached AS (
  SELECT date_trunc('week', week_ending - 1) AS week_start, model, max_by(cached_share_of_prompt, week_ending) AS share
  FROM cache_share_weekly WHERE known_to = DATE '9999-12-31' GROUP BY ALL),
unknowns AS (
  SELECT u.week_start, u.model, u.name, u.lab, u.country, u.origin, u.weights, u.free_variant, u.tokens,
    p.as_of AS price_as_of, p.price_basis, p.input_low, p.input_high, p.output_low, p.output_high, p.cache_low, p.cache_high,
    coalesce(m.prompt_share, l.low, a.low, 0) AS prompt_low, coalesce(m.prompt_share, l.high, a.high, 1) AS prompt_high,
    coalesce(c.share, 1) AS cached_high, coalesce(c.share, 0) AS cached_low,
    m.prompt_share IS NOT NULL AS mix_known, c.share IS NOT NULL AS cache_known
  FROM usage u
  LEFT JOIN priced p ON p.week_start = u.week_start AND p.model = u.model
  LEFT JOIN mix m ON m.month = u.month AND m.lab = u.lab
  LEFT JOIN mix_of_lab l ON l.lab = u.lab CROSS JOIN mix_of_any a
  LEFT JOIN cached c ON c.week_start = u.week_start AND c.model = u.model),
prompts AS (SELECT *,
    cached_high * cache_low + (1 - cached_high) * input_low AS prompt_price_low,
    cached_low * cache_high + (1 - cached_low) * input_high AS prompt_price_high
  FROM unknowns)
SELECT * EXCLUDE (prompt_price_low, prompt_price_high),
  CASE WHEN free_variant THEN 0 ELSE tokens / 1e6 * least(
    prompt_low * prompt_price_low + (1 - prompt_low) * output_low,
    prompt_high * prompt_price_low + (1 - prompt_high) * output_low) END AS usd_low,
  CASE WHEN free_variant THEN 0 ELSE tokens / 1e6 * greatest(
    prompt_low * prompt_price_high + (1 - prompt_low) * output_high,
    prompt_high * prompt_price_high + (1 - prompt_high) * output_high) END AS usd_high
FROM prompts`;
