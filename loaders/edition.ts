/** The variable by which a build is told for whom it is. */
export const EDITION = "ALPHA_LEDGER_EDITION";

const READERSHIPS = ["public", "internal"] as const;

export type Readership = (typeof READERSHIPS)[number];

/** For whom the site is built: the public unless told otherwise. Throws on any other word. */
export function readership(env: NodeJS.ProcessEnv = process.env): Readership {
  const wanted = env[EDITION] ?? "";
  const found = READERSHIPS.find((r) => r === (wanted === "" ? "public" : wanted));
  if (found) return found;
  throw new Error(`${EDITION}: ${wanted}; expected ${READERSHIPS.join(" or ")}`);
}
