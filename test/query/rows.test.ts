import {
  Bool,
  DateDay,
  DateMillisecond,
  Decimal,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  Table,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint64,
  Utf8,
  Vector,
  makeData,
  vectorFromArray,
  type DataType
} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {toRows, type Value} from "../../src/query/rows.js";

function values(vector: Vector): Value[] {
  return toRows(new Table({value: vector})).map((row) => row["value"] ?? null);
}

function valuesOf(type: DataType, cells: readonly unknown[]): Value[] {
  return values(vectorFromArray(cells, type));
}

/** A column of 128-bit decimals from unscaled integers. */
function decimals(scale: number, unscaled: readonly bigint[]): Vector {
  const words = unscaled.flatMap((value) =>
    [0n, 32n, 64n, 96n].map((shift) => Number((BigInt.asUintN(128, value) >> shift) & 0xffffffffn))
  );
  const type = new Decimal(scale, 38, 128);
  return new Vector([makeData({type, length: unscaled.length, data: Uint32Array.from(words)})]);
}

describe("toRows(table)", () => {
  it("keeps columns in order with their types, rows as plain objects", () => {
    const rows = toRows(
      new Table({
        week_start: vectorFromArray([new Date("2026-02-16")], new DateDay()),
        model: vectorFromArray(["词元"], new Utf8()),
        tokens: vectorFromArray([5n], new Int64()),
        share: vectorFromArray([0.5], new Float64())
      })
    );
    expect([...rows]).toEqual([{week_start: "2026-02-16", model: "词元", tokens: 5, share: 0.5}]);
    expect(rows.columns).toEqual(["week_start", "model", "tokens", "share"]);
    expect(rows.types).toEqual(["Date32<DAY>", "Utf8", "Int64", "Float64"]);
  });

  it("names the columns of a result without rows", () => {
    const rows = toRows(new Table({tokens: vectorFromArray([], new Int64())}));
    expect([rows.length, rows.columns, rows.types]).toEqual([0, ["tokens"], ["Int64"]]);
  });

  it("turns dates into ISO texts", () => {
    const dates = ["2026-02-16", "1969-12-31", "2024-02-29"];
    const times = dates.map((d) => new Date(`${d}T00:00:00Z`));
    expect(valuesOf(new DateDay(), times)).toEqual(dates);
    expect(valuesOf(new DateMillisecond(), times)).toEqual(dates);
  });

  it("turns timestamps of any unit into ISO texts, to the millisecond", () => {
    const time = new Date("2026-02-16T12:34:56.000Z");
    for (const unit of [TimestampSecond, TimestampMillisecond, TimestampMicrosecond, TimestampNanosecond])
      expect(valuesOf(new unit(), [time.getTime()])).toEqual(["2026-02-16T12:34:56.000Z"]);
  });

  it("gives whole numbers within 2^53 as numbers, and beyond as they are", () => {
    const inside = [0n, -1n, 2n ** 53n - 1n, -(2n ** 53n - 1n), 126_762_983_000_000n];
    expect(valuesOf(new Int64(), inside)).toEqual(inside.map(Number));
    const beyond = [2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];
    expect(valuesOf(new Int64(), beyond)).toEqual(beyond);
    expect(valuesOf(new Uint64(), [7n, 2n ** 64n - 1n])).toEqual([7, 2n ** 64n - 1n]);
    expect(valuesOf(new Int32(), [-5, 5])).toEqual([-5, 5]);
  });

  it("scales decimals, whole ones exactly", () => {
    expect(values(decimals(2, [12345n, -12345n, 0n, -1n]))).toEqual([123.45, -123.45, 0, -0.01]);
    expect(values(decimals(0, [5n, -5n, 2n ** 80n, -(2n ** 80n)]))).toEqual([5, -5, 2n ** 80n, -(2n ** 80n)]);
  });

  it("keeps nulls of every kind", () => {
    for (const type of [new Utf8(), new Int64(), new Float64(), new Bool(), new DateDay(), new TimestampMicrosecond()])
      expect(valuesOf(type, [null])).toEqual([null]);
    expect(toRows(new Table({value: vectorFromArray([null, "x"], new Utf8())}))).toHaveLength(2);
  });

  it("keeps texts and truth values, empty and false ones included", () => {
    expect(valuesOf(new Utf8(), ["", "a", "智谱"])).toEqual(["", "a", "智谱"]);
    expect(valuesOf(new Bool(), [false, true])).toEqual([false, true]);
    expect(valuesOf(new Float64(), [0, -0.5])).toEqual([0, -0.5]);
  });

  it("writes lists and structs as JSON, whole numbers beyond 2^53 as texts", () => {
    const list = new List(new Field("item", new Int64(), true));
    expect(valuesOf(list, [[1n, 2n ** 60n], [], null])).toEqual([`[1,"${2n ** 60n}"]`, "[]", null]);
    const nested = new List(new Field("item", new List(new Field("item", new Utf8(), true)), true));
    expect(valuesOf(nested, [[["a"], ["b", "c"]]])).toEqual([`[["a"],["b","c"]]`]);
    const struct = new Struct([new Field("lab", new Utf8(), true), new Field("share", new Float64(), true)]);
    expect(valuesOf(struct, [{lab: "qwen", share: 0.5}])).toEqual([`{"lab":"qwen","share":0.5}`]);
  });
});
