import type {Text} from "../../lib/language.js";

/** What a column of a log is for. */
export interface Role {
  readonly name: RoleName;
  readonly label: Text;
  /** Names such columns have in gateways' exports, in lower case without signs; the better ones first. */
  readonly known: readonly string[];
}

export type RoleName =
  "time" | "model" | "tokens" | "input_tokens" | "output_tokens" | "requests" | "cost_usd" | "app" | "use_case";

export const ROLES: readonly Role[] = [
  {
    name: "time",
    label: {en: "Date or time", zh: "日期或时间"},
    known: [
      "createdat",
      "starttime",
      "timestamp",
      "time",
      "date",
      "day",
      "weekstart",
      "week",
      "datetime",
      "日期",
      "时间"
    ]
  },
  {
    name: "model",
    label: {en: "Model", zh: "模型"},
    known: ["modelpermaslug", "model", "modelid", "modelname", "modelgroup", "模型"]
  },
  {
    name: "tokens",
    label: {en: "Tokens", zh: "词元"},
    known: ["totaltokens", "tokens", "tokenstotal", "numtokens", "词元", "总词元"]
  },
  {
    name: "input_tokens",
    label: {en: "Input tokens", zh: "输入词元"},
    known: ["prompttokens", "inputtokens", "tokensprompt", "tokensinput", "contexttokens", "输入词元"]
  },
  {
    name: "output_tokens",
    label: {en: "Output tokens", zh: "输出词元"},
    known: ["completiontokens", "outputtokens", "tokenscompletion", "tokensoutput", "generatedtokens", "输出词元"]
  },
  {
    name: "requests",
    label: {en: "Requests", zh: "请求数"},
    known: ["requests", "numrequests", "apirequests", "请求数"]
  },
  {
    name: "cost_usd",
    label: {en: "Cost, US$", zh: "成本（美元）"},
    known: ["costtotal", "spend", "cost", "costusd", "totalcost", "usage", "成本"]
  },
  {
    name: "app",
    label: {en: "App", zh: "应用"},
    known: ["appname", "app", "application", "apikeyalias", "keyname", "apikeyname", "teamalias", "应用"]
  },
  {
    name: "use_case",
    label: {en: "Task", zh: "任务"},
    known: ["usecase", "task", "calltype", "category", "endpoint", "任务"]
  }
];

/** Columns by role, as places in the header; absent where no column has the role. */
export type Mapping = Partial<Readonly<Record<RoleName, number>>>;

/** The mapping that the names of columns suggest. */
export function guessMapping(header: readonly string[]): Mapping {
  const plain = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  const used = new Set<number>();
  const mapping: Partial<Record<RoleName, number>> = {};
  for (const {name, known} of ROLES) {
    const place = known.map((word) => plain.findIndex((p, i) => p === word && !used.has(i))).find((at) => at >= 0);
    if (place === undefined) continue;
    mapping[name] = place;
    used.add(place);
  }
  return mapping;
}

/** Roles without which nothing can be counted; null when all are there. */
export function missingRole(mapping: Mapping): Text | null {
  for (const role of ["time", "model"] as const)
    if (mapping[role] === undefined) return ROLES.find((r) => r.name === role)?.label ?? null;
  const counts = mapping.tokens ?? mapping.input_tokens ?? mapping.output_tokens;
  return counts === undefined ? {en: "Tokens, or input and output tokens", zh: "词元，或输入与输出词元"} : null;
}
