import {expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {AUDIENCE} from "../../../loaders/audience.js";
import {archiveReadme} from "../../../loaders/data/archive-readme.js";
import {DOWNLOADS, isOffered} from "../../../loaders/data/downloads.js";
import {noticeInBoth} from "../../../src/lib/audience.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

it("archiveReadme(ledger) gives of each part of a source the checksum kept last, and where the books stand", async () => {
  const ledger = await smallLedger();
  await ledger.run(`INSERT INTO ledger_entry BY NAME SELECT * FROM (VALUES
    (1, 'pull', 'weekly', 'a', 'first'), (2, 'pull', 'weekly', 'b', 'other'), (3, 'pull', 'weekly', 'a', 'second'),
    (4, 'check', 'weekly', 'a', 'third'), (5, 'carried', 'prices', NULL, 'fourth'))
    v(seq, kind, source, part, sha256) CROSS JOIN (SELECT DATE '2026-03-01' AS retrieved_on, DATE '2026-03-01' AS as_of,
      1 AS bytes, 1 AS rows, 1 AS schema_version, '' AS previous, 'hash' AS hash)`);
  const readme = await archiveReadme(ledger, new Map());
  ledger.closeSync();
  expect(readme.match(/SHA-256 of .*/g)).toEqual([
    "SHA-256 of prices: fourth",
    "SHA-256 of b: other",
    "SHA-256 of a: second"
  ]);
  expect(readme).toContain("The books stand at entry 5, hash hash.");
});

it("archiveReadme(ledger) says for whom it is, as of which day, and what is not begun, named or offered", async () => {
  const ledger = await smallLedger();
  await ledger.run(`UPDATE source SET url = 'https://maker.example' WHERE source = 'prices';
    UPDATE source SET note = 'counted by hand' WHERE source = 'tasks'`);
  const told = async (env: Readonly<Record<string, string>> = {}) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return archiveReadme(ledger, new Map([["usage_weekly", 3]]));
  };
  const plain = await told();
  const other = await told({[AUDIENCE]: "client", [AS_KNOWN_ON]: "2026-03-01"});
  ledger.closeSync();
  expect(plain).not.toContain("as the ledger stood on");
  expect(plain).not.toContain(noticeInBoth("client"));
  expect(other).toContain(`${noticeInBoth("client")}\n\nThese are the tables as the ledger stood on 2026-03-01.\n`);
  expect(plain).toContain("On this day the books had not yet begun.");
  expect(plain).toContain(
    "### prices\n\nTitle, Maker (https://maker.example).\n\n- Method: as published\n- Licence: CC BY 4.0\n"
  );
  expect(plain).toContain("### tasks\n\nTitle, Maker.\n\n- Method: counted by hand\n");
  expect(plain).toContain("\n- `usage_weekly`: ");
  expect(plain).not.toContain("\n- `usage_by_category_weekly`: ");
});

it("offers a table of the rankings’ filters once it has a row, others always, and none whose rows may not leave", () => {
  const [filtered, other] = [{name: "usage_by_category_weekly"}, {name: "usage_weekly"}];
  expect([0, undefined, 1].map((rows) => isOffered(filtered, rows))).toEqual([false, false, true]);
  expect([0, undefined, 1].map((rows) => isOffered(other, rows))).toEqual([true, true, true]);
  const names = DOWNLOADS.map(({name}) => name);
  expect(names).toEqual(expect.arrayContaining(["usage_weekly", "usage_by_category_weekly", "price_listing", "model"]));
  expect(names).not.toContain("category_weekly");
});
