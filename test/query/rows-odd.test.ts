import {
  DateMillisecond,
  Decimal,
  Field,
  Float64,
  Int32,
  List,
  RecordBatch,
  Schema,
  Struct,
  Table,
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

  it("gives the scale of a decimal its due", () => {
    const data = makeData({type: new Decimal(1, 4, 128), length: 1, data: Uint32Array.of(15, 0, 0, 0)});
    expect(first(new Table({v: new Vector([data])}))).toBe(1.5);
  });
});
