import {spawn, type ChildProcess} from "node:child_process";
import {createServer, connect, type AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

let start: ChildProcess;
let port: number;
beforeAll(async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  ({port} = free.address() as AddressInfo);
  await new Promise((resolve) => free.close(resolve));
  start = spawn(process.execPath, ["--import", "tsx", "loaders/start.ts", "--port", String(port)], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"]
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    start.stdout?.on("data", (chunk: Buffer) => {
      if ((said += String(chunk)).includes(`127.0.0.1:${port}`)) resolve();
    });
    start.once("close", () => reject(new Error(said)));
  });
}, 120_000);
afterAll(() => void start.kill("SIGKILL"));

const address = (path: string) => `http://127.0.0.1:${port}${path}`;

describe("npm start", () => {
  it("survives an address that cannot be decoded, and answers its own names alone", async () => {
    expect((await fetch(address("/%"))).status).toBe(400);
    expect((await fetch(address("/_observablehq/runtime.js"), {headers: {origin: "http://evil.example"}})).status).toBe(
      403
    );
    expect((await fetch(address("/_observablehq/runtime.js"))).status).toBe(200);
  });

  it("serves what links of a built site name: pages by their files, kept pages of editions, licences", async () => {
    for (const path of [
      "/index.html",
      "/zh/editions.html",
      "/editions/2026-11-25/en/value-2513.HK.html",
      "/licences.txt"
    ])
      expect([path, (await fetch(address(path))).status]).toEqual([path, 200]);
    expect((await fetch(address("/zh/editions"))).url).toBe(address("/zh/editions.html"));
  });

  it("takes what it started with it when it is killed", async () => {
    const open = connect(port, "127.0.0.1");
    await new Promise((resolve) => open.once("connect", resolve));
    const closed = new Promise((resolve) => open.once("close", resolve));
    open.once("error", () => undefined);
    start.kill("SIGKILL");
    await closed;
    await expect(fetch(address("/"))).rejects.toThrow();
  });
});
