import {lookUp} from "../../../lib/look-up.js";

/** Words of other languages and spellings, as the vocabulary knows them; longer ones first. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/(消费|扣费|使用|调用|请求|计费|出账)(?=时间|日期)/g, " usage "],
  [/账期|账单周期|账单月份|计费周期/g, " billing month "],
  [/用时|耗时|时长|延迟/g, " latency "],
  [/单价|刊例价|定价|费率|倍率|价格(?=单位)/g, " price "],
  [/优惠后|折后/g, " net "],
  [/原价|目录总?价|官网价|优惠前|折前/g, " list cost "],
  [/优惠|折扣|抵扣|减免|代金券|赠送/g, " discount "],
  [/应付|实付|应结/g, " payable "],
  [/现金(账户)?支付/g, " cash cost "],
  [/总价/g, " total cost "],
  [/余额/g, " balance "],
  [/限额|额度|配额/g, " quota "],
  [/占比|比例/g, " ratio "],
  [/平均/g, " avg "],
  [/[（(]\s*分\s*[)）]/g, " cny cents "],
  [/推理(?!\s*(词元|令牌|tokens?))/gi, " "],
  [/未命中/g, " uncached "],
  [/命中/g, " hit "],
  [/非缓存|未缓存/g, " uncached "],
  [/缓存/g, " cache "],
  [/创建|写入/g, " write "],
  [/读取/g, " read "],
  [/输入|提示词?/g, " input "],
  [/输出|补全|生成/g, " output "],
  [/推理|思考/g, " reasoning "],
  [/词元|令牌|标记/g, " tokens "],
  [/请求次数|请求数量?|调用次数|调用数量?|调用量/g, " requests "],
  [/总计|合计|总/g, " total "],
  [/费用|成本|花费|金额|消费|价格/g, " cost "],
  [/币种|货币/g, " currency "],
  [/日期/g, " date "],
  [/时间/g, " time "],
  [/模型/g, " model "],
  [/应用/g, " app "],
  [/任务/g, " task "],
  [/类型/g, " type "],
  [/名称|编码|代号/g, " name "],
  [/编号/g, " id "],
  [/单位/g, " unit "],
  [/消耗/g, " used "],
  [/数量|使用量|用量/g, " amount "],
  [/数/g, " count "],
  [/人民币|元/g, " cny "],
  [/美元/g, " usd "],
  [/€/g, " eur "],
  [/£/g, " gbp "],
  [/[¥￥]/g, " cny "],
  [/\bw\/o\b/gi, " no "],
  [/\bw\/(?=\s)/gi, " "]
];

const SYNONYMS: Readonly<Record<string, string>> = {
  token: "tokens",
  toks: "tokens",
  jetons: "tokens",
  length: "tokens",
  datum: "date",
  fecha: "date",
  zeit: "time",
  zeitstempel: "timestamp",
  uhrzeit: "time",
  horodatage: "timestamp",
  hora: "time",
  modell: "model",
  modele: "model",
  modèle: "model",
  modelo: "model",
  models: "model",
  modelid: "model",
  modelname: "model",
  kosten: "cost",
  coût: "cost",
  cout: "cost",
  costo: "cost",
  coste: "cost",
  costs: "cost",
  eingabe: "input",
  entrée: "input",
  entrada: "input",
  ausgabe: "output",
  sortie: "output",
  salida: "output",
  gesamt: "total",
  währung: "currency",
  devise: "currency",
  moneda: "currency",
  anfragen: "requests",
  requêtes: "requests",
  solicitudes: "requests",
  prompts: "prompt",
  completions: "completion",
  cached: "cached",
  caching: "cache",
  creation: "write",
  created: "created",
  thinking: "reasoning",
  thoughts: "reasoning",
  thought: "reasoning",
  inp: "input",
  outp: "output",
  opt: "output",
  dollars: "usd",
  dollar: "usd",
  rmb: "cny",
  euro: "eur",
  calls: "requests",
  reads: "read",
  writes: "write",
  reply: "answer",
  microdollars: "micros",
  microusd: "micros",
  nanodollars: "nanos",
  nanousd: "nanos",
  invocations: "requests"
};

const cached = new Map<string, readonly string[]>();

/** Words of a column's name in lower case and one spelling: `usageDetails.inputTokenCount` → usage, details, input, tokens, count. */
export function wordsOf(name: string): readonly string[] {
  const found = cached.get(name);
  if (found) return found;
  let text = name.includes("$") ? name.replaceAll("$", " usd ") : name;
  for (const [pattern, word] of SAME) text = text.replace(pattern, word);
  const words = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .flatMap(apart)
    .map((word) => lookUp(SYNONYMS, word) ?? word);
  if (cached.size > 20_000) cached.clear();
  cached.set(name, words);
  return words;
}

/** Words written as one: totaltokens, prompttokens, costusd. */
function apart(word: string): string[] {
  const [, first, last] = /^(\p{L}{2,})(tokens?|usd)$/u.exec(word) ?? [];
  return first && last ? [first, last] : [word];
}

/** A name in lower case without signs between its letters, parts of a path kept apart: `gen_ai.usage.input_tokens` → genai.usage.inputtokens. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}.%$€£¥]/gu, "");
}
