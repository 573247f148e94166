import type {MeasuredUnit} from "../../lib/format-measure.js";
import type {Text} from "../../lib/language.js";
import type {Dataset, SumName} from "./datasets.js";

/** How a measure comes from sums, empty where the sum `where` is nothing: alone, over another sum, over a total, or over its own past. */
export type MeasureKind =
  | {readonly kind: "sum"; readonly sum: SumName; readonly per: number; readonly where?: SumName}
  | {readonly kind: "ratio"; readonly sum: SumName; readonly over: SumName}
  | {readonly kind: "share"; readonly sum: SumName; readonly isNamed: boolean}
  | {readonly kind: "growth"; readonly sum: SumName};

/** A number that views show: one entry here is all it takes. */
export interface CubeMeasure {
  readonly name: string;
  readonly label: Text;
  readonly unit: MeasuredUnit;
  readonly of: MeasureKind;
}

export const CUBE_MEASURES = [
  {
    name: "tokens",
    label: {en: "Tokens", zh: "词元"},
    unit: "tokens",
    of: {kind: "sum", sum: "tokens", per: 1}
  },
  {
    name: "share_of_all",
    label: {en: "Share of all tokens", zh: "占全部词元"},
    unit: "share",
    of: {kind: "share", sum: "tokens", isNamed: false}
  },
  {
    name: "share_of_named",
    label: {en: "Share of named models", zh: "占具名模型"},
    unit: "share",
    of: {kind: "share", sum: "tokens", isNamed: true}
  },
  {
    name: "revenue_low",
    label: {en: "Implied revenue, all at input price", zh: "推算收入（全按输入价）"},
    unit: "usd",
    of: {kind: "sum", sum: "usd_micro_input", per: 1e6, where: "priced_tokens"}
  },
  {
    name: "revenue_high",
    label: {en: "Implied revenue, all at output price", zh: "推算收入（全按输出价）"},
    unit: "usd",
    of: {kind: "sum", sum: "usd_micro_output", per: 1e6, where: "priced_tokens"}
  },
  {
    name: "input_price",
    label: {en: "Input price per million", zh: "每百万词元输入价"},
    unit: "usd_per_mtok",
    of: {kind: "ratio", sum: "usd_micro_input", over: "priced_tokens"}
  },
  {
    name: "output_price",
    label: {en: "Output price per million", zh: "每百万词元输出价"},
    unit: "usd_per_mtok",
    of: {kind: "ratio", sum: "usd_micro_output", over: "priced_tokens"}
  },
  {
    name: "growth",
    label: {en: "Growth", zh: "增速"},
    unit: "growth",
    of: {kind: "growth", sum: "tokens"}
  },
  {
    name: "cost",
    label: {en: "Cost as logged", zh: "日志所记成本"},
    unit: "usd",
    of: {kind: "sum", sum: "usd_micro_cost", per: 1e6}
  },
  {
    name: "requests",
    label: {en: "Requests", zh: "请求数"},
    unit: "requests",
    of: {kind: "sum", sum: "requests", per: 1}
  }
] as const satisfies readonly CubeMeasure[];

export type MeasureName = (typeof CUBE_MEASURES)[number]["name"];

const BY_NAME: ReadonlyMap<string, CubeMeasure> = new Map(CUBE_MEASURES.map((m) => [m.name, m]));

/** The measure of a name. Throws on a name that none has. */
export function measureOf(name: string): CubeMeasure {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`measure: ${name}; expected ${CUBE_MEASURES.map((m) => m.name).join(", ")}`);
  return found;
}

/** Measures that the sums at hand allow. */
export function measuresOf(sums: readonly string[], hasNamed: boolean): readonly CubeMeasure[] {
  return CUBE_MEASURES.filter(({of}) => {
    if (!sums.includes(of.sum)) return false;
    if (of.kind === "ratio") return sums.includes(of.over);
    return of.kind !== "share" || !of.isNamed || hasNamed;
  });
}

/** A measure under the name it has in some data: estimates are called so, and a share says what it is of. */
export function inDataset<T extends CubeMeasure>(
  measure: T,
  dataset: Pick<Dataset, "isEstimate" | "shareLabel"> | undefined
): T {
  const {of, label} = measure;
  if (of.kind === "share" && dataset?.shareLabel) {
    const {en, zh} = dataset.shareLabel;
    return {...measure, label: of.isNamed ? {en: `${en}, named models`, zh: `${zh}（具名模型）`} : {en, zh}};
  }
  if (of.sum !== "tokens" || of.kind !== "sum" || !dataset?.isEstimate) return measure;
  return {...measure, label: {en: `${label.en} (estimate)`, zh: `${label.zh}（估算）`}};
}
