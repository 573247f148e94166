import {
  DateMillisecond,
  Decimal,
  Field,
  FixedSizeBinary,
  Float32,
  Float64,
  Int32,
  List,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimeMicrosecond,
  TimestampMicrosecond,
  Utf8,
  Vector,
  makeData,
  vectorFromArray
} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {toRows, type Value} from "../../src/query/rows.js";

function first(table: Table): Value | undefined {
  const rows = toRows(table);
  return rows[0]?.[rows.columns[0] ?? ""];
}

describe("toRows(table) on what queries can come up with", () => {
  it("loses no column to another of the same name", () => {
    const schema = new Schema([new Field("a", new Int32()), new Field("a", new Int32())]);
    const children = [1, 2].map((n) => makeData({type: new Int32(), data: Int32Array.of(n)}));
    const data = makeData({type: new Struct(schema.fields), length: 1, children});
    const rows = toRows(new Table(schema, [new RecordBatch(schema, data)]));
    expect(rows.columns).toEqual(["a", "a_1"]);
    expect([...rows]).toEqual([{a: 1, a_1: 2}]);
  });

  it("says NaN and infinity in words, since neither is a number", () => {
    expect(first(new Table({v: vectorFromArray([NaN], new Float64())}))).toBe("NaN");
    expect(first(new Table({v: vectorFromArray([-Infinity], new Float64())}))).toBe("-Infinity");
  });

  it("writes years beyond four digits without a sign, and infinite dates as DuckDB does", () => {
    const date = (time: number) => {
      const data = makeData({type: new DateMillisecond(), length: 1, data: BigInt64Array.of(BigInt(time))});
      return first(new Table({v: new Vector([data])}));
    };
    expect(date(Date.UTC(12026, 0, 1))).toBe("12026-01-01");
    expect(date(8.64e15)).toBe("275760-09-13");
    expect(date(9e15)).toBe("infinity");
    expect(date(-9e15)).toBe("-infinity");
  });

  it("decodes the values inside lists and structs as those outside", () => {
    const lists = new List(new Field("item", new DateMillisecond(), true));
    const struct = new Struct([new Field("lab", new Utf8(), true), new Field("on", new DateMillisecond(), true)]);
    const day = new Date("2026-01-01");
    expect(first(new Table({v: vectorFromArray([[day]], lists)}))).toBe(`["2026-01-01"]`);
    expect(first(new Table({v: vectorFromArray([{lab: "qwen", on: day}], struct)}))).toBe(
      `{"lab":"qwen","on":"2026-01-01"}`
    );
  });

  it("keeps a column called as the language calls what objects share", () => {
    const rows = toRows(new Table({["__proto__"]: vectorFromArray(["p"], new Utf8())}));
    expect(rows.columns).toEqual(["__proto__"]);
    expect(Object.entries(rows[0] ?? {})).toEqual([["__proto__", "p"]]);
  });

  it("keeps every digit of a decimal that no number holds", () => {
    const decimal = (words: readonly number[], scale: number) => {
      const data = makeData({type: new Decimal(scale, 38, 128), length: 1, data: Uint32Array.from(words)});
      return first(new Table({v: new Vector([data])}));
    };
    expect(decimal([0xd8203a14, 0xed123b0b, 0x42, 0], 2)).toBe("12345678901234567890.12");
    expect(decimal([1, 0, 0, 0], 38)).toBe(1e-38);
    expect(decimal([0x860ddf79, 0x7048, 0, 0], 6)).toBe(123456789.012345);
    expect(decimal([0x3c8abac0, 0x462d5, 0, 0], 6)).toBe("1234567890.123456");
    expect(decimal([0x6fc10000, 0x2386f2, 0, 0], 1)).toBe(1e15);
    expect(decimal([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], 2)).toBe(-0.01);
  });

  it("gives a number of single precision as it was written", () => {
    const singles = [0.1, 16777216, 3.4e38, 1.1754944e-38, 1e-45, 1.0000001, -0.25];
    for (const value of singles) expect(first(new Table({v: vectorFromArray([value], new Float32())}))).toBe(value);
  });

  it("asks for text where Arrow carries too little: finer than milliseconds, beyond the calendar, wide or opaque", () => {
    const time = (micros: bigint) => {
      const data = makeData({type: new TimestampMicrosecond(), length: 1, data: BigInt64Array.of(micros)});
      return first(new Table({v: new Vector([data])}));
    };
    expect(time(1_767_323_045_123_000n)).toBe("2026-01-02T03:04:05.123Z");
    expect(time(1_767_323_045_123_456n)).toBe("CAST AS VARCHAR to read it");
    expect(time(8_640_000_000_000_000_000n)).toBe("275760-09-13T00:00:00.000Z");
    expect(time(8_640_000_000_000_001_000n)).toBe("CAST AS VARCHAR to read it");
    expect(time(9_000_000_000_000_000_000n)).toBe("CAST AS VARCHAR to read it");
    const opaque = makeData({type: new FixedSizeBinary(16), length: 1, data: new Uint8Array(16).fill(255)});
    expect(first(new Table({v: new Vector([opaque])}))).toBe("CAST AS VARCHAR to read it");
  });

  it("keeps the microseconds of a time of day", () => {
    const time = (micros: bigint) => {
      const data = makeData({type: new TimeMicrosecond(), length: 1, data: BigInt64Array.of(micros)});
      return first(new Table({v: new Vector([data])}));
    };
    expect([time(36_000_000_000n), time(36_000_500_000n), time(36_000_000_001n)]).toEqual([
      "10:00:00",
      "10:00:00.5",
      "10:00:00.000001"
    ]);
  });

  it("reads tables of many batches in order", () => {
    const batches = Array.from({length: 50}, (_, i) => new Table({v: vectorFromArray([i, i + 0.5], new Float64())}));
    const [head, ...rest] = batches;
    const rows = toRows(head?.concat(...rest) as Table);
    expect(rows.map((row) => row["v"])).toEqual(Array.from({length: 50}, (_, i) => [i, i + 0.5]).flat());
  });

  it("gives the scale of a decimal its due", () => {
    const data = makeData({type: new Decimal(1, 4, 128), length: 1, data: Uint32Array.of(15, 0, 0, 0)});
    expect(first(new Table({v: new Vector([data])}))).toBe(1.5);
  });
});
