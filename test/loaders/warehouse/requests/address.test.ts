import {describe, expect, it} from "vitest";
import {warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";

describe("warehouseAddress(text)", () => {
  it("is a file of this folder where nothing is said", () => {
    expect(warehouseAddress("")).toMatchObject({engine: "duckdb", memory: "4GB"});
  });

  it.each([
    ["duckdb:/data/requests.duckdb", {engine: "duckdb", path: "/data/requests.duckdb", memory: "4GB"}],
    ["duckdb:own.duckdb?memory=512MB", {engine: "duckdb", path: "own.duckdb", memory: "512MB"}],
    [
      "clickhouse://ch1",
      {
        engine: "clickhouse",
        shards: [{name: "ch1:8123", url: "http://ch1:8123"}],
        username: "default",
        password: "",
        database: "default",
        cluster: null,
        timeout: 600,
        memory: "4GB"
      }
    ],
    [
      "clickhouse://us%40er:p%3Aw@ch1,ch2:9443/usage?cluster=ledger&tls=true&timeout=30&memory=1.5GB",
      {
        engine: "clickhouse",
        shards: [
          {name: "ch1:8443", url: "https://ch1:8443"},
          {name: "ch2:9443", url: "https://ch2:9443"}
        ],
        username: "us@er",
        password: "p:w",
        database: "usage",
        cluster: "ledger",
        timeout: 30,
        memory: "1.5GB"
      }
    ]
  ])("reads %s", (text, address) => {
    expect(warehouseAddress(text)).toEqual(address);
  });

  it.each([
    ["postgres://ch1", /LEDGER_WAREHOUSE: postgres:\/\/ch1; expected duckdb:<file>/],
    ["duckdb:own.duckdb?threads=2", /own\.duckdb\?threads=2; expected duckdb:<file>/],
    ["duckdb:own.duckdb?memory=all", /memory=all; expected a size such as 512MB or 4GB/],
    ["clickhouse://ch1?memory=4", /memory=4; expected a size/],
    ["clickhouse://ch1?timeout=soon", /timeout=soon; expected a number of seconds/],
    ["clickhouse://ch1?shards=2", /shards=2; expected duckdb:<file>/],
    ["clickhouse://user:secret@ch1,ch2", /\/\/…@ch1,ch2; expected \?cluster=<name> with more than one server/]
  ])("refuses %s", (text, problem) => {
    expect(() => warehouseAddress(text)).toThrow(problem);
    expect(() => warehouseAddress(text)).not.toThrow(/secret/);
  });
});
