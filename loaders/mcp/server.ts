import {McpServer} from "@modelcontextprotocol/sdk/server/mcp.js";
import {z} from "zod";
import {LANGUAGES, SITE_NAME} from "../../src/lib/language.js";
import {COMPANY_DOCUMENTS} from "../../src/companies/models.js";
import type {Claims} from "../../src/query/claims/claims.js";
import {TESTS} from "../../src/query/claims/verdict.js";
import type {LedgerSchema} from "../../src/query/ledger-schema.js";
import type {Head} from "../ledger/entry.js";
import type {ModelEffects} from "../model/run.js";
import {toolAnswer} from "./answer.js";
import type {LedgerProcess} from "./ask-ledger.js";
import {ledgerDescription} from "./describe-ledger.js";
import {evaluatedModel} from "./evaluate-model.js";
import {judgedClaim, judgedOwnClaim} from "./judge-claim.js";

/** What the tools answer from; tests pass their own. */
export interface McpEffects {
  readonly ledger: LedgerProcess;
  readonly head: Head;
  readonly claims: () => Promise<Claims>;
  readonly schema: () => Promise<LedgerSchema>;
  /** Checks a day the ledger is asked for; throws with what can be asked. */
  readonly knownOn: (day: string) => Promise<string>;
  readonly models?: ModelEffects;
}

const ROWS = {usual: 200, most: 2_000};
const TEXT = z.string().max(100_000);
const lang = z.enum(LANGUAGES).default("en").describe("language of titles and statements");
const READ_ONLY = {readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false};

const INSTRUCTIONS = `${SITE_NAME.en} holds dated, sourced facts on AI inference: tokens by model, lab and country, prices, companies, claims.
Begin with describe_ledger. Give with each number the source and the day that the answer carries. Token counts are one router's
public traffic: neither market share nor revenue. A country is where the lab sits. Models are research tools without ratings or
price targets; one with overrides is the reader's scenario, not a view of the ledger.`;

/** A server of the Model Context Protocol over the ledger: it reads, works out and judges, and changes nothing. */
export function mcpServer(effects: McpEffects, version: string): McpServer {
  const server = new McpServer({name: "alpha-ledger", version}, {instructions: INSTRUCTIONS});
  const {ledger, head} = effects;
  const books = {entry: head.seq, hash: head.hash};
  const ask = (sql: string, rows: number = ROWS.usual) => ledger.ask({sql, rows, knownOn: null});

  server.registerTool(
    "describe_ledger",
    {
      title: "What the ledger holds",
      description:
        "Lists the tables and views of the ledger, the company models and the claims. With tables, gives the columns of those, each with its type and meaning.",
      inputSchema: {tables: z.array(z.string()).max(50).default([]), lang},
      annotations: READ_ONLY
    },
    (asked) =>
      toolAnswer(async () => ({
        ...ledgerDescription(await effects.schema(), await effects.claims(), asked),
        ledger: books
      }))
  );

  server.registerTool(
    "query_ledger",
    {
      title: "Query the ledger",
      description: `Runs one reading statement in DuckDB's SQL on the ledger, for at most ${ROWS.most} rows. Names of tables and views are a contract: see describe_ledger. Weeks begin on Monday (week_start), shares are fractions, and each value of a fact holds from known_from until known_to.`,
      inputSchema: {
        sql: TEXT.describe("one SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE"),
        rows: z.number().int().min(1).max(ROWS.most).default(ROWS.usual).describe("most rows"),
        as_known_on: z.string().optional().describe("a day, YYYY-MM-DD: the ledger as it stood then")
      },
      annotations: READ_ONLY
    },
    ({sql, rows, as_known_on: day}) =>
      toolAnswer(async () => {
        const knownOn = day === undefined ? null : await effects.knownOn(day);
        const answer = await ledger.ask({sql, rows, knownOn});
        const days = answer.sources.map((source) => source.as_of).sort();
        return {
          columns: answer.columns,
          rows: answer.rows,
          is_whole: answer.isWhole,
          reads: answer.reads,
          as_of: days.at(-1) ?? null,
          as_known_on: knownOn,
          sources: answer.sources,
          ledger: books
        };
      })
  );

  server.registerTool(
    "evaluate_model",
    {
      title: "Work out a company model",
      description:
        "Works out one of the company models, or one written as text in the model notation, under a case and with inputs of your own. Gives each line by period with its unit, the checks, and the documents its figures were read from.",
      inputSchema: {
        model: z.string().optional().describe(COMPANY_DOCUMENTS.join(", ")),
        text: TEXT.optional().describe("a model document of your own, instead of model"),
        case: z.string().default("base"),
        overrides: z
          .record(z.string(), z.union([z.string(), z.number()]))
          .default({})
          .describe('by input or cell, as in {"growth@FY2027": "27%"}'),
        lines: z.array(z.string()).max(100).default([]).describe("lines that are wanted; all where none is named")
      },
      annotations: READ_ONLY
    },
    (question) => toolAnswer(async () => ({...(await evaluatedModel(question, ask, effects.models)), ledger: books}))
  );

  server.registerTool(
    "judge_claim",
    {
      title: "Judge a claim of the ledger",
      description:
        "The verdict on a claim, at the day it was made and today, under every basis it can be read on, with each value, its source and how its verdict changed.",
      inputSchema: {claim: z.string().describe("key of the claim: see describe_ledger"), lang},
      annotations: READ_ONLY
    },
    (asked) =>
      toolAnswer(async () => ({...judgedClaim(await effects.claims(), asked.claim, asked.lang), ledger: books}))
  );

  server.registerTool(
    "judge_own_claim",
    {
      title: "Judge a claim of your own",
      description:
        "Judges a claim that you state as a number, by the same rule: it holds if every basis bears it out, only under some if some do, and does not if none does.",
      inputSchema: {
        test: z.enum(TESTS),
        expected: z.number(),
        expected_high: z.number().optional().describe("upper end, for between"),
        tolerance: z.number().min(0).default(0),
        day: z.string().optional().describe("for $day in the SQL; the last day of the books by default"),
        bases: z
          .array(z.object({basis: z.string(), sql: TEXT}))
          .min(1)
          .max(10)
          .describe("each a query that gives one row with a number in the column value")
      },
      annotations: READ_ONLY
    },
    ({test, expected, expected_high, tolerance, day, bases}) =>
      toolAnswer(async () => {
        if ((test === "between") !== (expected_high !== undefined) || (expected_high ?? expected) < expected)
          throw new Error(
            `expected_high: ${String(expected_high)}; expected a number of at least ${expected} for between, and none for ${test === "between" ? "other tests" : test}`
          );
        const criterion = {test, expected, expectedHigh: expected_high ?? null, tolerance, decidedOn: null};
        const on = day === undefined ? (await effects.claims()).now : await effects.knownOn(day);
        return {...(await judgedOwnClaim(criterion, bases, on, ask)), ledger: books};
      })
  );

  return server;
}
