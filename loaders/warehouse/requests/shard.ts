import type {Readable} from "node:stream";
import type {ClickHouseAddress} from "./address.js";

/** One server of ClickHouse, asked by its official client over HTTP. */
export interface Shard {
  readonly name: string;
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  run(query: string): Promise<void>;
  /** The rows of a query as lines of CSV below a header. */
  csv(query: string): Promise<Readable>;
  /** Inserts lines of CSV, into every shard before it is done where the table is spread over several. */
  insertCsv(table: string, columns: readonly string[], lines: Readable): Promise<void>;
  insertRows(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  close(): Promise<void>;
}

/** A server that refused, or that is lost. */
export class ShardFault extends Error {
  override readonly name = "ShardFault";
  constructor(shard: string, cause: unknown, timeout: number) {
    const message = (cause as Error).message.replace(/, e\.what\(\) = .*$/s, "").trim();
    const isUntrusted = /self.signed|unable to (verify|get)|certificate/i.test(message);
    const why = /timeout/i.test(message)
      ? `no answer within ${timeout} s`
      : isUntrusted
        ? `${message}; expected a certificate that Node trusts: name the file of whoever signed it in NODE_EXTRA_CA_CERTS`
        : message;
    super(`ClickHouse ${shard}: ${why}. Nothing was taken in; mend the server, then run the same command again.`, {
      cause
    });
  }
}

/** How the client reaches a server; it counts in milliseconds. */
export const clientOptions = ({username, password, database, timeout}: ClickHouseAddress, url: string) => ({
  url,
  username,
  password,
  database,
  request_timeout: timeout * 1000
});

/**
 * Opens the servers of an address. Values are written into statements, not bound: servers before 19.4 know no parameters, and
 * take formats by rows alone.
 */
export async function openShards(address: ClickHouseAddress): Promise<readonly Shard[]> {
  const {ClickHouseLogLevel, createClient} = await import("@clickhouse/client");
  return address.shards.map(({name, url}): Shard => {
    // Faults are thrown, with the server's name.
    const client = createClient({...clientOptions(address, url), log: {level: ClickHouseLogLevel.OFF}});
    const told = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        throw new ShardFault(name, error, address.timeout);
      }
    };
    return {
      name,
      rows: (query) =>
        told(
          client.query({query, format: "JSONEachRow"}).then((found) => found.json<Readonly<Record<string, unknown>>>())
        ),
      csv: (query) => told(client.exec({query: `${query} FORMAT CSVWithNames`}).then(({stream}) => stream)),
      run: (query) => told(client.command({query})).then(() => undefined),
      insertCsv: (table, columns, lines) =>
        told(
          client.insert({
            table,
            columns: columns as [string, ...string[]],
            values: lines,
            format: "CSV",
            clickhouse_settings: {insert_distributed_sync: 1}
          })
        ).then(() => undefined),
      insertRows: (table, rows) =>
        told(client.insert({table, values: rows, format: "JSONEachRow"})).then(() => undefined),
      close: () => client.close()
    };
  });
}
