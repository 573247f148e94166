import {describe, expect, it} from "vitest";
import type {Budget} from "../../../loaders/sources/budget.js";
import type {Effects} from "../../../loaders/sources/effects.js";
import {politeFetch, type Payload, type Service} from "../../../loaders/sources/http.js";
import {PullError} from "../../../loaders/sources/problem.js";

const SERVICE: Service = {name: "service", limits: [{requests: 5, windowMs: 1000}], access: "Ask for a key."};
const ok = () => new Response(`{"a":1}`);
const busy = (retryAfter?: string) =>
  new Response("", {status: 429, ...(retryAfter && {headers: {"retry-after": retryAfter}})});

/** Asks a service that answers in turn, the last answer for good; what came of it, and how long each wait was. */
async function ask(...answers: (() => Response | Promise<Response>)[]) {
  const waits: number[] = [];
  const received: Payload[] = [];
  let asked = 0;
  let counted = 0;
  const effects: Effects = {
    now: () => new Date("2026-05-20T06:00:00Z"),
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    fetch: () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      return answer ? Promise.resolve(answer()) : Promise.reject(new Error("no answer"));
    },
    env: {},
    timeoutMs: 20,
    pid: 1
  };
  const budget: Budget = (service, limits) => {
    expect([service, limits]).toEqual([SERVICE.name, SERVICE.limits]);
    counted++;
    return Promise.resolve();
  };
  const request = politeFetch(
    SERVICE,
    effects,
    budget,
    received
  )("http://service.example/list?day=1", {
    headers: {authorization: "Bearer secret"}
  });
  const outcome = await request.then(
    async (response) => response.json() as Promise<unknown>,
    (error: unknown) => (error instanceof PullError ? error.message : error)
  );
  return {outcome, waits, asked, counted, received};
}

describe("politeFetch(service, effects, budget, received)", () => {
  it("keeps the bytes of the answer, and of the request its path alone", async () => {
    const {outcome, received, waits} = await ask(ok);
    expect(outcome).toEqual({a: 1});
    expect(received).toEqual([{request: "GET /list?day=1", body: new TextEncoder().encode(`{"a":1}`)}]);
    expect(waits).toEqual([]);
  });

  it("tries three times, waits five seconds and then ten, and counts each try", async () => {
    const down = () => new Response("", {status: 500});
    const {outcome, waits, asked, counted, received} = await ask(down);
    expect(waits).toEqual([5000, 10_000]);
    expect([asked, counted, received]).toEqual([3, 3, []]);
    expect(outcome).toMatch(/^GET \/list\?day=1: HTTP 500 after 3 tries/);
    expect(await ask(down, down, ok)).toMatchObject({outcome: {a: 1}, waits: [5000, 10_000], asked: 3});
  });

  it("waits as long as it is asked to, if that is longer, up to a minute", async () => {
    expect(await ask(() => busy("7"), ok)).toMatchObject({outcome: {a: 1}, waits: [7000]});
    expect(await ask(() => busy("2"), ok)).toMatchObject({outcome: {a: 1}, waits: [5000]});
    expect(await ask(() => busy(), ok)).toMatchObject({outcome: {a: 1}, waits: [5000]});
    expect(await ask(() => busy("60"), ok)).toMatchObject({outcome: {a: 1}, waits: [60_000]});
    expect((await ask(() => busy("60"))).outcome).not.toContain("It asks to wait");
    const {outcome, waits} = await ask(() => busy("61"), ok);
    expect(waits).toEqual([]);
    expect(outcome).toMatch(/^GET \/list\?day=1: HTTP 429; .*asks to wait until 2026-05-20T06:01:01\.000Z/);
  });

  it.each([
    [401, "Ask for a key."],
    [403, "Ask for a key."],
    [404, "Nothing was stored"]
  ])("does not try again after %i", async (status, remedy) => {
    const {outcome, asked} = await ask(() => new Response("", {status}), ok);
    expect(asked).toBe(1);
    expect(outcome).toContain(remedy);
    expect(outcome).not.toContain("tries");
  });

  it("tries again after bytes that are not JSON, or no answer", async () => {
    const cut = () => new Response(`{"a":`);
    expect(await ask(cut, ok)).toMatchObject({outcome: {a: 1}, waits: [5000]});
    expect((await ask(cut)).outcome).toMatch(/5 bytes that are not JSON .* after 3 tries/);
    expect((await ask()).outcome).toMatch(/the answer broke off \(no answer\) after 3 tries/);
  });

  it("gives an answer up that stalls", async () => {
    const {outcome, asked} = await ask(() => new Promise<Response>(() => undefined));
    expect(outcome).toMatch(/: no whole answer within 0\.02 s: the connection stalled after 3 tries; /);
    expect(asked).toBe(3);
  });

  it.each([
    ["ENOTFOUND", "the name cannot be resolved (ENOTFOUND)"],
    ["EAI_AGAIN", "the name cannot be resolved (EAI_AGAIN)"],
    ["ECONNREFUSED", "no connection (ECONNREFUSED)"],
    ["ENETUNREACH", "no connection (ENETUNREACH)"],
    ["EHOSTUNREACH", "no connection (EHOSTUNREACH)"],
    ["ECONNRESET", "the answer broke off (ECONNRESET)"]
  ])("says of %s that %s", async (code, says) => {
    const cause = {code};
    const {outcome} = await ask(() => Promise.reject(new TypeError("fetch failed", {cause})));
    expect(outcome).toContain(`GET /list?day=1: ${says} after 3 tries; `);
  });
});
