import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {answerInstalled} from "../../../loaders/browser/installed.js";
import {browserPackages} from "../../../loaders/browser/packages.js";
import {linksFrom} from "../../../loaders/browser/seed.js";
import {projectRoot} from "../../../loaders/paths.js";

const d3 = browserPackages().find(({name}) => name === "d3")?.version ?? "";
const ask = (url: string) => answerInstalled(new URL(url));

describe("answerInstalled(url)", () => {
  it("gives versions and files of what is installed, as they are", async () => {
    expect(await (await ask("https://registry.example/d3/latest"))?.json()).toMatchObject({version: d3});
    const file = await ask(`https://cdn.jsdelivr.net/npm/d3@${d3}/package.json`);
    expect(await file?.text()).toBe(readFileSync(join(projectRoot, "node_modules/d3/package.json"), "utf8"));
  });

  it.each([`https://cdn.jsdelivr.net/npm/d3@${d3}/..%2f..%2fpackage.json`, "https://d3js.org/"])(
    "leaves %s to others",
    async (url) => expect(await ask(url)).toBeNull()
  );

  it("says which file or version is not there, and what is", async () => {
    await expect(ask(`https://cdn.jsdelivr.net/npm/d3@${d3}/dist/no.css`)).rejects.toThrow(
      `npm:d3/dist/no.css: d3 ${d3} has no such file; expected one of those in node_modules/d3`
    );
  });

  it("gives a working copy what says which package or version to install, and refuses a publication", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const none = 'npm:typescript is not installed: run "npm install typescript" and start again';
    const other = `npm:d3@5.0.0: ${d3} is installed; write npm:d3, or run "npm install d3@5.0.0" and start again`;
    expect(await (await ask("https://registry.example/typescript/latest"))?.json()).toMatchObject({version: "0.0.0"});
    for (const [path, message] of [
      ["typescript@0.0.0/+esm", none],
      ["d3@5.0.0/+esm", other]
    ]) {
      const file = await ask(`https://cdn.jsdelivr.net/npm/${path}`);
      expect(await file?.text()).toContain(JSON.stringify(message).slice(1, -1));
    }
    expect(warned).toHaveBeenCalledTimes(2);
    const data = await ask("https://cdn.jsdelivr.net/npm/typescript@0.0.0/data.wasm");
    expect(data?.headers.get("content-type")).toBe("application/octet-stream");
    vi.stubEnv("ALPHA_LEDGER_AUDIENCE", "client");
    await expect(ask("https://cdn.jsdelivr.net/npm/typescript@0.0.0/+esm")).rejects.toThrow(none);
    vi.unstubAllEnvs();
    warned.mockRestore();
  });
});

describe("linksFrom(module, shared)", () => {
  const shared = ["react", "react-dom", "@a/b"].map((name) => ({name, version: "1.0.0", assets: [], holds: []}));

  it("leads to one copy of a package and of each of its modules, and keeps its own files within", () => {
    const link = linksFrom("react-dom@1.0.0/client._esm.js", shared);
    expect(["react", "react-dom", "@a/b/c.js", "react-dom/client", "react/x.css", "other"].map(link)).toEqual([
      "../react@1.0.0/_esm.js",
      "./_esm.js",
      "../@a/b@1.0.0/c.js._esm.js",
      null,
      null,
      null
    ]);
    expect(linksFrom("react@1.0.0/_esm.js", shared)("react/y")).toBeNull();
  });
});
