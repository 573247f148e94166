const HAN = /\p{Script=Han}/u;
export const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Words that stay as they are in Chinese: products, formats, keys and licences. */
const KEPT =
  "SQL CSV PDF Power Query html md Python Data refresh backfill kB gzip zip npm run verify JSON MB UTC MIT CC BY DuckDB ClickHouse HTTPS TB Parquet OpenRouter Ctrl Alt Insert Enter Shift SVG PNG Arrow TSV GB LiteLLM other free current date Claude Code Codex US MiniMax API DCF EV FY Esc Tab Delete Damodaran value coverage source Excel xlsx IFRS EBITDA EBITA ADS Alphabet Google Cloud USD CNY HKD GDS HK Non GAAP model HMAC SHA".split(
    " "
  );

/** Headings, labels, buttons and heads of tables: in Chinese, or a number, or a name. */
export function isChineseLabel(label: string, names: ReadonlySet<string>): boolean {
  return HAN.test(label) || /^(SQL|[×⋯\d.,%−-\s]*)$/.test(label) || names.has(label);
}

/** Cells and choices: in Chinese, or a number, a checksum, a name or a term that stays. */
export function isChineseName(text: string, names: ReadonlySet<string>): boolean {
  return (
    text === "" ||
    HAN.test(text) ||
    /^[\d\s.,%▲▼=≈−-]+$/.test(text) ||
    /^([0-9a-f]{64} ?)+$/.test(text) ||
    KEPT.includes(text) ||
    names.has(text) ||
    names.has(text.split(" · ")[0] ?? "")
  );
}

/** Words in Latin letters that are neither kept as they are nor part of a name. */
export function foreignWords(text: string, names: ReadonlySet<string>): string[] {
  let rest = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, " ");
  return (rest.match(/[A-Za-z][A-Za-z'’]+/g) ?? []).filter((word) => !KEPT.includes(word));
}

/** Colons, commas, brackets and the like that stand in Chinese as English writes them, with the words before each. */
export function halfWidthSigns(text: string): string[] {
  return text.match(/.{0,12}\p{Script=Han}(?:[:,;]\s| ?\(|[?!])/gu) ?? [];
}
