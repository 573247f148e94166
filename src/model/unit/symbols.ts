/** Words for powers of ten, the first of each being the one printed. */
export const POWER_WORDS: readonly (readonly [tens: number, ...words: string[]])[] = [
  [3, "k", "thousand"],
  [4, "万"],
  [6, "m", "mn", "million"],
  [8, "亿"],
  [9, "bn", "billion"],
  [12, "tn", "trillion"]
];

/** Words that a reader may write behind a number, small letters, by the power of ten they stand for. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ...POWER_WORDS.flatMap(([tens, ...words]) => words.map((word) => [word, tens] as const)),
  ["b", 9],
  ["t", 12],
  ["千", 3],
  ["百万", 6],
  ["十亿", 9],
  ["万亿", 12]
]);

/** What can be counted besides money, in the singular; a sheet may add its own. */
export const COUNTS = [
  "token",
  "share",
  "ADS",
  "year",
  "quarter",
  "month",
  "week",
  "day",
  "hour",
  "user",
  "request",
  "session",
  "seat",
  "employee",
  "sqm",
  "MW",
  "kWh",
  "GPU",
  "order",
  "customer"
] as const;

/** Currencies are three capitals, as ISO 4217 writes them. */
export function isCurrency(symbol: string): boolean {
  return /^[A-Z]{3}$/.test(symbol) && !(COUNTS as readonly string[]).includes(symbol);
}

/** Signs of currencies whose letters say which they are. */
export const MONEY_SIGNS: Readonly<Record<string, string>> = {HK$: "HKD", US$: "USD", S$: "SGD", RMB: "CNY"};

/** Written in one word with its scale. */
export const SHORTHANDS: Readonly<Record<string, readonly [symbol: string, tens: number]>> = {
  Mtok: ["token", 6],
  Ttok: ["token", 12]
};
