import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {ORIGINS} from "../../src/lib/origins.js";
import type {
  AppUsage,
  AppWeek,
  CategoryOrigin,
  CategoryShare,
  FilterHistory,
  UseCaseData,
  UseCaseModel,
  UseCaseShare
} from "../../src/query/use-cases.js";
import {USER_MEASURES, type UserGeography} from "../../src/query/user-geography.js";
import {labName} from "../../src/words/names.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const CURRENT = `known_to = DATE '9999-12-31'`;
// Every pull adds a window of seven days; pages show the latest.
const LATEST = `${CURRENT} AND as_of = (SELECT max(as_of) FROM use_case_share WHERE ${CURRENT})`;
const SHARES = `SELECT level, macro, use_case, name, token_share, request_share FROM use_case_share WHERE ${LATEST}
ORDER BY token_share DESC, use_case`;
const MODELS = `SELECT ms.use_case, ms.listed_order, ms.model, m.name, l.lab, l.name AS lab_name, l.name_zh AS lab_name_zh, c.origin,
  ms.share_within_use_case AS share
FROM (SELECT * FROM use_case_model_share WHERE ${LATEST}) ms
JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
ORDER BY ms.use_case, share DESC, ms.model`;
const WINDOW = `SELECT DISTINCT u.as_of, u.window_days, s.citation, s.max_age_days
FROM (SELECT * FROM use_case_share WHERE ${LATEST}) u JOIN source s USING (source)`;
const CATEGORIES = `SELECT week_start AS week, category, round(token_share, 3) AS share FROM category_weekly
WHERE category IN (SELECT category FROM category_weekly GROUP BY category ORDER BY avg(token_share) DESC LIMIT 5)
ORDER BY week_start, category`;
const CATEGORY_SOURCE = `SELECT DISTINCT s.citation, s.as_of FROM category_weekly u JOIN source s USING (source)`;
// The latest window of each length: a day and thirty days are different measures.
const APPS = `SELECT a.as_of, a.window_days, a.rank, a.app, CAST(a.tokens AS DOUBLE) AS tokens,
  CAST(a.requests AS DOUBLE) AS requests, s.citation
FROM app_usage a JOIN source s USING (source)
WHERE a.known_to = DATE '9999-12-31' AND a.rank <= 12
QUALIFY a.as_of = max(a.as_of) OVER (PARTITION BY a.window_days)
ORDER BY a.window_days DESC, a.rank`;
const USERS = `SELECT p.metric AS measure, p.period, p.subject AS geography, CAST(p.value AS DOUBLE) AS value, s.publisher,
  p.read_from, s.citation, s.as_of
FROM published_figure p JOIN source s USING (source) WHERE p.topic = 'geography' AND p.${CURRENT}
ORDER BY s.publisher DESC, measure, value DESC, geography`;
// An app may change its name: it is called as in the last week.
const APP_WEEKS = `WITH weeks AS (FROM app_usage_by_category_weekly WHERE ${CURRENT}),
largest AS (SELECT category, app_id, app FROM weeks
  WHERE week_start = (SELECT max(week_start) FROM weeks) AND rank <= 5)
SELECT w.week_start AS week, w.category, l.app, CAST(w.tokens AS DOUBLE) AS tokens,
  CAST(w.requests AS DOUBLE) AS requests
FROM weeks w JOIN largest l USING (category, app_id)
ORDER BY week, w.category, w.tokens DESC, l.app`;
const APP_WEEKS_OF = `SELECT any_value(s.citation) AS citation
FROM app_usage_by_category_weekly u JOIN source s USING (source) HAVING count(*) > 0`;
const HISTORY = `SELECT min(u.week_start) AS "from", max(u.week_start) AS "to", any_value(s.citation) AS citation
FROM category_usage_weekly u JOIN source s ON s.source = u.source HAVING count(*) > 0`;
const CATEGORY_ORIGINS = `SELECT week_start AS week, category, origin, sum(share_of_category) AS share
FROM category_usage_weekly GROUP BY ALL ORDER BY week_start, category, origin`;

