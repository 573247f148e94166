import {spawn, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../../../loaders/paths.js";
import {openRequests, warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {hasClickHouse, startCluster, type Cluster} from "../../../fixtures/clickhouse.js";
import {countedUsage, inOrder, loadRows, madeRequests} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";
import {itInFull} from "../../../fixtures/share.js";

// The users of the page about requests, and a certificate of one's own.

const PASSWORD = "a:secret@of/signs";
const user = (name: string, profile: string) =>
  `<${name}><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota><allow_databases><database>usage</database></allow_databases></${name}>`;

const folder = mkdtempSync(join(tmpdir(), "access-"));
const certificate = {cert: join(folder, "server.crt"), key: join(folder, "server.key")};
const hasOpenSsl = spawnSync("openssl", ["version"]).status === 0;

describe.runIf(hasClickHouse() && hasOpenSsl)("access to ClickHouse", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
    const files = ["-keyout", certificate.key, "-out", certificate.cert];
    spawnSync("openssl", [...request, ...files, "-addext", "subjectAltName=IP:127.0.0.1"]);
    cluster = await startCluster(1, {users: `${user("ledger", "default")}${user("reader", "reads")}`, certificate});
    for (const database of ["usage", "other"]) await cluster.ask(0, `CREATE DATABASE ${database}`);
  });
  afterAll(async () => {
    await cluster.close();
    rmSync(folder, {recursive: true});
  });

  const addressOf = (name: string, {database = "usage", isSecure = false} = {}) =>
    `clickhouse://${name}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${cluster.port(0, isSecure ? "https" : "http")}/${database}${isSecure ? "?tls=true" : ""}`;

  itInFull(
    "goes over HTTPS, and refuses a certificate that nobody vouches for, saying what to do and no password",
    async () => {
      const log = join(folder, "log.csv");
      writeFileSync(log, "request_id,time,model,total_tokens\n1,2026-02-01T10:00:00Z,gpt-4o,5\n");
      const load = (env: NodeJS.ProcessEnv) =>
        new Promise<{readonly code: number | null; readonly told: string}>((resolve) => {
          let told = "";
          const child = spawn(
            process.execPath,
            ["--import", "tsx", "loaders/ingest.ts", "--load", "--rejected", join(folder, "rejected.jsonl"), log],
            {cwd: projectRoot, env: {...process.env, LEDGER_WAREHOUSE: addressOf("ledger", {isSecure: true}), ...env}}
          );
          for (const stream of [child.stdout, child.stderr])
            stream.on("data", (text: Buffer) => void (told += text.toString()));
          child.once("close", (code) => resolve({code, told}));
        });
      const refused = await load({});
      expect(refused.code).toBe(1);
      expect(refused.told).toMatch(
        /self-signed certificate; expected a certificate that Node trusts.*NODE_EXTRA_CA_CERTS/s
      );
      expect(refused.told).not.toContain("secret");
      const loaded = await load({NODE_EXTRA_CA_CERTS: certificate.cert});
      expect(loaded).toMatchObject({
        code: 0,
        told: expect.stringContaining("loaded    1 requests of 1 files") as string
      });
    }
  );

  it("needs one database to load and forget, and no right to write to read", async () => {
    const of = (...names: Parameters<typeof addressOf>) => warehouseAddress(addressOf(...names));
    const rows = madeRequests(60, seeded(3));
    const warehouse = await openRequests(of("ledger"));
    await warehouse.forget({before: "2100-01-01"});
    await loadRows(warehouse, rows);
    await warehouse.close();
    const reads = await openRequests(of("reader"), {isReadOnly: true});
    expect(inOrder(await reads.usage())).toEqual(countedUsage(rows));
    await expect(reads.forget({before: "2100-01-01"})).rejects.toThrow(/readonly/i);
    await reads.close();
    await expect(openRequests(of("ledger", {database: "other"}))).rejects.toThrow(/other/);
    await expect(openRequests(of("nobody"))).rejects.toThrow(/nobody/);
  });
});
