import {parse, type DefaultTreeAdapterTypes} from "parse5";
import type {Page} from "playwright-core";

/** What a page leads to, and what can be led to on it. */
export interface Leads {
  /** Whole addresses of links, scripts, styles and pictures, other sites' left out. */
  readonly links: readonly string[];
  /** Null where not all of them are known. */
  readonly ids: readonly string[] | null;
}

/** What leads somewhere, by the names of elements, and the attribute that says where. */
const LEADING: Readonly<Record<string, string>> = {a: "href", link: "href", script: "src", img: "src"};

/** What an open page leads to as it stands, its scripts' links included. */
export async function shownLeads(page: Page, site: string): Promise<Leads> {
  const {addresses, ids} = await page.evaluate((leading) => {
    const selector = Object.entries(leading).map(([name, attribute]) => `${name}[${attribute}]`);
    return {
      addresses: [...document.querySelectorAll(selector.join())].map(
        (e) => e.getAttribute(leading[e.localName] ?? "") ?? ""
      ),
      ids: [...document.querySelectorAll("[id]")].map(({id}) => id)
    };
  }, LEADING);
  return {links: onSite(addresses, page.url(), site), ids};
}

/** What a document leads to before any script runs, were it at an address of the site. */
export function writtenLeads(html: string, address: string, site: string): Leads {
  const addresses: string[] = [];
  const ids: string[] = [];
  const read = (node: DefaultTreeAdapterTypes.Node) => {
    if ("attrs" in node)
      for (const {name, value} of node.attrs)
        if (name === "id") ids.push(value);
        else if (name === LEADING[node.tagName]) addresses.push(value);
    if ("childNodes" in node) node.childNodes.forEach(read);
  };
  read(parse(html, {scriptingEnabled: false}));
  return {links: onSite(addresses, address, site), ids};
}

/** Whole addresses of those that stay on a site. */
function onSite(addresses: readonly string[], base: string, site: string): string[] {
  const {origin} = new URL(site);
  return addresses.map((address) => new URL(address, base)).flatMap((url) => (url.origin === origin ? [url.href] : []));
}

/** Files that a host is asked for at once. */
const AT_ONCE = 32;

/** Of the links of pages, by address, those that a host does not answer, and those to a place that is not on its page. */
export async function deadLinks(leads: ReadonlyMap<string, Leads>): Promise<string[]> {
  const targets = new Map<string, string>();
  for (const [from, {links}] of leads) for (const link of links) targets.set(link, targets.get(link) ?? from);
  const parts = [...targets].map(([link, from]) => [link, from, ...link.split("#")] as const);
  const files = [...new Set(parts.map(([, , file = ""]) => file))];
  const statuses = new Map<string, number>();
  for (let i = 0; i < files.length; i += AT_ONCE)
    await Promise.all(
      files.slice(i, i + AT_ONCE).map(async (file) => {
        statuses.set(file, (await fetch(file, {method: "HEAD"})).status);
      })
    );
  return parts.flatMap(([link, from, file = "", fragment = ""]) => {
    const place = fragment.includes("=") ? "" : decodeURIComponent(fragment);
    if (statuses.get(file) !== 200) return [`${from} → ${link}: HTTP ${statuses.get(file)}`];
    return place !== "" && leads.get(file)?.ids?.includes(place) === false ? [`${from} → ${link}: no such place`] : [];
  });
}
