/** A change that no test can see, and why. */
interface Equivalent {
  readonly file: string;
  /** The line it is in, without indentation. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [];
