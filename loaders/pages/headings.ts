import type MarkdownIt from "markdown-it";

/** The id of a heading that a page's data write. */
const WRITTEN_LATER = "headline";

/** Gives headings without Latin letters an id: Framework's own slugs leave Chinese ones empty. */
export function headingIds(md: MarkdownIt): void {
  md.core.ruler.push("heading-ids", ({tokens}) => {
    tokens.forEach((token, i) => {
      const slug = token.attrGet("id") ?? "";
      if (token.type !== "heading_open" || !/^(-\d+)?$/.test(slug)) return;
      const inline = tokens[i + 1];
      const text = (inline?.children ?? []).filter((t) => t.type === "text").map((t) => t.content);
      const own = text
        .join("")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "");
      const id = own || WRITTEN_LATER;
      token.attrSet("id", id);
      for (const child of inline?.children ?? [])
        if (child.type === "link_open" && child.attrGet("href") === `#${slug}`)
          child.attrSet("href", `#${encodeURIComponent(id)}`);
    });
  });
}
