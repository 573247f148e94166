import type {Text} from "../lib/language.js";

/** A question that analysts ask again and again, as a query that works as it stands. */
export interface Recipe {
  readonly key: string;
  readonly name: Text;
  readonly sql: string;
}

/** Growth on the calendar week before by country, null where that week is missing. */
const GROWTH = `growth AS (
  SELECT now.week_start, now.country, ln(now.tokens / before.tokens) AS log_growth
  FROM usage_weekly_by_country now
  JOIN usage_weekly_by_country before ON before.country = now.country AND before.week_start = now.week_start - 7
  WHERE now.tokens > 0 AND before.tokens > 0)`;

/** China’s and America’s growth of one week beside each other. */
const PAIRS = `pairs AS (
  SELECT cn.week_start, us.log_growth AS x, cn.log_growth AS y
  FROM growth cn JOIN growth us USING (week_start)
  WHERE cn.country = 'CN' AND us.country = 'US')`;

/** The 0.975 quantile of Student’s t with n − 2 degrees of freedom, by the expansion of Cornish and Fisher. */
const STUDENT =
  "1.959964 + 2.372271 / (n - 2) + 2.822502 / (n - 2) ** 2 + 2.555860 / (n - 2) ** 3 + 1.589555 / (n - 2) ** 4";

export const RECIPES: readonly Recipe[] = [
  {
    key: "lag",
    name: {en: "Lag: does one follow the other?", zh: "滞后：一方是否跟随另一方"},
    sql: `-- How US growth goes with China's, so many weeks before; n counts the weeks.
WITH ${GROWTH},
lags AS (SELECT unnest(generate_series(0, 8)) AS lag_weeks)
SELECT lag_weeks, corr(us.log_growth, cn.log_growth) AS correlation,
  regr_count(us.log_growth, cn.log_growth) AS n
FROM lags
JOIN growth us ON us.country = 'US'
JOIN growth cn ON cn.country = 'CN' AND cn.week_start = us.week_start - 7 * CAST(lag_weeks AS INTEGER)
GROUP BY lag_weeks ORDER BY lag_weeks
`
  },
  {
    key: "correlation",
    name: {en: "Correlation, with its interval", zh: "相关系数及其区间"},
    sql: `-- 95 per cent interval by Fisher's transform; growth, since levels that both rise always go together.
WITH ${GROWTH}, ${PAIRS},
found AS (SELECT corr(y, x) AS r, regr_count(y, x) AS n FROM pairs)
SELECT r, tanh(atanh(r) - 1.959964 / sqrt(n - 3)) AS low, tanh(atanh(r) + 1.959964 / sqrt(n - 3)) AS high, n FROM found
`
  },
  {
    key: "regression",
    name: {en: "Regression, with its interval", zh: "回归及其区间"},
    sql: `-- China's weekly growth on America's: slope with its 95 per cent interval by Student's t.
WITH ${GROWTH}, ${PAIRS},
fitted AS (
  SELECT regr_slope(y, x) AS slope, regr_intercept(y, x) AS intercept, regr_r2(y, x) AS r2,
    regr_count(y, x) AS n, regr_sxx(y, x) AS sxx, regr_syy(y, x) AS syy, regr_sxy(y, x) AS sxy FROM pairs),
erred AS (SELECT *, sqrt((syy - sxy * sxy / sxx) / (n - 2) / sxx) AS standard_error, ${STUDENT} AS t FROM fitted)
SELECT slope, standard_error, slope - t * standard_error AS low, slope + t * standard_error AS high, intercept, r2, n FROM erred
`
  },
  {
    key: "event_study",
    name: {en: "Event study: a lab around its releases", zh: "事件研究：发布前后的实验室用量"},
    sql: `-- Tokens of a lab against the week before a release, as a mean of logarithms; n counts the releases that have both weeks.
WITH releases AS (
  SELECT DISTINCT lab, CAST(date_trunc('week', released_on) AS DATE) AS week_start
  FROM model WHERE released_on IS NOT NULL AND NOT free_variant),
offsets AS (SELECT CAST(unnest(generate_series(-4, 8)) AS INTEGER) AS weeks_after),
changes AS (
  SELECT weeks_after, ln(later.tokens / base.tokens) AS change
  FROM releases r CROSS JOIN offsets o
  JOIN usage_weekly_by_lab base ON base.lab = r.lab AND base.week_start = r.week_start - 7
  JOIN usage_weekly_by_lab later ON later.lab = r.lab AND later.week_start = r.week_start + 7 * o.weeks_after
  WHERE base.tokens > 0 AND later.tokens > 0)
SELECT weeks_after, exp(avg(change)) - 1 AS mean_change, exp(avg(change) - 1.959964 * stddev_samp(change) / sqrt(count(*))) - 1 AS low,
  exp(avg(change) + 1.959964 * stddev_samp(change) / sqrt(count(*))) - 1 AS high, count(*) AS n
FROM changes GROUP BY weeks_after ORDER BY weeks_after
`
  },
  {
    key: "seasonality",
    name: {en: "Seasonality: days of the week", zh: "季节性：一周各日"},
    sql: `-- Each day against the mean of the seven days around it; n counts the days that have all seven.
WITH days AS (
  SELECT day, CAST(sum(tokens) AS DOUBLE) AS tokens FROM usage_daily WHERE known_to = DATE '9999-12-31' GROUP BY day),
ratios AS (
  SELECT d.day, d.tokens / avg(near.tokens) AS ratio, count(*) AS held
  FROM days d JOIN days near ON near.day BETWEEN d.day - 3 AND d.day + 3 GROUP BY d.day, d.tokens)
SELECT isodow(day) AS weekday, avg(ratio) - 1 AS above_mean, stddev_samp(ratio) / sqrt(count(*)) AS standard_error, count(*) AS n
FROM ratios WHERE held = 7 GROUP BY weekday ORDER BY weekday
`
  }
];
