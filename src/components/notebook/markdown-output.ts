import type {Lang} from "../../lib/language.js";
import {inFull} from "../../lib/links.js";
import {REFERENCE_TOKEN, type MarkdownToken} from "../../notebook/markdown.js";
import {isOwnPicture, isPlainAddress} from "../../notebook/text-problems.js";

/** Elements a text may become; all else is shown as the letters it is. */
const TAGS = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "blockquote",
  "em",
  "strong",
  "s",
  "a",
  "hr",
  "br",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "code",
  "pre",
  "img"
]);

/**
 * A text as elements, made one by one and never from HTML. `reference` gives what stands at each `${…}`, in order. Of texts in a
 * language of the site only those in `lang` are shown.
 */
export function markdownOutput(
  tokens: readonly MarkdownToken[],
  lang: Lang,
  reference: (at: number) => Node
): DocumentFragment {
  const whole = document.createDocumentFragment();
  let open: Node[] = [whole];
  let [references, hidden] = [0, 0];
  const add = (node: Node) => {
    if (hidden === 0) open.at(-1)?.appendChild(node);
  };
  const visit = (token: MarkdownToken) => {
    const {type, tag, nesting, content} = token;
    const [, language] = /^container_(\w+)_(?:open|close)$/.exec(type) ?? [];
    if (language !== undefined) {
      if (language !== lang) hidden += nesting;
    } else if (type === REFERENCE_TOKEN) {
      const node = reference(references++);
      add(node);
    } else if (type === "inline") token.children?.forEach(visit);
    else if (type === "text" || type.startsWith("html_")) add(document.createTextNode(content));
    else if (type === "softbreak") add(document.createTextNode("\n"));
    else if (type === "fence" || type === "code_block") {
      const pre = document.createElement("pre");
      pre.append(content);
      add(pre);
    } else if (nesting === -1) open = open.length > 1 ? open.slice(0, -1) : open;
    else if (TAGS.has(tag) && !token.hidden) {
      const element = elementOf(token);
      if (type === "code_inline") element.append(content);
      add(element);
      if (nesting === 1) open = [...open, element];
    } else if (nesting === 1) open = [...open, open.at(-1) ?? whole];
  };
  tokens.forEach(visit);
  return whole;
}

function elementOf(token: MarkdownToken): HTMLElement {
  // The page has a heading of its own above them.
  const element = document.createElement(
    token.tag.replace(/^h([1-5])$/, (_, level: string) => `h${Number(level) + 1}`)
  );
  const [href, src] = [token.attrGet("href"), token.attrGet("src")];
  if (token.tag === "a" && href !== null && isPlainAddress(href)) {
    element.setAttribute("href", inFull(href));
    element.setAttribute("rel", "noopener noreferrer");
  }
  if (token.tag === "img") {
    element.setAttribute("alt", token.content);
    if (src !== null && isOwnPicture(src)) element.setAttribute("src", src);
  }
  const start = token.attrGet("start");
  if (token.tag === "ol" && start !== null) element.setAttribute("start", start);
  return element;
}
