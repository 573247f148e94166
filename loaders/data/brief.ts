import type {PublishedCompanies} from "../../src/companies/published.js";
import {usageEffect, type UsageEffect} from "../../src/companies/with-usage.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {dayText, fields, orNull} from "../../src/lib/decode.js";
import {sideWeeks, type Brief, type BriefRows} from "../../src/query/brief/brief.js";
import {readBrief} from "../../src/query/brief/read-brief.js";
import {OPENING_SQL} from "../../src/query/brief/sql.js";
import {asKnownOn} from "../as-known-on.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";
import {loadEditions} from "./editions.js";
import {loadCompanyModels} from "./company-models.js";
import {shaped} from "./rows.js";

/** What the brief page loads; built by `src/data/brief.json.ts`. */
export interface BriefData {
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  /** Between the two days the page opens with; null where no week is on record. */
  readonly brief: BriefRows | null;
  readonly effects: readonly UsageEffect[];
  /** Dates of editions before the second day, newest first. */
  readonly editions: readonly IsoDate[];
}

const OPENING = fields({from: orNull(dayText), to: orNull(dayText)}, {});
const NO_DAYS = {from: null, to: null};

interface BriefEffects {
  readonly open: (day: IsoDate | null) => ReturnType<typeof openWarehouse>;
  readonly models: () => Promise<Pick<PublishedCompanies, "companies">>;
  readonly editions: () => {readonly editions: readonly {readonly date: IsoDate}[]};
}

const EFFECTS: BriefEffects = {
  open: async (day) => openWarehouse({edition: "shipped", day}),
  models: loadCompanyModels,
  editions: () => loadEditions()
};

/** What changed since the vintage before the last whole week, from the shipped edition, and what it does to models. */
export async function loadBrief({open, models, editions: frozen} = EFFECTS): Promise<BriefData> {
  const knownOn = asKnownOn();
  const connection = await open(knownOn);
  const run = (sql: string) => plainRows(connection, sql);
  const [opening = NO_DAYS] = shaped(await run(OPENING_SQL), OPENING, "days the brief opens with");
  const {from} = opening;
  const to = knownOn ?? opening.to;
  if (to === null || from === null) {
    connection.closeSync();
    return {knownOn, brief: null, effects: [], editions: []};
  }
  const {labWeeks, ...brief}: Brief = await readBrief({from, to}, run);
  connection.closeSync();
  const {companies} = await models();
  const effects = companies.map((c) => usageEffect(c, sideWeeks(labWeeks, "was"), sideWeeks(labWeeks, "now")));
  const editions = frozen()
    .editions.map((e) => e.date)
    .filter((date) => date < to)
    .reverse();
  return {knownOn, brief, effects, editions};
}
