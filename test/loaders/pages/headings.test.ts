import MarkdownIt from "markdown-it";
import anchor from "../../../node_modules/markdown-it-anchor/dist/markdownItAnchor.js";
import {describe, expect, it} from "vitest";
import {headingIds} from "../../../loaders/pages/headings.js";

// Framework slugs Latin letters only; two headings without any come out as "" and "-1".
const slugify = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

function render(source: string): string {
  return MarkdownIt().use(anchor, {slugify}).use(headingIds).render(source);
}

describe("headingIds(md)", () => {
  it("names Chinese headings by their own text", () => {
    const html = render("## 谁领先，取决于数什么\n\n## 任一周\n");
    expect(html).toContain('id="谁领先-取决于数什么"');
    expect(html).toContain('id="任一周"');
  });

  it("names a heading that the data write", () => {
    expect(render("# …\n")).toContain('id="headline"');
  });

  it("leaves the slugs of Latin headings alone", () => {
    expect(render("## Any week\n")).toContain('id="anyweek"');
  });
});
