import {amount, dayText, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {Benchmark, Listed, ProfileData, RouterEndpoint} from "../../src/query/profile-data.js";
import type {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const CURRENT = "known_to = DATE '9999-12-31'";
const latest = (table: string) => `${CURRENT} AND as_of = (SELECT max(as_of) FROM ${table} WHERE ${CURRENT})`;
const recordOf = (table: string) =>
  `SELECT max(t.as_of) AS asOf, arg_max(s.citation, t.as_of) AS citation FROM ${table} t JOIN source s USING (source)
WHERE t.${CURRENT} HAVING count(*) > 0`;

const ENDPOINTS = `WITH host AS (SELECT name, any_value(country) AS country FROM provider WHERE ${latest("provider")} GROUP BY name)
SELECT e.model, e.host, h.country, e.quantization, e.input_usd_per_mtok AS input, e.output_usd_per_mtok AS output,
  e.is_up AS isUp, e.keeps_nothing AS keepsNothing
FROM (SELECT * FROM endpoint WHERE ${latest("endpoint")}) e LEFT JOIN host h ON h.name = e.host
ORDER BY e.model, output NULLS LAST, input NULLS LAST, e.host, e.endpoint`;
const BENCHMARKS = `SELECT model, publisher, benchmark, score, scale FROM benchmark WHERE ${latest("benchmark")}
ORDER BY model, publisher, benchmark`;

const RECORD = fields({asOf: dayText, citation: text}, {});
const ENDPOINT: Decoder<RouterEndpoint> = fields(
  {
    model: text,
    host: text,
    country: orNull(text),
    quantization: orNull(text),
    input: orNull(amount),
    output: orNull(amount),
    isUp: orNull(flag),
    keepsNothing: flag
  },
  {}
);
const BENCHMARK: Decoder<Benchmark> = fields(
  {model: text, publisher: text, benchmark: text, score: amount, scale: oneOf("index", "share", "elo")},
  {}
);

/** The latest lists of the router: who hosts models behind it, and what others’ tests say of them; null where none is on record. */
export async function loadProfileLists(
  ask: typeof queryWarehouse
): Promise<Pick<ProfileData, "endpoints" | "benchmarks">> {
  const [hostsRecord, endpoints, testsRecord, benchmarks] = await ask(
    "full",
    recordOf("endpoint"),
    ENDPOINTS,
    recordOf("benchmark"),
    BENCHMARKS
  );
  const listed = <T>(records: Parameters<typeof shaped>[0], rows: readonly T[]): Listed<T> | null => {
    const [record = null] = shaped(records, RECORD, "the record of a list");
    return record && {...record, rows};
  };
  return {
    endpoints: listed(hostsRecord, shaped(endpoints, ENDPOINT, "endpoint")),
    benchmarks: listed(testsRecord, shaped(benchmarks, BENCHMARK, "benchmark"))
  };
}
