import {html} from "npm:htl";
import {briefFinding} from "../figures/findings/brief.js";
import type {IsoDate} from "../lib/dates.js";
import type {Lang} from "../lib/language.js";
import type {BriefRows} from "../query/brief/brief.js";
import {paintFound} from "./paint.js";

/** The title of the brief: what it found, of whichever two days it shows. */
export interface BriefTitle {
  readonly element: HTMLElement;
  readonly show: (brief: BriefRows) => void;
}

/** A title that says `absent` until it is shown a brief with a week on both sides; `latest` is the last day of the ledger. */
export function briefTitle(absent: string, latest: IsoDate | null, lang: Lang): BriefTitle {
  const element = html`<span>${absent}</span>`;
  const show = (brief: BriefRows) => {
    element.replaceChildren(paintFound(briefFinding(brief, latest), absent, {lang, source: brief.now.citation ?? ""}));
  };
  return {element, show};
}
