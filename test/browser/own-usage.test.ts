import {readFileSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {encodeCube} from "../../src/query/cube/file.js";
import {importUsage} from "../../src/query/import/import.js";
import {publishedModels} from "../fixtures/results.js";
import {USAGE_CASES, usageFile} from "../fixtures/usage-cases.js";
import {every, itInFull} from "../fixtures/share.js";
import {siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;

afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

/** Files by their names and what is in them. */
type Files = Readonly<Record<string, string | Uint8Array>>;

const panel = () => visit.page.locator("#own-usage");

async function arrive(lang: "en" | "zh", timezoneId = "UTC"): Promise<void> {
  visit = await open(`/${lang}/usage#controls=all`, {timezoneId, locale: lang === "zh" ? "zh-CN" : "en-US"});
  await visit.page.locator(".explore .slice-summary data").first().waitFor();
}

async function choose(files: Files): Promise<void> {
  const input = Object.entries(files).map(([name, body]) => ({name, mimeType: "", buffer: Buffer.from(body)}));
  await panel().locator("input[type=file]").setInputFiles(input);
}

const button = (name: string) => panel().getByRole("button", {name, exact: true});

async function read(files?: Files): Promise<string> {
  if (files) await choose(files);
  const name = /^(Read the files?|读取文件)$/;
  await panel().getByRole("button", {name}).click();
  const totals = panel().locator(".own-totals");
  await totals.waitFor();
  return totals.innerText();
}

const say = (text: string) => panel().getByText(text).first().waitFor();

/** A share of the cases: every kind of file, packed and not. */
const SHARE = [
  ...["a01", "a08-", "a19-", "a23", "a24b", "c17", "c32", "p06", "p22"],
  ...["k08", "k19", "k24", "k28", "k32", "k48"]
];

describe("the panel of own usage, in Los Angeles", () => {
  it("reads a share of the cases as the command line does", async () => {
    await arrive("en", "America/Los_Angeles");
    for (const start of every(2, SHARE)) {
      const found = USAGE_CASES.find(({file}) => file.startsWith(start));
      if (!found) throw new Error(`${start}: no case; expected one of test/fixtures/usage-cases.ts`);
      const {file, tokens, usd, requests, days} = found;
      const body = readFileSync(new URL(`../fixtures/usage-logs/${file}`, import.meta.url));
      const text = await read({[file]: body});
      expect(text, file).toContain(`Tokens: ${tokens.toLocaleString("en")}`);
      if (requests !== null) expect(text, file).toContain(`Requests: ${requests.toLocaleString("en")}`);
      if (usd !== null && usd >= 0.01)
        expect(text, file).toContain(
          `US$${usd.toLocaleString("en", {minimumFractionDigits: 2, maximumFractionDigits: 6})}`
        );
      await say(`${days[0] ?? ""} – ${days[1] ?? ""} (UTC)`);
    }
  });

  it("takes a reader’s answers: zone, cached tokens, columns, a rate, and a name by hand that stays", async () => {
    await arrive("en", "America/Los_Angeles");
    const log =
      "time,model,input_tokens,cached_tokens,output_tokens,cost,currency,audio_seconds\n2026-02-01T20:30:00Z,ours,100,40,10,2.50,EUR,7\n";
    expect(await read({"log.csv": log})).toContain("Tokens: 110");
    await panel().getByLabel("Days in the zone").selectOption("Asia/Shanghai");
    await panel().getByLabel("Cached tokens").selectOption("come on top of the input tokens");
    await panel().getByLabel("US dollars for one EUR").fill("1.1");
    await panel().getByText("Columns", {exact: true}).click();
    await panel().getByLabel("Reasoning tokens").selectOption("audio_seconds");
    const told = await read();
    expect(told).toContain("Tokens: 150");
    expect(told).toContain("Cost: US$2.75");
    expect(told).toContain("reasoning 7");
    await say("2026-02-02 – 2026-02-02 (Asia/Shanghai)");
    await panel().getByLabel("Choose the ledger’s model for ours").fill("openai/gpt-4o");
    await button("Read again with these names").click();
    await panel().getByText("Names and the models they were matched to: 1").click();
    await say("ours → openai/gpt-4o (assigned by hand)");
    const saved = visit.page.waitForEvent("download");
    await button("Save as rows for the alias registry").click();
    expect(readFileSync(await (await saved).path(), "utf8")).toContain("ours,openai/gpt-4o,");
    await visit.page.reload();
    await visit.page.locator(".explore .slice-summary data").first().waitFor();
    await read({"log.csv": log});
    await panel().getByText("Names and the models they were matched to: 1").waitFor();
  });

  itInFull(
    "reads several files at once, names the one that is bad, and answers SQL from an instance of its own",
    async () => {
      await arrive("en", "America/Los_Angeles");
      const openai = "time,model,prompt_tokens,cached_tokens,completion_tokens\n2026-02-01,gpt-4o,100,40,10\n";
      const anthropic =
        "time,model,input_tokens,cache_read_input_tokens,output_tokens\n2026-02-02,claude-sonnet-4-5,100,40,10\n";
      await choose({"a.csv": openai, "b.csv": "nothing\n"});
      await button("Read the files").click();
      await say("b.csv: ");
      expect(await read({"a.csv": openai, "b.csv": anthropic})).toContain("Tokens: 260");
      await panel().getByText("Query it in SQL").click();
      await panel()
        .getByLabel("SQL query over own usage")
        .fill("SELECT lab, sum(tokens)::BIGINT AS tokens FROM usage GROUP BY lab ORDER BY tokens");
      const before = visit.requests.length;
      await button("Run").click();
      await panel().locator(".own-sql tbody tr").nth(1).waitFor();
      expect(await panel().locator(".own-sql tbody").innerText()).toMatch(/openai\s+110\s+anthropic\s+150/);
      expect(visit.requests.slice(before).filter((url) => !/duckdb|blob:|arrow/.test(url))).toEqual([]);
      await panel().getByLabel("SQL query over own usage").fill("DROP TABLE usage");
      await button("Run").click();
      await panel().locator(".own-sql [role=alert]").waitFor();
      await button("Show this data in all views").click();
      await visit.page.locator('.explore .slice-summary data[value="260"]').waitFor();
      await visit.page.locator("#explore-series").getByRole("button", {name: "Query in SQL"}).click();
      expect(await visit.page.evaluate("document.activeElement.closest('#own-sql') !== null")).toBe(true);
      expect(visit.page.url()).not.toContain("#");
    }
  );

  itInFull("opens a cube of the command line, and compares it with the ledger by share", async () => {
    await arrive("en", "America/Los_Angeles");
    const {cube} = await importUsage(usageFile("a06-litellm-ui-daily-models.csv"), {registry: await publishedModels()});
    if (!cube) throw new Error("a06: no cube; expected one");
    await choose({"own.bin": encodeCube(cube)});
    await say("A cube made by “npm run ingest”: own.bin");
    await button("Show it beside the ledger, by week").click();
    const figure = visit.page.locator("#explore-compare");
    await figure.scrollIntoViewIfNeeded();
    await figure.getByText("By share, since the two differ in size.").waitFor();
    expect(await figure.locator("figcaption").innerText()).toMatch(
      /points more of (Own usage|Ledger|the ledger|own usage)/i
    );
  });
});

describe("自有用量面板", () => {
  it("用中文列出合计，并说明哪里有误", async () => {
    await arrive("zh", "Asia/Shanghai");
    const text = await read({"日志.csv": "日期,模型,输入,输出,费用（元）\n2026年9月3日,gpt-4o,100,20,1.25元\n"});
    expect(text).toContain("词元：120");
    expect(text).toContain("CNY 1.25");
    await say("2026-09-03 至 2026-09-03（UTC）");
    await panel().getByLabel("1 CNY 折合多少美元").fill("0.14");
    expect(await read()).toContain("成本：0.175美元");
    await choose({"坏.csv.gz": Uint8Array.of(0x1f, 0x8b, 8, 0)});
    await say("gzip 文件已损坏或不完整。请重新下载，或重新打包。");
  });
});
