import {AUDIENCES, isAudience, type Audience} from "../src/lib/audience.js";

/** The variable by which a publication tells the processes it starts for whom it is. */
export const AUDIENCE = "ALPHA_LEDGER_AUDIENCE";

/** For whom is built; null for a working copy, which holds what the public sees and all studies. Throws on any other word. */
export function audienceOf(env: NodeJS.ProcessEnv = process.env): Audience | null {
  const wanted = env[AUDIENCE] ?? "";
  return wanted === "" ? null : parseAudience(wanted, AUDIENCE);
}

/** The audience that a text names. Throws on any other, by where it was said. */
export function parseAudience(text: string, where: string): Audience {
  if (isAudience(text)) return text;
  throw new Error(`${where}: ${text || "none"}; expected ${AUDIENCES.slice(0, -1).join(", ")} or ${AUDIENCES.at(-1)}`);
}

/** What the bytes of a publication hold besides what all hold. */
interface Held {
  /** Rows of companies: those that may be cited, or also those of vendors and unverified ones. */
  readonly rows: "full" | "internal";
  /** Whether the note's scale of ratings is among them. */
  readonly hasScale: boolean;
}

const HELD: Readonly<Record<Audience, Held>> = {
  internal: {rows: "internal", hasScale: true},
  client: {rows: "full", hasScale: true},
  public: {rows: "full", hasScale: false}
};

/** What is held for an audience; a working copy holds what the public may see. */
export function heldFor(audience: Audience | null = audienceOf()): Held {
  return HELD[audience ?? "public"];
}

/**
 * Whether a page of a researcher reaches an audience. `stated` is the widest one it is published to; null for a draft, which
 * stays in working copies and internal publications.
 */
export function reaches(stated: Audience | null, audience: Audience | null): boolean {
  return audience === null || AUDIENCES.indexOf(audience) <= (stated === null ? 0 : AUDIENCES.indexOf(stated));
}
