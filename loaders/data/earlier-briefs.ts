import {dayText, fields} from "../../src/lib/decode.js";
import type {BriefRows} from "../../src/query/brief/brief.js";
import {readBriefRows} from "../../src/query/brief/read-brief.js";
import {EARLIER_SQL} from "../../src/query/brief/sql.js";
import {asKnownOn} from "../as-known-on.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";
import {shaped} from "./rows.js";

/** Most weeks before the newest that a feed goes back. */
const MOST = 6;

const SPAN = fields({from: dayText, to: dayText}, {});

/** What changed when each whole week before the newest came on record, from the shipped edition, newest first. */
export async function loadEarlierBriefs(
  most = MOST,
  open = async () => openWarehouse({edition: "shipped", day: asKnownOn()})
): Promise<readonly BriefRows[]> {
  const connection = await open();
  const run = (sql: string) => plainRows(connection, sql);
  try {
    const briefs: BriefRows[] = [];
    for (const span of shaped(await run(EARLIER_SQL), SPAN, "days of earlier briefs").slice(0, most))
      briefs.push(await readBriefRows(span, run));
    return briefs;
  } finally {
    connection.closeSync();
  }
}
