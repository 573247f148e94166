import {createServer, type AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {verify} from "../../loaders/ledger/verify.js";
import {ENTRY_POINTS, SOURCE_OF, type EntryPoint} from "../fixtures/remote/answers.js";
import {copyBooks, dataTexts, newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {CONTENT, CONTENT_FAULTS, TRANSPORT, TRANSPORT_FAULTS, type ContentFault} from "../fixtures/remote/faults.js";
import {KEY, startRemote, type Misbehaviour, type Remote} from "../fixtures/remote/service.js";
import type {Spoilt} from "../fixtures/remote/spoilt.js";
import {testWorld} from "../fixtures/remote/world.js";
import {TRIES_ALL} from "../fixtures/share.js";

/** Every address of the fake services, moved to where nothing answers. */
const ELSEWHERE = {"no network": "", "DNS failure": "http://no-such-host.invalid"};
const ADDRESSES = ["OPENROUTER_BASE_URL", "MODELS_DEV_URL", "SEC_URL", "YAHOO_URL"];

const world = testWorld();
let remote: Remote;
let good: ReturnType<typeof newBooks>;
beforeAll(async () => {
  remote = await startRemote(world);
  ELSEWHERE["no network"] = await closedAddress();
  good = newBooks();
  await runRefresh(good.root, world.effects(remote.env));
  world.advance(8);
});
afterAll(async () => {
  good.remove();
  await remote.close();
});

/** An address that was listened on a moment ago and is no more. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Refreshes one source under a fault and returns what was said; the books and tables must be as before. */
async function under(source: string, env: Record<string, string>, timeoutMs: number): Promise<string[]> {
  const {root, remove} = copyBooks(good.root);
  const before = tablesText(root);
  const outcomes = await runRefresh(root, world.effects(env, {timeoutMs}), [source]);
  expect(verify(root).problems).toEqual([]);
  expect(tablesText(root)).toBe(before);
  expect(dataTexts(root).filter((text) => text.includes(KEY))).toEqual([]);
  remove();
  expect(outcomes.map((o) => o.result)).toContain("failed");
  expect(outcomes.filter((o) => o.message.includes(KEY))).toEqual([]);
  return outcomes.filter((o) => o.result === "failed").map((o) => o.message);
}

/** All services share one way to ask: each fault of transport is met by some, every one by all in the full run. */
const transportFaults = (at: number) =>
  TRIES_ALL
    ? TRANSPORT_FAULTS
    : TRANSPORT_FAULTS.filter((_, i) => i % ENTRY_POINTS.length === at % ENTRY_POINTS.length);

/** One way to refuse: of the faults of content each entry point meets every other one, all of them in the full run. */
const contentFaults = (entry: EntryPoint, at: number) =>
  CONTENT_FAULTS.filter((_, i) => TRIES_ALL || i % 2 === at % 2).flatMap((fault) => {
    const spoilt = (CONTENT[entry] as Partial<Record<ContentFault, Spoilt>>)[fault];
    return spoilt ? [[fault, spoilt] as const] : [];
  });

describe.each(ENTRY_POINTS.map((entry, at) => [entry, at] as const))("refresh of %s", (entry, at) => {
  const source = SOURCE_OF[entry];
  const withFault = async (how: Misbehaviour, env: Record<string, string>, timeoutMs = 20_000) => {
    remote.misbehave(entry, how);
    try {
      return await under(source, env, timeoutMs);
    } finally {
      remote.misbehave(entry, null);
    }
  };

  it.each(transportFaults(at))(
    "keeps the last good data and says what to do: %s",
    async (fault) => {
      const {how, says} = TRANSPORT[fault];
      const address = ELSEWHERE[fault as keyof typeof ELSEWHERE];
      const moved = address ? Object.fromEntries(ADDRESSES.map((name) => [name, address])) : {};
      const said = await withFault(how, {...remote.env, ...moved}, fault.startsWith("stalled") ? 100 : 20_000);
      expect(said[0]).toMatch(says);
    },
    120_000
  );

  it.each(contentFaults(entry, at))("refuses the whole answer and names the field: %s", async (_, {how, says}) => {
    const said = await withFault(how, remote.env);
    expect(said[0]).toMatch(says);
    expect(said[0]).toContain("Nothing was stored");
  });

  it("keeps fields it does not know, in the payload as received", async () => {
    const {root, remove} = copyBooks(good.root);
    remote.misbehave(entry, {body: (answer) => ({...(answer as object), new_field: "kept"})});
    const outcomes = await runRefresh(root, world.effects(remote.env), [source]);
    remote.misbehave(entry, null);
    expect(outcomes.filter((o) => o.result !== "pull")).toEqual([]);
    expect(verify(root).problems).toEqual([]);
    expect(dataTexts(root).some((text) => text.includes(`"new_field":"kept"`))).toBe(true);
    remove();
  });

  it("waits as long as it is asked to, and then gets its answer", async () => {
    const {root, remove} = copyBooks(good.root);
    const begun = world.now().getTime();
    remote.misbehave(entry, {...TRANSPORT["429 with a short Retry-After"].how, times: 1});
    const outcomes = await runRefresh(root, world.effects(remote.env), [source]);
    remote.misbehave(entry, null);
    expect(outcomes.filter((o) => o.result === "failed")).toEqual([]);
    expect(world.now().getTime() - begun).toBeGreaterThanOrEqual(7_000);
    remove();
  });

  it("lets the other sources run when it fails", async () => {
    const {root, remove} = copyBooks(good.root);
    const other = source === "openrouter-tasks" ? "openrouter-apps" : "openrouter-tasks";
    remote.misbehave(entry, TRANSPORT["401"].how);
    const outcomes = await runRefresh(root, world.effects(remote.env), [source, other]);
    remote.misbehave(entry, null);
    expect(outcomes.filter((o) => o.source === other && ["pull", "check"].includes(o.result)).length).toBeGreaterThan(
      0
    );
    expect(outcomes.filter((o) => o.source === source).map((o) => o.result)).toEqual(["failed"]);
    remove();
  });
});
