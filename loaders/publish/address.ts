import {posix} from "node:path";
import {TRADITIONAL} from "../../src/lib/language.js";
import {inFull, linkTo} from "../../src/lib/links.js";

/** The variable that holds the address the site will stand at. */
export const SITE_ADDRESS = "ALPHA_LEDGER_SITE";

/** The address of the site as configured, ending in a slash; empty without one. Throws on what is no address of a site. */
export function siteAddress(env: NodeJS.ProcessEnv = process.env): string {
  const given = env[SITE_ADDRESS] ?? "";
  if (given === "") return "";
  if (/^https?:\/\/[^\s?#]+$/.test(given) && URL.canParse(given)) return given.replace(/\/*$/, "/");
  throw new Error(
    `${SITE_ADDRESS}: ${given}; expected the address the site will stand at, such as https://example.org/ledger/`
  );
}

/**
 * How a file of the site names a page of it, given from the root: by its whole address where that of the site is known, else
 * relative to the file at `from`.
 */
export function addressFrom(site: string, from: string): (target: string) => string {
  if (site !== "") return (target) => site + inFull(target).slice(1);
  // What a page in Traditional names by its place stands there, whatever it has a form of its own of.
  if (from.startsWith(`/${TRADITIONAL.folder}/`))
    return (target) => posix.relative(posix.dirname(from), inFull(target));
  return (target) => linkTo(target, from);
}
