import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {openRequests, warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {memoryBytes} from "../../../../loaders/warehouse/requests/duckdb.js";
import {newFolder} from "../../../fixtures/folder.js";

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

  it("takes any time above nought", () => {
    expect(warehouseAddress("clickhouse://ch1?timeout=0.5")).toMatchObject({timeout: 0.5});
  });

  it.each([
    ["postgres://ch1", /LEDGER_WAREHOUSE: postgres:\/\/ch1; expected duckdb:<file>/],
    ["duckdb:own.duckdb?threads=2", /own\.duckdb\?threads=2; expected duckdb:<file>/],
    ["duckdb:own.duckdb?memory=all", /memory=all; expected a size such as 512MB or 4GB/],
    ["clickhouse://ch1?memory=4", /memory=4; expected a size/],
    ["clickhouse://ch1?timeout=0", /timeout=0; expected a number of seconds/],
    ["clickhouse://ch1?timeout=soon", /timeout=soon; expected a number of seconds/],
    ["clickhouse://ch1?shards=2", /shards=2; expected duckdb:<file>/],
    ["clickhouse://user:secret@ch1,ch2", /\/\/…@ch1,ch2; expected \?cluster=<name> with more than one server/]
  ])("refuses %s", (text, problem) => {
    expect(() => warehouseAddress(text)).toThrow(problem);
    expect(() => warehouseAddress(text)).not.toThrow(/secret/);
  });
});

describe("openRequests(address)", () => {
  it("opens a file of DuckDB within its memory", async () => {
    const {root, remove} = newFolder();
    const warehouse = await openRequests(warehouseAddress(`duckdb:${join(root, "own.duckdb")}?memory=64MB`));
    expect([warehouse.engine, Math.round((await memoryBytes(warehouse.reader)) / 1e6)]).toEqual(["duckdb", 64]);
    await warehouse.close();
    remove();
  });

  it("names the server of ClickHouse that does not answer", async () => {
    const gone = openRequests(warehouseAddress("clickhouse://127.0.0.1:1/usage"));
    await expect(gone).rejects.toThrow(/^ClickHouse 127\.0\.0\.1:1: .*ECONNREFUSED.*Nothing was taken in/s);
  });
});
