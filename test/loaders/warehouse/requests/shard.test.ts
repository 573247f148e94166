import {createServer, type IncomingMessage} from "node:http";
import type {AddressInfo} from "node:net";
import {Readable} from "node:stream";
import {text} from "node:stream/consumers";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {warehouseAddress, type ClickHouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {clientOptions, openShards, ShardFault, type Shard} from "../../../../loaders/warehouse/requests/shard.js";

const AFTER = "Nothing was taken in; mend the server, then run the same command again.";

it.each([
  ["Timeout error.", "no answer within 30 s"],
  [
    "self-signed certificate",
    "self-signed certificate; expected a certificate that Node trusts: name the file of whoever signed it in NODE_EXTRA_CA_CERTS"
  ],
  ["Code: 60. Table is gone, e.what() = DB::Exception\nat 0x1", "Code: 60. Table is gone"]
])("ShardFault tells of %j which server it was, and what to do", (message, told) => {
  expect(new ShardFault("ch1:8123", new Error(message), 30).message).toBe(`ClickHouse ch1:8123: ${told}. ${AFTER}`);
});

describe("openShards(address)", () => {
  const asked: (readonly [setting: string | null, query: string])[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      const settings = new URL(request.url ?? "", "http://localhost").searchParams;
      asked.push([settings.get("insert_distributed_sync"), `${settings.get("query") ?? ""}${body}`]);
      if (body.includes("broken")) response.writeHead(500);
      response.end(body.includes("broken") ? "Code: 1. Broken" : '{"rows":"7"}\n');
    });
  });
  let shard: Shard;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const {port} = server.address() as AddressInfo;
    const address = warehouseAddress(`clickhouse://127.0.0.1:${port}/usage`) as ClickHouseAddress;
    [shard] = (await openShards(address)) as [Shard];
  });
  afterAll(async () => {
    await shard.close();
    server.close();
  });

  it("counts the time of an answer in seconds, its client in milliseconds", () => {
    const address = warehouseAddress("clickhouse://me:pw@ch1/usage?timeout=30") as ClickHouseAddress;
    expect(clientOptions(address, "http://ch1:8123")).toEqual({
      url: "http://ch1:8123",
      username: "me",
      password: "pw",
      database: "usage",
      request_timeout: 30_000
    });
  });

  it("asks for rows, and has lines in every shard before an insert is done", async () => {
    expect(await shard.rows("SELECT rows")).toEqual([{rows: "7"}]);
    await shard.insertCsv("request_all", ["day", "id"], Readable.from(["1,2\n"], {objectMode: false}));
    await shard.insertRows("request_committed", [{day: "2026-01-01"}]);
    expect(asked.map(([setting, query]) => [setting, query.replace(/\s+/g, " ").trim()])).toEqual([
      [null, "SELECT rows FORMAT JSONEachRow"],
      ["1", "INSERT INTO request_all (day, id) FORMAT CSV1,2"],
      [null, 'INSERT INTO request_committed FORMAT JSONEachRow{"day":"2026-01-01"}']
    ]);
  });

  it("throws what a server refuses with its name", async () => {
    await expect(shard.run("broken")).rejects.toThrow(`ClickHouse ${shard.name}: `);
    await expect(shard.run("broken")).rejects.toThrow(ShardFault);
  });
});
