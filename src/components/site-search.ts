import {fields, list, oneOf, text} from "../lib/decode.js";
import {langOfPath, type Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {SEARCH_KINDS, excerpt, found, type SearchEntry, type SearchKind} from "../lib/search.js";

/**
 * Loaded by every page: the search box of its header. The index of the language is asked for when a reader turns to the box, from
 * the site itself, and nothing that is typed leaves the page.
 */

const KIND: Readonly<Record<SearchKind, Text>> = {
  page: {en: "Page", zh: "页面"},
  lab: {en: "Lab", zh: "实验室"},
  model: {en: "Model", zh: "模型"},
  company: {en: "Company", zh: "公司"},
  claim: {en: "Claim", zh: "论断"}
};
const NOTHING: Text = {en: "Nothing found", zh: "未找到"};
const NO_INDEX: Text = {
  en: "The index did not load: it is made by a build and served beside the pages.",
  zh: "索引未能载入：它由构建生成，与页面一同提供。"
};
const INDEX = list(fields({kind: oneOf(...SEARCH_KINDS), title: text, path: text, text}, {}));
/** Below it the box stands in the menu, as the style of the header has it. */
const NARROW = matchMedia("(width < 56rem)");

const box = document.querySelector<HTMLElement>("#observablehq-header .site-search");
if (box) enliven(box);

function enliven(box: HTMLElement): void {
  const lang = langOfPath(location.pathname);
  const [input, status, results] = [
    box.querySelector("input"),
    box.querySelector<HTMLElement>("[role=status]"),
    box.querySelector("ul")
  ];
  if (!input || !status || !results) throw new Error("search box: expected an input, a status and a list in it");
  const place = document.createComment("search");
  box.before(place);
  const settle = () => {
    const menu = document.querySelector("#observablehq-header .menu nav");
    if (NARROW.matches && menu) menu.prepend(box);
    else place.after(box);
  };
  settle();
  NARROW.addEventListener("change", settle);

  let index: Promise<readonly SearchEntry[] | null> | null = null;
  const known = () => (index ??= loadIndex(linkTo(`/${lang}/search.json`)));
  const close = () => {
    results.replaceChildren();
    status.textContent = "";
  };
  const show = async () => {
    const entries = await known();
    const query = input.value;
    if (query.trim() === "") close();
    else if (entries === null) status.textContent = NO_INDEX[lang];
    else {
      const hits = found(entries, query);
      status.textContent = hits.length === 0 ? NOTHING[lang] : "";
      results.replaceChildren(...hits.map((entry) => item(entry, query)));
    }
  };
  const item = (entry: SearchEntry, query: string) => {
    const [line, link, kind, said] = [
      document.createElement("li"),
      document.createElement("a"),
      document.createElement("small"),
      document.createElement("span")
    ] as const;
    link.href = linkTo(`/${lang}/${entry.path}`);
    link.textContent = entry.title;
    kind.textContent = KIND[entry.kind][lang];
    said.textContent = excerpt(entry, query);
    link.prepend(kind);
    link.append(said);
    line.append(link);
    return line;
  };
  input.addEventListener("focus", () => void known());
  input.addEventListener("input", () => void show());
  box.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === "Escape") {
      close();
      input.focus();
      event.stopPropagation();
    } else if (event.key === "ArrowDown") (links[at + 1] ?? links.at(-1))?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input)?.focus();
    else if (event.key === "Enter" && at < 0) links[0]?.click();
    else return;
    event.preventDefault();
  });
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) close();
  });
}

/** The index at an address; null where there is none. */
async function loadIndex(address: string): Promise<readonly SearchEntry[] | null> {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok === true ? INDEX(await answer.json(), address) : null;
}
