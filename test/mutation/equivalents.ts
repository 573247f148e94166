/** A change that no test can see, and why. */
interface Equivalent {
  readonly file: string;
  /** The line it is in, without indentation. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: "loaders/data/comparables.ts",
    line: "return [String(entity), model ? model.title : {en: String(name), zh: String(zh ?? name)}];",
    before: "zh ?? name",
    after: "zh",
    reason: "the registry of companies requires a Chinese name: no row comes without one"
  }
];
