import {AUDIENCE_META, AUDIENCE_NOTICE, type Audience} from "../../src/lib/audience.js";
import {langOfPath} from "../../src/lib/language.js";
import {roomOf} from "../../src/lib/pages.js";
import {ageInDays} from "../../src/lib/age.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {STANDING} from "../house/recommendations.js";
import {DISCLOSURE_KINDS, type Disclosure, type PriceLimit} from "../house/registers.js";
import type {ListedPage} from "./heads.js";
import {REGISTER} from "./hold.js";

/** A price that a page holds a value against. */
export interface HeldPrice {
  readonly entity: string;
  readonly on: IsoDate;
}

/** What the gate knows besides a page. */
export interface GateContext {
  readonly audience: Audience;
  /** The day on which is published. */
  readonly on: IsoDate;
  /** What the register says to the audience on that day. */
  readonly disclosures: readonly Disclosure[];
  /** Null where the register sets none. */
  readonly priceLimit: PriceLimit | null;
  /** The oldest price in the data that a page loads, as it stands; null where it holds values against none. */
  readonly oldestPrice: (html: string) => HeldPrice | null;
  /** Whether the house keeps a ledger of recommendations. */
  readonly hasRatings: boolean;
  /** What its policy shut out of a study that was opened, in words with its place; null where nothing. */
  readonly shutOut: (path: string) => string | null;
  /** Why a page, as it stands, was not approved by anybody; null where it was, or needs no approval. */
  readonly unapproved: (path: string) => string | null;
}

/** One thing that a page must carry, or must not, before it may leave the house. */
export interface GateRule {
  /** What it is called where a page is refused. */
  readonly name: string;
  /** What the rule asks of a page. */
  readonly asks: string;
  /** What to do about a page that breaks it. */
  readonly remedy: string;
  /** What of the page breaks the rule; null where nothing does. */
  readonly breach: (page: ListedPage, context: GateContext) => string | null;
}