const SHARE: Decoder<UseCaseShare> = fields(
  {
    level: oneOf("macro", "task"),
    macro: text,
    use_case: text,
    name: text,
    token_share: amount,
    request_share: amount
  },
  {}
);
const MODEL: Decoder<UseCaseModel> = fields(
  {
    use_case: text,
    listed_order: amount,
    model: text,
    name: text,
    lab: text,
    lab_name: text,
    lab_name_zh: text,
    origin: oneOf(...ORIGINS),
    share: amount
  },
  {}
);
const WINDOW_OF = fields({as_of: dayText, window_days: amount, citation: text, max_age_days: orNull(amount)}, {});
const CATEGORY: Decoder<CategoryShare> = fields({week: dayText, category: text, share: amount}, {});
const CATEGORIES_OF = fields({citation: text, as_of: dayText}, {});
const APP: Decoder<AppUsage> = fields(
  {
    as_of: dayText,
    window_days: amount,
    rank: amount,
    app: text,
    tokens: amount,
    requests: orNull(amount),
    citation: text
  },
  {}
);
const APP_WEEK: Decoder<AppWeek> = fields(
  {week: dayText, category: text, app: text, tokens: amount, requests: amount},
  {}
);
const HISTORY_OF: Decoder<Omit<FilterHistory, "origins">> = fields({from: dayText, to: dayText, citation: text}, {});
const CATEGORY_ORIGIN: Decoder<CategoryOrigin> = fields(
  {week: dayText, category: text, origin: oneOf(...ORIGINS), share: amount},
  {}
);
const USER: Decoder<UserGeography> = fields(
  {
    measure: oneOf(...USER_MEASURES),
    period: text,
    geography: text,
    value: amount,
    publisher: text,
    read_from: text,
    citation: text,
    as_of: dayText
  },
  {}
);

/**
 * Use cases for pages. The category history may be cited but not redistributed: its five drawn lines go out, as shares
 * rounded to a tenth of a percent, for one figure, and are in no download.
 */
export async function loadUseCases(ask = queryWarehouse): Promise<UseCaseData> {
  const [
    shares,
    models,
    windows,
    categories,
    categorySources,
    apps,
    users,
    histories,
    origins,
    appWeeks,
    appHistories
  ] = await ask(
    "full",
    SHARES,
    MODELS,
    WINDOW,
    CATEGORIES,
    CATEGORY_SOURCE,
    APPS,
    USERS,
    HISTORY,
    CATEGORY_ORIGINS,
    APP_WEEKS,
    APP_WEEKS_OF
  );
  const knownOn = asKnownOn();
  const [window = null, ...others] = shaped(windows, WINDOW_OF, "windows of use_case_share");
  const [history = null] = shaped(histories, HISTORY_OF, "category_usage_weekly");
  const [appsOf = null] = shaped(appHistories, fields({citation: text}, {}), "app_usage_by_category_weekly");
  const [categorySource = null] = shaped(categorySources, CATEGORIES_OF, "source of category_weekly");
  if (others.length || (!knownOn && !(window && categorySource)))
    throw new Error(`use_case_share: ${windows.length} latest windows; expected one, and a source of category_weekly`);
  return {
    knownOn,
    tasks: window && {
      ...window,
      shares: shaped(shares, SHARE, "use_case_share"),
      models: shaped(models, MODEL, "use_case_model_share").map((m) => {
        const {en, zh} = labName(m.lab, {en: m.lab_name, zh: m.lab_name_zh});
        return {...m, lab_name: en, lab_name_zh: zh};
      })
    },
    categories: categorySource && {...categorySource, shares: shaped(categories, CATEGORY, "category_weekly")},
    apps: shaped(apps, APP, "app_usage"),
    appWeeks: appsOf && {...appsOf, weeks: shaped(appWeeks, APP_WEEK, "app_usage_by_category_weekly")},
    history: history && {...history, origins: shaped(origins, CATEGORY_ORIGIN, "category_usage_weekly")},
    users: shaped(users, USER, "published_figure")
  };
}
