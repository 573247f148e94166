import type {Lang, Text} from "../../src/lib/language.js";
import {TRUSTED} from "../../src/lib/trusted-types.js";
import {LANGUAGES, SITE_NAME, TRADITIONAL} from "../../src/lib/language.js";

const NO_FIGURE: Text = {
  en: "This page has no figure of that name now; its link leads to all it has.",
  zh: "此页目前没有该名称的图；可由链接查看全页。"
};
const NO_EDITION: Text = {
  en: "That edition has no such page.",
  zh: "该版没有此页。"
};

/**
 * The script by which `?embed=<id>` shows one figure of a page alone, with a link to the rest: live, or with `&edition=<day>` as
 * that edition keeps it. It stands in the head, so that nothing else is ever seen.
 */
export function embedScript(lang: Lang): string {
  const said = {noFigure: NO_FIGURE[lang], noEdition: NO_EDITION[lang], site: SITE_NAME[lang]};
  return `{
// Made once it is needed; a browser without it takes the text as it is.
const trusted = () => globalThis.trustedTypes?.createPolicy("${TRUSTED.embed}", {createHTML: (text) => text}) ?? {createHTML: (text) => text};
const asked = new URLSearchParams(location.search), figure = asked.get("embed"), edition = asked.get("edition");
const said = ${JSON.stringify(said).replaceAll("<", "\\u003c")};
const alone = () => {
  const only = new CSSStyleSheet(), at = "#" + CSS.escape(figure);
  only.replaceSync(\`body :not(:has(\${at}), \${at}, \${at} *, .embedded-from, .embedded-from *) { display: none !important; }
body, body :has(\${at}), body \${at} { max-width: none !important; margin: 0 !important; padding: 0 !important; grid-template-columns: minmax(0, 1fr) !important; }
.embedded-from { margin: 0.5rem 0; font-size: 13px; }
body:not(:has(\${at}))::before { display: block; content: \${JSON.stringify(said.noFigure)}; }\`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, only];
  const link = document.createElement("a"), from = document.createElement("p");
  link.href = location.pathname + "#" + figure;
  link.target = "_top";
  link.textContent = said.site;
  from.className = "embedded-from";
  from.append(link);
  const put = () => document.body.append(from);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", put);
  else put();
};
if (figure) {
  if (edition === null) alone();
  else {
    // What follows is never read as a page: its scripts would run beside the kept one.
    const own = trusted();
    document.write(own.createHTML("<plaintext hidden>"));
    const [, root = "", page = "/"] = location.pathname.match(/^(.*?)(?:\\/${TRADITIONAL.folder})?(\\/(?:${LANGUAGES.join("|")})\\/[^/]*)$/) ?? [];
    const kept = root + "/editions/" + encodeURIComponent(edition) + page;
    const read = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
    const text = fetch(new URL(kept, location.href)).then((answer) => answer.ok ? answer.text() : "<p>" + said.noEdition);
    Promise.all([text, read]).then(([html]) => {
      // This page’s policy knows no style of that one, and that one’s has nothing to say here.
      const sheets = [];
      const plain = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace(/<style>([^]*?)<\\/style>/g, (_, rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        sheets.push(sheet);
        return "";
      });
      const {documentElement} = new DOMParser().parseFromString(own.createHTML(plain), "text/html");
      document.adoptedStyleSheets = sheets;
      document.documentElement.replaceWith(document.adoptNode(documentElement));
      alone();
    });
  }
}
}`;
}
