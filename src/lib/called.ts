/** A company as a line of a reader may call it: by its ticker, with or without the exchange, or by a name. */
export interface Called {
  readonly entity: string;
  readonly names: readonly string[];
}

/** A name without what spreadsheets and feeds write otherwise: width, case, dots, strokes, blanks, leading zeros. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s./\\_-]+/g, "")
    .replace(/^0+(?=\d)/, "");
}

/** Whether a name calls a company. */
export function calls(name: string, {entity, names}: Called): boolean {
  const key = nameKey(name);
  return [entity, entity.replace(/\.\w+$/, ""), ...names].some((each) => nameKey(each) === key);
}
