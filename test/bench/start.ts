import {execFileSync, spawn} from "node:child_process";
import {mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {launchChromium} from "../../loaders/publish/launch.js";
import {defineUnsettled, opened} from "../../loaders/publish/settle.js";
import {inFull} from "../../src/lib/links.js";

// npm run bench -- start: what a researcher waits for after `npm start`, in a clone of the last commit whose packages are there:
// the first start, which makes every result, and the second. Prints a table, and one JSON object on the last line.

const TARGETS_S = {first: 20, second: 5};
const PAGES = ["/", "/value"];

/** Seconds since the start. */
interface Waited {
  readonly listeningS: number;
  /** Each page of the list whole: every cell shown, every figure in sight drawn; one after the other. */
  readonly pagesS: readonly number[];
}

const clone = mkdtempSync(join(tmpdir(), "start-"));
execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${projectRoot}`, clone]);
symlinkSync(join(projectRoot, "node_modules"), join(clone, "node_modules"));
const browser = await launchChromium();
const waited = {first: await start(), second: await start()};
await browser.close();
rmSync(clone, {recursive: true});

const cell = (seconds: number | undefined) => (seconds ?? NaN).toFixed(1);
console.log(
  `| start | listening, s | ${PAGES.join(", s | ")}, s |\n| --- | --- | ${PAGES.map(() => "---").join(" | ")} |`
);
for (const [name, {listeningS, pagesS}] of Object.entries(waited))
  console.log(`| ${name} | ${cell(listeningS)} | ${pagesS.map(cell).join(" | ")} |`);
const isMet = (name: keyof typeof waited) => (waited[name].pagesS[0] ?? Infinity) <= TARGETS_S[name];
console.log(
  JSON.stringify({
    bench: "start",
    targetsS: TARGETS_S,
    met: {first: isMet("first"), second: isMet("second")},
    ...waited
  })
);

/** Starts the preview in the clone, opens the pages, and ends it. */
async function start(): Promise<Waited> {
  const port = await freePort();
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const preview = spawn("npm", ["start", "--", "--port", String(port)], {
    cwd: clone,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true
  });
  const address = `http://127.0.0.1:${port}`;
  await new Promise<void>((resolve, reject) => {
    let said = "";
    preview.stdout.on("data", (chunk: Buffer) => {
      if ((said += String(chunk)).includes(address)) resolve();
    });
    preview.once("close", () => reject(new Error(`npm start ended before it listened: ${said}`)));
  });
  const listeningS = since();
  const pagesS: number[] = [];
  for (const path of PAGES) {
    const page = await browser.newPage();
    await page.addInitScript("globalThis.__name = (value) => value;");
    await page.addInitScript(defineUnsettled);
    await page.goto(address + inFull(`/en${path}`));
    await opened(page);
    pagesS.push(since());
    await page.close();
  }
  const closed = new Promise((resolve) => preview.once("close", resolve));
  process.kill(-(preview.pid as number), "SIGTERM");
  await closed;
  return {listeningS, pagesS};
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
