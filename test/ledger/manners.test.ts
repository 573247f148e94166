import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readLedger} from "../../loaders/ledger/archive.js";
import {takeLock} from "../../loaders/ledger/lock.js";
import {verify} from "../../loaders/ledger/verify.js";
import {dataBytes, dataTexts, newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {TRANSPORT} from "../fixtures/remote/faults.js";
import {KEY, startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const MINUTE = 60_000;
const world = testWorld();
let remote: Remote;
beforeAll(async () => {
  remote = await startRemote(world);
});
afterAll(() => remote.close());

/** Keeps the next answer on tasks back until the test lets it go. */
function holdAnswer(): {readonly asked: Promise<void>; readonly answer: () => void} {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) =>
    remote.misbehave("tasks", {
      times: 1,
      respond: (response, body) => {
        answer = () => void response.writeHead(200, {"content-type": "application/json"}).end(body);
        resolve();
      }
    })
  );
  return {asked, answer: () => answer()};
}

describe("an answer that never comes", () => {
  it("is given up in time, also when garbage was collected meanwhile", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    const {root, remove} = newBooks();
    remote.misbehave("tasks", {respond: () => void setImmediate(collectGarbage)});
    const outcomes = await runRefresh(root, world.effects(remote.env, {timeoutMs: 200}), ["openrouter-tasks"]);
    remote.misbehave("tasks", null);
    expect(outcomes[0]?.message).toMatch(TRANSPORT["stalled before the answer"].says);
    remove();
  });
});

describe("two refreshes at once", () => {
  it("let one run, and tell the other to wait", async () => {
    const {root, remove} = newBooks();
    const {asked, answer} = holdAnswer();
    const first = runRefresh(root, world.effects(remote.env), ["openrouter-tasks"]);
    await asked;
    await expect(runRefresh(root, world.effects(remote.env), ["models-dev"])).rejects.toThrow(
      `another refresh is running (process ${process.pid}); wait for it to end, then run this one again`
    );
    answer();
    expect((await first).map((o) => o.result)).toEqual(["pull"]);
    expect((await runRefresh(root, world.effects(remote.env), ["models-dev"])).map((o) => o.result)).toEqual(["pull"]);
    expect(verify(root).problems).toEqual([]);
    remove();
  });

  it("stop the one whose lock was taken over, before it writes", async () => {
    const {root, remove} = newBooks();
    const {asked, answer} = holdAnswer();
    const first = runRefresh(root, world.effects(remote.env), ["openrouter-tasks"]);
    await asked;
    writeFileSync(join(root, "data/.refresh.lock"), "1 another");
    answer();
    expect((await first)[0]?.message).toMatch(/another refresh took over/);
    expect(readLedger(root).entries).toEqual([]);
    expect(() => takeLock(root)).toThrow("another refresh is running (process 1)");
    remove();
  });
});

describe("the limits of a service", () => {
  it("are kept over many runs that all fail: 30 a minute and 500 a day", async () => {
    const {root, remove} = newBooks();
    remote.requests.length = 0;
    for (const entry of ["rankings", "tasks", "apps", "sessions", "models"] as const)
      remote.misbehave(entry, TRANSPORT["5xx"].how);
    const names = [
      "openrouter-rankings-daily",
      "openrouter-tasks",
      "openrouter-apps",
      "openrouter-session-cost",
      "openrouter-models"
    ];
    let refused = "";
    for (let run = 0; run < 45; run++) {
      const outcomes = await runRefresh(root, world.effects(remote.env), names);
      refused = outcomes.at(-1)?.message ?? "";
    }
    for (const entry of ["rankings", "tasks", "apps", "sessions", "models"] as const) remote.misbehave(entry, null);
    const times = remote.requests.map((r) => r.at);
    const most = (windowMs: number) =>
      Math.max(...times.map((t) => times.filter((u) => u >= t && u < t + windowMs).length));
    expect(most(MINUTE)).toBeLessThanOrEqual(30);
    expect(most(24 * 60 * MINUTE)).toBeLessThanOrEqual(500);
    expect(times.length).toBe(450);
    expect(refused).toMatch(
      /^openrouter: 450 requests in 24 hours; expected at most 450, the limit it states\. Run again after /
    );
    remove();
  });

  it("are kept at EDGAR, which is told who asks", async () => {
    const {root, remove} = newBooks();
    remote.requests.length = 0;
    await runRefresh(root, world.effects(remote.env), ["sec-companyfacts"]);
    expect(remote.requests.map((r) => r.headers["user-agent"])).toEqual(
      Array(5).fill("Test Reader reader@example.com")
    );
    expect(dataTexts(root).filter((text) => text.includes("reader@example.com"))).toEqual([]);
    remove();
  });
});

describe("a dry run", () => {
  it("asks and checks, and changes no file but the count of requests", async () => {
    const {root, remove} = newBooks();
    const before = dataBytes(root);
    const outcomes = await runRefresh(root, world.effects(remote.env), ["openrouter-rankings-daily", "curated"], {
      dryRun: true
    });
    const after = dataBytes(root);
    after.delete("data/.requests.json");
    expect(outcomes.map((o) => [o.source, o.result])).toEqual([
      ["curated", "check"],
      ["openrouter-rankings-daily", "pull"]
    ]);
    expect(after).toEqual(before);
    remove();
  });
});

describe("keys", () => {
  it("reach the service and nothing that is kept", async () => {
    const {root, remove} = newBooks();
    remote.requests.length = 0;
    await runRefresh(root, world.effects(remote.env));
    const asked = remote.requests.filter((r) => r.entry === "tasks");
    expect(asked.map((r) => r.headers.authorization)).toEqual([`Bearer ${KEY}`]);
    expect(dataTexts(root).filter((text) => text.includes(KEY))).toEqual([]);
    expect(tablesText(root)).not.toContain(KEY);
    remove();
  });

  it("that are missing are named, with where to get one; optional sources are left out in silence", async () => {
    const {root, remove} = newBooks();
    const outcomes = await runRefresh(root, world.effects({MODELS_DEV_URL: remote.env["MODELS_DEV_URL"]}));
    const said = Object.fromEntries(outcomes.map((o) => [o.source, `${o.result}: ${o.message}`]));
    expect(said["openrouter-tasks"]).toBe(
      "failed: OPENROUTER_API_KEY: not set; expected a key from openrouter.ai/settings/keys. Set it in .env, as .env.example shows."
    );
    expect(said["sec-companyfacts"]).toMatch(/^failed: SEC_USER_AGENT: not set; expected a name and an e-mail address/);
    expect(said["market-csv"]).toBe("skipped: MARKET_CSV is not set");
    expect(said["market-yahoo"]).toBe("skipped: MARKET_LIVE is not set");
    expect(said["models-dev"]).toMatch(/^pull: /);
    remove();
  });
});

describe("the turn of a source", () => {
  it("comes weekly for catalogues and filings, daily for rankings", async () => {
    const {root, remove} = newBooks();
    const run = async () => {
      const outcomes = await runRefresh(root, world.effects(remote.env));
      return new Set(outcomes.filter((o) => o.result === "pull" || o.result === "check").map((o) => o.source));
    };
    await run();
    world.advance(1);
    const next = await run();
    expect([...next]).toEqual([
      "curated",
      "openrouter-rankings-daily",
      "openrouter-tasks",
      "openrouter-apps",
      "market-yahoo"
    ]);
    world.advance(6);
    expect((await run()).size).toBe(16);
    remove();
  });
});
