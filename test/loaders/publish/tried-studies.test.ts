import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {withPolicy} from "../../../loaders/publish/policy.js";
import {tryStudies} from "../../../loaders/publish/tried-studies.js";

const root = mkdtempSync(join(tmpdir(), "tried-"));
afterAll(() => rmSync(root, {recursive: true}));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

/** A study with its source, published: what stands in its body, and the page of Markdown it was made of. */
function publish(name: string, body: string, source: string): void {
  const html = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>${body}</body></html>`;
  write(`site/en/studies/${name}.html`, withPolicy(html, "published"));
  write(`src/[lang]/studies/${name}.md`, source);
}

const script = (code: string) => `<script type="module">\n${code}\n</script>`;

describe("tryStudies(folder, root)", () => {
  it("tells by page, line or package what a policy shuts out of studies, and nothing of one that works", async () => {
    write("site/_npm/vega@6.2.0/a.js", "export const scale = (text) => new Function('x', 'return ' + text);");
    write("site/en/usage.html", withPolicy("<html><head></head><body><script>eval('1')</script></body></html>"));
    write("site/_npm/htl@0.3.1/a.js", "document.createElement('template').innerHTML = '<b onclick=::1>drawn</b>';\ndocument.body.insertAdjacentHTML('beforeend', '<b onclick=::1>drawn</b>');"); // prettier-ignore
    publish("sound", script("import '../../_npm/htl@0.3.1/a.js'"), "# Sound\n\n```js\n1\n```\n");
    publish("package", script('import {scale} from "../../_npm/vega@6.2.0/a.js"; scale("x")'), "# P\n\n```js\nimport * as v from \"npm:vega\";\n```\n"); // prettier-ignore
    publish("own", script("new Function('return 1')()"), "# Own\n\n```js\nnew Function('return 1')()\n```\n");
    publish("handler", `<button onclick="alert(1)">x</button>`, '# H\n\nText.\n\n<button onclick="alert(1)">x</button>\n'); // prettier-ignore
    publish("tiles", `<img src="https://tiles.invalid/1.png">`, '# Tiles\n\n<img src="https://tiles.invalid/1.png">\n');
    const styled = `document.body.innerHTML = '<b style="color: red">b</b>';`;
    publish("styled", script(styled), `# Styled\n\n\`\`\`js\n${styled}\n\`\`\`\n`);
    publish("beneath", script('import {scale} from "../../_npm/vega@6.2.0/a.js"; scale("x")'), "# By another\n");
    expect(Object.fromEntries(await tryStudies(join(root, "site"), root))).toEqual({
      "/en/studies/package.html":
        "src/[lang]/studies/package.md:4: npm:vega@6.2.0 makes code of text (eval, new Function)",
      "/en/studies/own.html": "src/[lang]/studies/own.md:4: makes code of text (eval, new Function)",
      "/en/studies/handler.html": "src/[lang]/studies/handler.md:5: an event handler written into HTML",
      "/en/studies/tiles.html": "src/[lang]/studies/tiles.md:3: asks for https://tiles.invalid/1.png (img-src)",
      "/en/studies/styled.html":
        "src/[lang]/studies/styled.md:4: a style in a text made markup of: set it by code, in a class, or in a template of html",
      "/en/studies/beneath.html": "npm:vega@6.2.0 makes code of text (eval, new Function)"
    });
  });
});
