import {expect, it} from "vitest";
import {archiveReadme} from "../../../loaders/data/archive-readme.js";
import {DOWNLOADS, isOffered} from "../../../loaders/data/downloads.js";
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

it("offers a table of the rankings’ filters once it has a row, others always, and none whose rows may not leave", () => {
  const [filtered, other] = [{name: "usage_by_category_weekly"}, {name: "usage_weekly"}];
  expect([0, undefined, 1].map((rows) => isOffered(filtered, rows))).toEqual([false, false, true]);
  expect([0, undefined, 1].map((rows) => isOffered(other, rows))).toEqual([true, true, true]);
  const names = DOWNLOADS.map(({name}) => name);
  expect(names).toEqual(expect.arrayContaining(["usage_weekly", "usage_by_category_weekly", "price_listing", "model"]));
  expect(names).not.toContain("category_weekly");
});
