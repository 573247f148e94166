import {join} from "node:path";
import {projectRoot} from "../../paths.js";
import {openClickHouse, type ClickHouseOptions} from "./clickhouse.js";
import {MEMORY, openDuckDb} from "./duckdb.js";
import type {RequestWarehouse} from "./engine.js";

/** The variable that says where requests are kept. */
export const WAREHOUSE = "LEDGER_WAREHOUSE";

const EXPECTED =
  "duckdb:<file>[?memory=<size>] or clickhouse://[<user>[:<password>]@]<host>[:<port>][,<host of each other shard>…]/[<database>][?cluster=<name>&tls=true&timeout=<seconds>&memory=<size>]";

/** A server of ClickHouse for each shard; the first also keeps what is loaded. */
export interface ClickHouseAddress {
  readonly shards: readonly {readonly url: string; readonly name: string}[];
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** Name of the cluster in the servers' settings, by which they know each other; null for one server alone. */
  readonly cluster: string | null;
  /** Seconds until a server that says nothing counts as lost. */
  readonly timeout: number;
  /** Memory in which DuckDB reads files and stages rows, as "4GB". */
  readonly memory: string;
}

export type WarehouseAddress =
  | {readonly engine: "duckdb"; readonly path: string; readonly memory: string}
  | ({readonly engine: "clickhouse"} & ClickHouseAddress);

/** Longest that a server may say nothing, unless the address says otherwise. */
const TIMEOUT_SECONDS = 600;

/** Where requests are kept, as the variable says; a file of DuckDB in this folder where it says nothing. Throws on any other text. */
export function warehouseAddress(text = process.env[WAREHOUSE] ?? ""): WarehouseAddress {
  if (text === "") return {engine: "duckdb", path: join(projectRoot, "warehouse", "requests.duckdb"), memory: MEMORY};
  const [, path, memory] = /^duckdb:([^?]+)(?:\?memory=(.*))?$/.exec(text) ?? [];
  if (path !== undefined) return {engine: "duckdb", path, memory: memorySize(memory)};
  return {engine: "clickhouse", ...clickHouseAddress(text)};
}

function memorySize(text: string = MEMORY): string {
  if (/^\d+(?:\.\d+)? ?[MG]B$/.test(text)) return text;
  throw new Error(`${WAREHOUSE}: memory=${text}; expected a size such as 512MB or ${MEMORY}`);
}

function clickHouseAddress(text: string): ClickHouseAddress {
  const [, user = "", hosts = "", database = "", query = ""] =
    /^clickhouse:\/\/(?:([^@/]*)@)?([^@/?]+)(?:\/([^/?]*))?(?:\?(.*))?$/.exec(text) ?? [];
  const given = new URLSearchParams(query);
  const unknown = [...given.keys()].filter((key) => !["cluster", "tls", "timeout", "memory"].includes(key));
  // What is wrong is told without the password.
  const shown = text.replace(/\/\/[^@/]*@/, "//…@");
  if (hosts === "" || unknown.length > 0) throw new Error(`${WAREHOUSE}: ${shown}; expected ${EXPECTED}`);
  const timeout = Number(given.get("timeout") ?? TIMEOUT_SECONDS);
  if (!(timeout > 0)) throw new Error(`${WAREHOUSE}: timeout=${given.get("timeout")}; expected a number of seconds`);
  const memory = memorySize(given.get("memory") ?? undefined);
  const isSecure = given.get("tls") === "true";
  const shards = hosts.split(",").map((host) => {
    const name = /:\d+$/.test(host) ? host : `${host}:${isSecure ? 8443 : 8123}`;
    return {name, url: `${isSecure ? "https" : "http"}://${name}`};
  });
  const cluster = given.get("cluster");
  if (shards.length > 1 && cluster === null)
    throw new Error(`${WAREHOUSE}: ${shown}; expected ?cluster=<name> with more than one server`);
  const [username = "", password = ""] = user.split(":").map(decodeURIComponent);
  const named = (name: string) => (name === "" ? "default" : name);
  return {shards, username: named(username), password, database: named(database), cluster, timeout, memory};
}

/** Opens the warehouse of requests that the variable names. */
export async function openRequests(
  address = warehouseAddress(),
  options: Omit<ClickHouseOptions, "memory"> = {}
): Promise<RequestWarehouse> {
  const within = {...options, memory: address.memory};
  return address.engine === "duckdb" ? openDuckDb(address.path, within) : openClickHouse(address, within);
}
