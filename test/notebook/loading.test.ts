import {afterAll, beforeAll, expect, it, vi} from "vitest";
import {Notebook} from "../../src/notebook/notebook.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

it("does not take the loading of engine and models for time of the cell that is worked out first", async () => {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  const late = <T>(work: () => Promise<T>) => ((now += 9000), work());
  const text = `\`\`\`data id=own\na\n1\n\`\`\`\n\n\`\`\`model id=m\ntitle T\nperiods FY2026 to FY2027\n\nrev USD m flow input 1\n  because x\n\`\`\`\n`;
  const loading = {...session, keepOnly: (names: ReadonlySet<string>) => late(() => session.keepOnly(names))};
  const notebook = new Notebook(text, {
    session: loading,
    file: () => Promise.resolve(null),
    models: () => late(async () => ({documents: DOCUMENTS, data: await clientData}))
  });
  const waited = vi.spyOn(loading, "keepOnly");
  notebook.start();
  await notebook.idle();
  clock.mockRestore();
  expect(waited).toHaveBeenCalledTimes(2);
  expect(notebook.views().map(({phase, isSlow}) => [phase, isSlow])).toEqual([["fresh", false], ["fresh", false]]); // prettier-ignore
});
