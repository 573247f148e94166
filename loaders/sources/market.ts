import type {Source} from "./source.js";

/** Market data is its vendor's: it reaches the audience `internal` alone, in no download and on no public page. */
export const MARKET: Pick<Source, "rights" | "status" | "optional" | "maxAgeDays" | "schema"> = {
  rights: "internal",
  status: "secondary",
  optional: true,
  maxAgeDays: 5,
  schema: 1
};
