import type {Counter} from "../../src/query/import/counter.js";
import {NO_DAY, type FileReader} from "../../src/query/import/file-reader.js";
import type {NameReader} from "../../src/query/import/names.js";
import type {RowProblem} from "../../src/query/import/problem.js";
import type {Amounts} from "../../src/query/import/read-row.js";
import {isAbsent} from "../../src/query/import/values/absent.js";
import {UNKNOWN_KEY} from "../../src/query/cube/dimensions.js";
import type {ReadRequest} from "../warehouse/requests/append.js";
import type {LoadTerms} from "./read-file.js";

/** Takes in the rows that a reader of the page's import reads, as requests in place of sums. */
export interface RowCollector {
  /** What the reader counts into. */
  readonly counter: Pick<Counter, "name" | "count" | "refuse" | "pass" | "problem">;
  /** Reads one row; what it is, whatever became of it. */
  read(reader: FileReader, cells: readonly string[], row: number): ReadRequest;
  /** A row that could not be taken apart. */
  broken(problem: RowProblem): ReadRequest;
  readonly brokenCosts: number;
}

const NOTHING: ReadRequest = {
  day: NO_DAY,
  time: 0,
  number: null,
  user: null,
  model: "",
  app: UNKNOWN_KEY,
  team: UNKNOWN_KEY,
  use_case: UNKNOWN_KEY,
  user_country: UNKNOWN_KEY,
  currency: "USD",
  tokens: 0,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_tokens: 0,
  cache_write_tokens: 0,
  reasoning_tokens: 0,
  requests: 0,
  cost: null,
  isCurrencyGuessed: false,
  file: 0,
  outcome: "empty"
};

export function rowCollector(
  names: NameReader,
  {plan: {columns}, user}: Pick<LoadTerms, "plan" | "user">,
  file: number,
  onProblem: (problem: RowProblem) => void
): RowCollector {
  let current: ReadRequest = NOTHING;
  let brokenCosts = 0;
  // A row with a number of its own is one request, unless its log splits requests by kinds of amount.
  const isRequest = columns.kind === undefined;
  const userOf = (cells: readonly string[]) => {
    const text = user === null ? "" : (cells[user.place] ?? "").trim();
    return user === null || isAbsent(text) ? null : user.key.hash(text);
  };
  return {
    counter: {
      name: (text, isBill) => names.read(text, isBill),
      count({day, time, name, labels, tokens, amounts, currency}) {
        if (amounts.hasBrokenCost) brokenCosts += 1;
        const [app = UNKNOWN_KEY, team = UNKNOWN_KEY, use_case = UNKNOWN_KEY, user_country = UNKNOWN_KEY] = labels;
        const labelled = {model: name.name, app, team, use_case, user_country, currency};
        current = {...NOTHING, ...amountsOf(amounts), ...labelled, day, time, tokens, outcome: "counted"};
      },
      refuse(tokens, amounts) {
        current = {...NOTHING, ...(amounts && amountsOf(amounts)), tokens, outcome: "refused"};
      },
      pass: (why) => void (current = {...NOTHING, outcome: why}),
      problem: onProblem
    },
    read(reader, cells, row) {
      const guessed = reader.guessedCurrencies;
      reader.row(cells, row, 1);
      const number = reader.id(cells);
      const requests = columns.requests === undefined && isRequest && number !== null ? 1 : current.requests;
      return {
        ...current,
        number,
        user: userOf(cells),
        requests,
        file,
        isCurrencyGuessed: reader.guessedCurrencies > guessed
      };
    },
    broken(problem) {
      onProblem(problem);
      return {...NOTHING, file, outcome: "refused"};
    },
    get brokenCosts() {
      return brokenCosts;
    }
  };
}

/** Amounts of a row; the reader's own object is another row's by the next. */
function amountsOf({input, output, cacheRead, cacheWrite, reasoning, requests, cost}: Amounts) {
  return {
    input_tokens: input ?? 0,
    output_tokens: output ?? 0,
    cache_read_tokens: cacheRead ?? 0,
    cache_write_tokens: cacheWrite ?? 0,
    reasoning_tokens: reasoning ?? 0,
    requests: requests ?? 0,
    cost: cost && {micro: cost.micro, rest: cost.rest}
  };
}
