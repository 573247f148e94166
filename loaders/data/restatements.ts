import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {Restatement, Restatements} from "../../src/query/restatements.js";
import {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const ROWS = `SELECT grain, period_start AS periodStart, model, m.name, was_tokens AS was,
  now_tokens AS now, change_tokens AS change, change_share AS changeShare, was_known_from AS wasKnownFrom,
  restated_on AS restatedOn
FROM restatement JOIN model m USING (model) ORDER BY restated_on DESC, grain, period_start, abs(change_share) DESC, model`;
const SOURCE = `SELECT citation, as_of AS asOf FROM source WHERE source IN (
  SELECT arg_max(coalesce(now_source, was_source), restated_on) FROM restatement)`;

const RESTATEMENT: Decoder<Restatement> = fields(
  {
    grain: oneOf("day", "week"),
    periodStart: dayText,
    model: text,
    name: text,
    was: amount,
    now: orNull(amount),
    change: amount,
    changeShare: amount,
    wasKnownFrom: dayText,
    restatedOn: dayText
  },
  {}
);
const CITED = fields({citation: text, asOf: dayText}, {});

/** Restated token counts, from the shipped edition. */
export async function loadRestatements(ask = queryWarehouse): Promise<Restatements> {
  const [rows, sources] = await ask("shipped", ROWS, SOURCE);
  const [source = {citation: "", asOf: ""}] = shaped(sources, CITED, "sources of restatements");
  return {...source, rows: shaped(rows, RESTATEMENT, "restatement")};
}
