import type {PromptShare} from "../../src/query/usage.js";
import {queryWarehouse} from "../warehouse/query.js";

const PROMPT_SHARE = `WITH mix AS (SELECT month, lab, prompt_share, source FROM usage_mix WHERE known_to = DATE '9999-12-31'),
  used AS (SELECT lab, sum(tokens)::DOUBLE AS tokens FROM usage_weekly_by_model
    WHERE date_trunc('month', week_start + 3) = (SELECT max(month) FROM mix) GROUP BY lab)
SELECT m.month, sum(u.tokens * m.prompt_share) / sum(u.tokens) AS share,
  sum(u.tokens) / (SELECT sum(tokens) FROM used) AS coverage, any_value(s.citation) AS citation
FROM mix m JOIN used u USING (lab) JOIN source s USING (source)
WHERE m.month = (SELECT max(month) FROM mix) GROUP BY m.month`;

/**
 * Prompts as a share of tokens in the last month on record, labs weighted by their tokens of the weeks that have their
 * Thursday in it; null where the ledger holds none. The mix may be cited only: this one figure leaves it.
 */
export async function loadPromptShare(ask = queryWarehouse): Promise<PromptShare | null> {
  const [[row]] = await ask("full", PROMPT_SHARE);
  if (!row) return null;
  return {
    month: String(row["month"]),
    share: Number(row["share"]),
    coverage: Number(row["coverage"]),
    citation: String(row["citation"])
  };
}
