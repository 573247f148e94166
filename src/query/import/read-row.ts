import type {Plan, RoleColumns, RoleName} from "./roles/roles.js";
import {unitSize} from "./roles/long-table.js";
import {kindOf, type Suggestion} from "./roles/vocabulary.js";
import {isAbsent} from "./values/absent.js";
import {inUnits, readMoney, type Money} from "./values/money.js";
import {plainDecimal, readWhole, type DecimalSign} from "./values/number.js";

/** Amounts of one row. Absent ones are null. */
export interface Amounts {
  total: number | null;
  input: number | null;
  output: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
  requests: number | null;
  cost: Money | null;
  /** The column whose value cannot be read; none where null. A cost that cannot be read loses nothing else. */
  broken: RoleName | null;
  hasBrokenCost: boolean;
  /** Whether a bill's row is about something else than tokens. */
  isOther: boolean;
}

const FIELDS = {
  tokens: "total",
  input_tokens: "input",
  output_tokens: "output",
  cache_read_tokens: "cacheRead",
  cache_write_tokens: "cacheWrite",
  reasoning_tokens: "reasoning",
  requests: "requests"
} as const satisfies Partial<Record<RoleName, keyof Amounts>>;

type Counted = keyof typeof FIELDS;

/** Reads the amounts of rows as a plan says; the object it returns is the same each time. */
export function amountReader(
  {columns, isBill, costScale, tokenScales}: Plan,
  sign: DecimalSign
): (cells: readonly string[]) => Amounts {
  const counted = (Object.keys(FIELDS) as Counted[]).flatMap((role) => {
    const found = columns[role];
    return found ? [{role, field: FIELDS[role], columns: found}] : [];
  });
  const cost = columns.cost;
  const kind = columns.kind?.places[0];
  const amount = columns.amount?.places[0];
  const unit = columns.unit?.places[0];
  const kinds = new Map<string, Suggestion["role"] | null>();
  const kindAt = (text: string) => {
    let found = kinds.get(text);
    if (found === undefined) kinds.set(text, (found = kindOf(text)));
    return found;
  };
  const row: Amounts = {
    total: null,
    input: null,
    output: null,
    cacheRead: null,
    cacheWrite: null,
    reasoning: null,
    requests: null,
    cost: null,
    broken: null,
    hasBrokenCost: false,
    isOther: false
  };
  return (cells) => {
    row.total = row.input = row.output = row.cacheRead = row.cacheWrite = row.reasoning = row.requests = null;
    row.cost = row.broken = null;
    row.hasBrokenCost = row.isOther = false;
    for (const {role, field, columns: of} of counted) {
      const value = wholeOf(cells, of, sign, tokenScales);
      if (value !== null && Number.isNaN(value)) row.broken = role;
      else row[field] = value;
    }
    if (kind !== undefined && amount !== undefined) {
      const role = kindAt(cells[kind] ?? "");
      const value = scaled(cells[amount] ?? "", unit === undefined ? 1 : unitSize(cells[unit] ?? ""), sign);
      if (value !== null && Number.isNaN(value)) row.broken = role === null ? null : "amount";
      else if (role !== null && role in FIELDS) row[FIELDS[role as Counted]] = value;
      else if (role === "uncached_tokens") row.input = value;
      else row.isOther = isBill;
    }
    if (cost) {
      const found = moneyOf(cells, cost, sign);
      if (found === undefined) row.hasBrokenCost = true;
      else row.cost = found && inUnits(found, costScale);
    }
    return row;
  };
}

/** A role's amount: all its columns, or the first that has any; NaN where one cannot be read. */
function wholeOf(
  cells: readonly string[],
  {places, isSum}: RoleColumns,
  sign: DecimalSign,
  scales: ReadonlyMap<number, number>
): number | null {
  let sum: number | null = null;
  for (const place of places) {
    const scale = scales.size > 0 ? (scales.get(place) ?? 1) : 1;
    const value = scale === 1 ? readWhole(cells[place] ?? "", sign) : scaled(cells[place] ?? "", scale, sign);
    if (value === null) continue;
    sum = (sum ?? 0) + value;
    if (!isSum && value !== 0) break;
  }
  return sum;
}

function moneyOf(cells: readonly string[], {places, isSum}: RoleColumns, sign: DecimalSign): Money | null | undefined {
  if (places.length === 1) return readMoney(cells[places[0] as number] ?? "", sign);
  let sum: Money | null = null;
  let isBroken = false;
  for (const place of places) {
    const value = readMoney(cells[place] ?? "", sign);
    if (value === undefined) isBroken = true;
    if (!value) continue;
    sum = sum ? {micro: sum.micro + value.micro, rest: sum.rest + value.rest, currency: sum.currency} : value;
    if (!isSum) break;
  }
  return sum ?? (isBroken ? undefined : null);
}

/** An amount in a unit of thousands or millions as single tokens. */
function scaled(text: string, size: number, sign: DecimalSign): number | null {
  if (isAbsent(text)) return null;
  const plain = plainDecimal(text.trim(), sign);
  const value = plain === null ? NaN : Math.round(Number(plain) * size * 1e6) / 1e6;
  const whole = size === 1 ? value : Math.round(value);
  return Number.isSafeInteger(whole) && whole >= 0 ? whole : NaN;
}

/** Whether a row has no amount at all, or none but nought. */
export function isEmptyRow({total, input, output, cacheRead, cacheWrite, reasoning, requests, cost}: Amounts): boolean {
  const isNone = (value: number | null) => value === null || value === 0;
  const isFree = cost === null || (cost.micro === 0 && cost.rest === 0);
  return [total, input, output, cacheRead, cacheWrite, reasoning, requests].every(isNone) && isFree;
}
