/** A change of a text from one place to another. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly after: string;
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/<=/g, "<"],
  [/>=/g, ">"],
  [/(?<![<>=-])<(?![=>])/g, "<="],
  [/(?<![<>=-])>(?!=)/g, ">="],
  [/\bmin(?=\()/g, "max"],
  [/\bmax(?=\()/g, "min"],
  [/\bmax_by(?=\()/g, "min_by"],
  [/\barg_max(?=\()/g, "arg_min"],
  [/\bsum(?=\()/g, "max"],
  [/\bleast(?=\()/g, "greatest"],
  [/\bgreatest(?=\()/g, "least"],
  [/\bLEFT JOIN\b/g, "JOIN"],
  [/\bANTI JOIN\b/g, "SEMI JOIN"],
  [/\bAND\b/g, "OR"],
  [/\bNOT /g, ""],
  [/\bDISTINCT /g, ""],
  [/ DESC\b/g, ""],
  [/ - (?=[\w(])/g, " + "],
  [/ \+ (?=[\w(])/g, " - "],
  [/ \* (?=[\w(])/g, " / "],
  [/ \/ (?=[\w(])/g, " * "],
  [/(?<=[<>=+*/-] )\d+\b(?!\.)/g, "999"],
  [/'owner'/g, "'stake'"],
  [/'before'/g, "'after'"]
];

/** Small faults in a text that reads like SQL; none in any other text. */
export function sqlEdits(text: string): TextEdit[] {
  if (!/\bSELECT\b|\bFROM\b|\bWHERE\b/.test(text)) return [];
  return RULES.flatMap(([pattern, after]) =>
    [...text.matchAll(pattern)].map(({index, 0: before}) => ({from: index, to: index + before.length, after}))
  );
}
