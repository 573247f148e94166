import {describe, expect, it} from "vitest";
import {CELL_KIND_OF} from "../../../loaders/warehouse/cell.js";
import type {ColumnKind} from "../../../src/query/schema.js";

const TAKEN: readonly (readonly [ColumnKind, string, unknown])[] = [
  ["text", "=1", "=1"],
  ["url", "https://example.org/a?b=1", "https://example.org/a?b=1"],
  ["date", "2024-02-29", "2024-02-29"],
  ["monday", "2026-09-28", "2026-09-28"],
  ["month", "2026-09-01", "2026-09-01"],
  ["tokens", "9223372036854775807", 9223372036854775807n],
  ["tokens", "0", 0n],
  ["integer", "2147483647", 2147483647],
  ["share", "1", 1],
  ["share", "5e-1", 0.5],
  ["ratio", "1.5e+3", 1500],
  ["number", "-0.25", -0.25],
  ["usd", "0.000001", 0.000001],
  ["boolean", "true", true],
  ["boolean", "false", false],
  ["origin", "china", "china"],
  ["level", "task", "task"]
];

const REFUSED: readonly (readonly [ColumnKind, readonly string[]])[] = [
  ["url", ["example.org", "ftp://example.org", "javascript:alert(1)", "https:example.org", "https://["]],
  ["url", ["https://me@example.org/", "https://:pw@example.org/", "https://me:pw@example.org/"]],
  ["date", ["2023-02-29", "2026-9-1", "2026-09-01T00:00"]],
  ["monday", ["2026-09-29", "2026-13-01"]],
  ["month", ["2026-09-02", "2026-09"]],
  ["tokens", ["9223372036854775808", "-1", "1.0", "1e3", " 1", "0x10", "1n"]],
  ["integer", ["2147483648", "-1", "1.5"]],
  ["share", ["1.0001", "-0.1", "10%", ".5"]],
  ["ratio", ["-1", "Infinity", "1e999", "NaN"]],
  ["number", ["+1", "1,000", "0x10", "."]],
  ["usd", ["US$1", "-0.01"]],
  ["boolean", ["TRUE", "1", "toString"]],
  ["origin", ["China", "constructor"]],
  ["level", ["", "Task"]]
];

describe("CELL_KINDS[kind].parse(text)", () => {
  it.each(TAKEN)("%s takes %j", (kind, text, value) => {
    expect(CELL_KIND_OF[kind].parse(text)).toEqual(value);
  });

  it.each(REFUSED.flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    "%s refuses %j",
    (kind, text) => {
      expect(CELL_KIND_OF[kind].parse(text)).toBeUndefined();
    }
  );
});
