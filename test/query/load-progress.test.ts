import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {withDocument} from "../fixtures/document.js";
import {download, onProgress, reportState} from "../../src/query/load-progress.js";

// Pages that other files of this worker opened listen still.
withDocument();

const CHUNKS = [Uint8Array.of(1, 2), Uint8Array.of(3, 4, 5)];
const body = () =>
  new ReadableStream({
    start(controller) {
      for (const chunk of CHUNKS) controller.enqueue(chunk);
      controller.close();
    }
  });

let told: unknown[] = [];
let stop: () => void;
beforeEach(() => {
  told = [];
  stop = onProgress(({state, loaded, total}) => void told.push([state, loaded, total]));
});
afterEach(() => {
  stop();
  reportState("idle");
});

/** What a page fetches from a server that answers so. */
async function fetched(response: Response): Promise<number[]> {
  vi.stubGlobal("location", {href: "http://site/en/"});
  vi.stubGlobal("fetch", () => Promise.resolve(response));
  const blob = await download("/data/ledger.duckdb?v=1", "application/x");
  expect(blob.type).toBe("application/x");
  return [...new Uint8Array(await blob.arrayBuffer())];
}

describe("download(url, type)", () => {
  it("gives a file whole, and tells its bytes as they come, those of several files together", async () => {
    const answer = () => new Response(body(), {headers: {"content-length": "5"}});
    reportState("loading");
    expect(await fetched(answer())).toEqual([1, 2, 3, 4, 5]);
    await fetched(answer());
    reportState("ready");
    expect(told).toEqual([
      ["idle", 0, 0],
      ["loading", 0, 0],
      ["loading", 0, 5],
      ["loading", 2, 5],
      ["loading", 5, 5],
      ["loading", 5, 10],
      ["loading", 7, 10],
      ["loading", 10, 10],
      ["ready", 10, 10]
    ]);
  });

  it.each([{}, {"content-length": "3", "content-encoding": "br"}])("knows no total of %j", async (headers) => {
    reportState("loading");
    await fetched(new Response(body(), {headers}));
    expect(told.slice(2)).toEqual([
      ["loading", 0, NaN],
      ["loading", 2, NaN],
      ["loading", 5, NaN]
    ]);
  });

  it("tells nothing where no ledger loads, nor to who listens no longer, and begins anew", async () => {
    reportState("starting");
    await fetched(new Response(body(), {headers: {"content-length": "5"}}));
    reportState("loading");
    await fetched(new Response(body(), {headers: {"content-length": "5"}}));
    reportState("idle");
    stop();
    reportState("loading");
    expect([told[1], told[2], told.at(-1)]).toEqual([
      ["starting", 0, 0],
      ["loading", 0, 0],
      ["idle", 0, 0]
    ]);
  });

  it.each([
    [new Response("no", {status: 404}), "404"],
    [new Response(null, {status: 200}), "200"]
  ])("says which file did not come, and what to do", async (response, status) => {
    await expect(fetched(response)).rejects.toThrow(
      `/data/ledger.duckdb: HTTP ${status}; reload the page to try again`
    );
  });
});
