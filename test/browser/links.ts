import type {Page} from "playwright-core";

/** What a page leads to, and what can be led to on it. */
export interface Leads {
  /** Whole addresses of links, scripts, styles and pictures, other sites' left out. */
  readonly links: readonly string[];
  /** Null where not all of them are known. */
  readonly ids: readonly string[] | null;
}

/** Runs in a page: what a document holds, its addresses resolved from `base`, an address on the site mounted at `site`. */
function leadsOf([html, base, site]: readonly [html: string | null, base: string, site: string]): Leads {
  const shown = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const attributes = [...shown.querySelectorAll("a[href], link[href], script[src], img[src]")].map(
    (e) => e.getAttribute("href") ?? e.getAttribute("src") ?? ""
  );
  const links = attributes.map((a) => new URL(a, base)).filter(({origin}) => origin === new URL(site).origin);
  return {links: links.map(({href}) => href), ids: [...shown.querySelectorAll("[id]")].map(({id}) => id)};
}

/** What an open page leads to as it stands, its scripts' links included. */
export async function shownLeads(page: Page, site: string): Promise<Leads> {
  return page.evaluate(leadsOf, [null, page.url(), site] as const);
}

/** What a document leads to before any script runs, were it at an address; any open page can tell. */
export async function writtenLeads(page: Page, html: string, address: string, site: string): Promise<Leads> {
  // The policy of the open page holds for what is read in it as well; styles lead nowhere.
  const plain = html.replace(/<style\b[^]*?<\/style>/g, "");
  return page.evaluate(leadsOf, [plain, address, site] as const);
}

/** Of the links of pages, by address, those that a host does not answer, and those to a place that is not on its page. */
export async function deadLinks(leads: ReadonlyMap<string, Leads>): Promise<string[]> {
  const targets = new Map<string, string>();
  for (const [from, {links}] of leads) for (const link of links) targets.set(link, targets.get(link) ?? from);
  const statuses = new Map<string, Promise<number>>();
  const status = (file: string) => {
    const asked = statuses.get(file) ?? fetch(file, {method: "HEAD"}).then((response) => response.status);
    statuses.set(file, asked);
    return asked;
  };
  const dead: string[] = [];
  for (const [link, from] of targets) {
    const [file = "", fragment = ""] = link.split("#");
    const page = leads.get(file);
    const place = fragment.includes("=") ? "" : decodeURIComponent(fragment);
    if ((await status(file)) !== 200) dead.push(`${from} → ${link}: HTTP ${await status(file)}`);
    else if (place !== "" && page?.ids?.includes(place) === false) dead.push(`${from} → ${link}: no such place`);
  }
  return dead;
}
