import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {describe, expect, it, vi} from "vitest";
import {handlersIn, writtenHandlers} from "../../../loaders/pages/written-handlers.js";

describe("handlersIn(page)", () => {
  it.each<[page: string, found: readonly string[]]>([
    ['# A\n\n<button onclick="go()">x</button>\n', ["3 onclick"]],
    ["<p>\n<input type=text\n  onInput='go()' onblur=go()>\n", ["3 oninput"]],
    ['```js\ndisplay(html`<b onclick="go()">`);\n```\n', ["2 onclick"]],
    ['```js\ndisplay(html`<b onclick=${() => go()}><i onclick="${go}">`);\n```\n', []],
    ['```html run=false\n<b onclick="go()">\n```\n\n```xml\n<b onclick="go()">\n```\n', []],
    ["a < b, and one = 2; <b class=on>x</b>\n", []]
  ])("in %j are %j", (page, found) => {
    expect(handlersIn(page).map(({line, name}) => `${line} ${name}`)).toEqual(found);
  });
});

describe("writtenHandlers(md, {root})", () => {
  it("tells of each once, by file and line, with what to write instead", () => {
    const root = mkdtempSync(join(tmpdir(), "handlers-"));
    mkdirSync(join(root, "[lang]/studies"), {recursive: true});
    writeFileSync(join(root, "[lang]/studies/mine.md"), '---\ntitle: Mine\n---\n\n<b onclick="go()">x</b>\n');
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const md = new MarkdownIt({html: true});
    writtenHandlers(md, {root});
    for (const lang of ["en", "zh"]) md.parse("x", {path: `/${lang}/studies/mine.html`, params: {lang}});
    expect(warned.mock.calls).toEqual([[expect.stringMatching(/^src\/\[lang\]\/studies\/mine\.md:5: onclick written into HTML does nothing once the page is built.*addEventListener\("click", …\)/)]]); // prettier-ignore
    warned.mockRestore();
    rmSync(root, {recursive: true});
  });
});
