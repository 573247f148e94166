import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {writeFirstViews} from "../../../../loaders/publish/first-view/first-views.js";
import {projectRoot} from "../../../../loaders/paths.js";

const folder = mkdtempSync(join(tmpdir(), "first-views-"));
const kept = join(folder, "kept");
const built = (name: string) => {
  const site = join(folder, name);
  cpSync(join(projectRoot, "test/fixtures/first-view-site"), site, {recursive: true});
  return site;
};
const page = (site: string) => readFileSync(join(site, "en/page.html"), "utf8");
let site: string;

beforeAll(async () => {
  site = built("site");
  expect(await writeFirstViews(site, {today: "2026-11-26", kept})).toBe(1);
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("writeFirstViews(site, {today, kept})", () => {
  it("puts what a cell shows where Framework takes it away again, within its sentence", () => {
    expect(page(site)).toContain(
      "<p>In all <observablehq-loading><span>42 tokens</span></observablehq-loading><!--:00000001:--> were counted.</p>"
    );
  });

  it("draws for both screens, in a place as high as the live drawing, with names told apart", () => {
    const drawings = [...page(site).matchAll(/<svg[^>]*width="(\d+)"[^>]*class="([^"]+)"/g)].map((m) => [m[1], m[2]]);
    expect(drawings.map(([width, name]) => [width, name?.split(" ").at(0)])).toEqual([
      ["1056", "first-view-wide"],
      ["328", "first-view-narrow"]
    ]);
    expect(page(site)).toContain(`<g clip-path="url(#clip)">`);
    expect(page(site)).toContain(`<g clip-path="url(#narrow-clip)">`);
    expect(sheet(site)).toMatch(/\.(fv-\w+) { min-height: 380px; } @media .* \.\1 { min-height: 300px; }/);
  });

  it("leaves no style attribute, but a class with the same rule", () => {
    expect(page(site)).not.toContain("style=");
    expect(sheet(site)).toContain("{ overflow: visible }");
  });

  it("keeps how a control is set, closed until its scripts run, and leaves out what is hidden", () => {
    expect(page(site)).toContain(`<input type="checkbox" disabled="" checked="">`);
    expect(page(site)).not.toContain(`<p hidden`);
  });

  it("names by its place what a script named by the whole address it was drawn at", () => {
    expect(page(site)).toContain(`<a href="../_file/data/tokens.0a1b2c3d.json"></a><a href="./page.html#week=1"></a>`);
    expect(page(site)).not.toContain(".invalid");
  });

  it("leaves a cell that waits for a worker as it was", () => {
    expect(page(site)).toContain(`<div class="observablehq observablehq--block"><!--:00000004:--></div>`);
  });

  it("has the browser ask for a page's data at once, when nothing of the view waits", () => {
    expect(page(site)).toContain(
      `<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="../_file/data/tokens.0a1b2c3d.json">`
    );
  });

  it("keeps a view under all it rests on: pages that did not change are not drawn again", async () => {
    const again = built("again");
    const before = readdirSync(kept);
    await writeFirstViews(again, {today: "2026-11-26", kept});
    expect(page(again)).toBe(page(site));
    expect(readdirSync(kept)).toEqual(before);
    await writeFirstViews(built("tomorrow"), {today: "2026-11-27", kept});
    expect(readdirSync(kept)).toHaveLength(before.length + 1);
  });

  it("names the page and the fault where a cell fails, and leaves a study to its scripts", async () => {
    const broken = built("broken");
    writeFileSync(join(broken, "chart.js"), `export function drawn() { throw new Error("no weeks on record"); }`);
    writeFileSync(join(broken, "en/page.html"), page(built("source")).replace("42", "43").replace("A page", "Broken"));
    await expect(writeFirstViews(broken, {today: "2026-11-26", kept})).rejects.toThrow(
      /en\/page\.html: Error: no weeks on record/
    );
    const told = vi.spyOn(console, "warn").mockReturnValue();
    mkdirSync(join(broken, "studies"));
    renameSync(join(broken, "en/page.html"), join(broken, "studies/page.html"));
    expect(await writeFirstViews(broken, {today: "2026-11-26", kept})).toBe(0);
    expect(told.mock.calls.join()).toMatch(
      /^studies\/page\.html: shows nothing before its scripts run: .*no weeks on record/
    );
    told.mockRestore();
  });
});

function sheet(site: string): string {
  const name = readdirSync(site).find((file) => file.endsWith(".css")) ?? "";
  return readFileSync(join(site, name), "utf8");
}
