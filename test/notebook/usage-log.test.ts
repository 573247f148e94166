import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {Notebook} from "../../src/notebook/notebook.js";
import {importUsage} from "../../src/query/import/import.js";
import {modelRegistry} from "../../src/query/model-names/read-registry.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const log = readFileSync("test/fixtures/usage-logs/a01-openrouter-generations.csv");

/** What a cell of own data comes to, and a query that joins it with the ledger’s labs. */
async function worked(body: string) {
  const query = "SELECT sum(tokens) AS tokens, sum(cost_usd) AS cost FROM log JOIN lab l USING (lab)";
  const notebook = new Notebook(`\`\`\`data id=log\n${body}\`\`\`\n\n\`\`\`sql\n${query}\n\`\`\`\n`, {
    session,
    file: () => Promise.resolve(new Blob([log])),
    models: () => Promise.reject(new Error("none"))
  });
  notebook.start();
  await notebook.idle();
  const [data, sums] = notebook.views();
  const said = [
    ...(data?.problems ?? []).map(({text}) => text.en),
    data?.error instanceof Error ? data.error.message : ""
  ];
  return {isOwn: data?.value?.origin.isOwn, said: said.join("\n"), sums: sums?.value?.table?.rows[0]};
}

it("a usage log is read as the Usage page reads it, models by the registry, and joins the ledger", async () => {
  const {report} = await importUsage(new Blob([log]), {registry: await modelRegistry((sql) => session.ask(sql))});
  const {isOwn, sums} = await worked(`file: log.csv\nsha256: ${"a".repeat(64)}\nread: usage\n`);
  expect([isOwn, Number(sums?.["tokens"]), Number(sums?.["cost"])]).toEqual([true, report.tokens, report.costUsd]);
});

it.each([
  ["read: usage\n\nmodel,input,output\ngpt-4o,1,2\n", /^the file alone does not tell: day; answer that/],
  [
    "read: usage\n\nday,model,tokens\n2026-01-05,gpt-4o,9\n2026-01-06,gpt-4o,many\n",
    /^1 of 2 rows are refused; the first: .*many/
  ],
  ["read: usag\n\na\n1\n", /expected one of rows, usage/]
])("one that cannot be read whole is told with what to do: %j", async (body, said) => {
  expect((await worked(body)).said).toMatch(said);
});