const DATA = /<data\b[^>]*>/g;
const TIME = /<time\b[^>]*\bdatetime="\d{4}-\d{2}-\d{2}/;
/** Names of the note’s bands: they are data of those who may see them, and rate no company of ours. */
const RATING = /\b(?:out|under)perform(?:s|ed|ing)?\b|跑赢大市|跑输大市/i;
const TURNS = /What would (?:change|turn)|会改变|会使/;
const POLICY = /<meta http-equiv="Content-Security-Policy" content="(default-src 'none'[^"]*)">/;
const STYLED = /<\w[\w-]*(?:\s(?:[^>"]|"[^"]*")*)?\sstyle="[^"]*"/;
/** Hosts that stand nowhere, RFC 2606: a page is drawn at one before it is placed. */
const NOWHERE = /https?:\/\/[\w.-]+\.invalid\b[^"'<>\s]*/;
const UNSAID = /\bNaN\b|\bundefined\b|\[object |\bInfinity\b/;
/** Data by which a page values companies, and holds values against prices. */
export const VALUED = /_file\/data\/(?:coverage|company-models|comparables)\.[0-9a-f]+\.json/g;
/** The premium for risk and the rate without it are assumptions of a model, and name no risk. */
const TOLD_OF_VALUES = {
  methods: /method|方法/i,
  assumptions: /assum|假设/i,
  risks: /\brisks?\b(?![- ](?:premium|free))|(?<!无)风险(?!溢价)/i
} as const;
/** Rooms whose pages say what is: their answers rest on a method, and on what could turn them. */
const ANSWERING = ["Usage", "Companies", "Reports", "What changed"];

export const GATE: readonly GateRule[] = [
  {
    name: "audience",
    asks: "says for whom it is published, in its head and in words",
    remedy: "publish with npm run publish, which marks every page",
    breach: ({path, html}, {audience}) => {
      if (!html.includes(`<meta name="${AUDIENCE_META}" content="${audience}">`)) return "no audience in its head";
      return html.includes(AUDIENCE_NOTICE[audience][langOfPath(path)]) ? null : "no audience in words";
    }
  },
  {
    name: "sources",
    asks: "gives every number its unit and its source",
    remedy: "write the number as a quantity (src/words/quantity.ts) with the source it was read from",
    breach: ({html}) =>
      [...shown(html).matchAll(DATA)].find(
        ([tag]) => !/\svalue="[^"]/.test(tag) || !/\sdata-unit="/.test(tag) || !/\sdata-source="[^"]/.test(tag)
      )?.[0] ?? null
  },
  {
    name: "dates",
    asks: "dates the data it shows",
    remedy: "say beside the figure or in the answer as of which day its data are",
    breach: ({html}) => {
      const own = shown(html).replace(REGISTER, "");
      return own.search(DATA) >= 0 && !TIME.test(own) ? "numbers without a day" : null;
    }
  },
  {
    name: "sensitivity",
    asks: "says what would change its answer, where it gives one",
    remedy: "add a paragraph “What would change …” to the page’s prose, in each language",
    breach: ({path, html}) => (isAnswering(path) && !TURNS.test(shown(html)) ? "nothing of what would change it" : null)
  },
  {
    name: "values",
    asks: "tells by which methods, on which assumptions and against which risks companies are valued, where it does, or leads there",
    remedy:
      "keep the methods, assumptions and cases of risk on the page of values, and the link to it among the disclosures",
    breach: ({path, html}) => {
      if (html.search(VALUED) < 0) return null;
      if (!html.includes('<li data-disclosure="values">')) return "no link to methods, assumptions and risks";
      const isItself = /^\/\w+\/value\.html$/.test(path);
      const missing = Object.entries(TOLD_OF_VALUES).find(
        ([, word]) => isItself && !word.test(words(html.replace(REGISTER, "")))
      );
      return missing === undefined ? null : `nothing of ${missing[0]}`;
    }
  },
  {
    name: "scale",
    asks: "says what ratings mean, over which time and against what, where the house rates",
    remedy: "put a disclosure of the kind scale into data/house/disclosure.csv",
    breach: (_, {hasRatings, disclosures}) =>
      hasRatings && disclosures.every(({kind}) => kind !== "scale") ? "no scale of the ratings on record" : null
  },
  {
    name: "scenario",
    asks: "shows no scenario of a reader as if it were ours",
    remedy: "build the page from its own address, without edits",
    breach: ({html}) => {
      const [, said = ""] = /<p class="own-scenario"[^>]*>([^]*?)<\/p>/.exec(shown(html)) ?? [];
      return said.trim() === ""
        ? null
        : said
            .replace(/<[^>]*>/g, "")
            .trim()
            .slice(0, 80);
    }
  },
  {
    name: "rating",
    asks: "rates nothing where the house keeps no ledger of recommendations from which a rating could be read",
    remedy: "take the word out, or say what is meant in numbers",
    breach: ({html}, {hasRatings}) => (hasRatings ? null : (RATING.exec(words(html))?.[0] ?? null))
  },
  {
    name: "notice",
    asks: "says at its foot whether the house rates",
    remedy: "keep the foot that loaders/pages/furniture.ts writes",
    breach: ({path, html}, {hasRatings}) =>
      html.includes(STANDING[hasRatings ? "rated" : "unrated"][langOfPath(path)]) ? null : "no notice at its foot"
  },
  {
    name: "unsaid",
    asks: "says what is missing instead of leaving a blank value",
    remedy: "find the value and give its reason",
    breach: ({html}) => UNSAID.exec(words(html))?.[0] ?? null
  },
  {
    name: "addresses",
    asks: "leads to no address that stands nowhere",
    remedy: "name pages and files of the site by their place, with linkTo of src/lib/links.ts",
    breach: ({html}) => NOWHERE.exec(html)?.[0] ?? null
  },
  {
    name: "disclosures",
    asks: "ends with every disclosure in force for its readers, one of each kind at least",
    remedy: "put what is missing into data/house/disclosure.csv, and publish again",
    breach: ({html}, {disclosures, priceLimit}) => {
      const missing = DISCLOSURE_KINDS.find((kind) => disclosures.every((each) => each.kind !== kind));
      if (missing !== undefined) return `no disclosure of the kind ${missing} is in force`;
      const standing = ["recommendations", "release", ...(priceLimit?.older === "drop" ? ["prices"] : [])];
      const names = [...disclosures.map(({disclosure}) => disclosure), ...standing];
      const unsaid = names.find((name) => !html.includes(`<li data-disclosure="${name}">`));
      return unsaid === undefined ? null : `${unsaid} is not said`;
    }
  },
  {
    name: "prices",
    asks: "holds values against no price older than data/house/price_limit.csv allows",
    remedy:
      "put a newer price on record, have the register drop such comparisons, or change the limit and its reason; approve a page that is held",
    breach: ({html}, {priceLimit, oldestPrice, on}) => {
      const oldest = priceLimit === null ? null : oldestPrice(html);
      if (priceLimit === null || oldest === null) return null;
      const age = ageInDays(oldest.on, new Date(on));
      return age <= priceLimit.maxAgeDays
        ? null
        : `the price of ${oldest.entity} is of ${oldest.on}, ${age} days before ${on}; limit ${priceLimit.maxAgeDays}, ${priceLimit.reason}`;
    }
  },
  {
    name: "approval",
    asks: "was approved as it stands, for any readers outside the house",
    remedy: "read it in the internal publication, then npm run approve -- <page> --by <name>",
    breach: ({path}, {unapproved}) => unapproved(path)
  },
  {
    name: "shut out",
    asks: "holds nothing that the policy of what is published shuts out",
    remedy:
      "do it otherwise (README, Write an analysis), or keep the study a draft: a working copy lets packages make code of text",
    breach: ({path}, {shutOut}) => shutOut(path)
  },
  {
    name: "policy",
    asks: "holds a policy by which nothing else runs in it or styles it",
    remedy: "publish with npm run publish, which writes it last; style in classes what the policy does not name",
    breach: ({html}) => {
      const [, policy] = POLICY.exec(html) ?? [];
      if (policy === undefined) return "no policy";
      return / 'unsafe-(?:inline|eval)'/.exec(policy)?.[0].trim() ?? STYLED.exec(shown(html))?.[0] ?? null;
    }
  }
];

/** Why pages may not be published to an audience, each with page, rule and remedy; none where all may. */
export function refusals(pages: readonly ListedPage[], context: GateContext, rules = GATE): string[] {
  return pages
    .filter(({path}) => path.split("/").length > 2)
    .flatMap((page) =>
      rules.flatMap(({name, asks, remedy, breach}) => {
        const broken = breach(page, context);
        return broken === null ? [] : [`${page.path}: ${name}: ${broken}; a page ${asks}: ${remedy}`];
      })
    );
}

/** What a page shows, without what runs in it. */
function shown(html: string): string {
  return html.slice(Math.max(0, html.search(/<body\b/))).replace(/<(script|style)\b[^]*?<\/\1>/g, "");
}

function words(html: string): string {
  return shown(html).replace(/<!--[^]*?-->|<[^>]*>/g, " ");
}

/** Whether a page gives an answer of ours: pages of the rooms that do, lists of editions and single labs and models left out. */
function isAnswering(path: string): boolean {
  const route = path.replace(/^\/\w+/, "").replace(/(?:index)?\.html$/, "");
  const room = roomOf(route);
  return (
    route !== "/editions" &&
    room !== null &&
    ANSWERING.includes(room.name.en) &&
    room.pages.some((page) => page.path === route)
  );
}
