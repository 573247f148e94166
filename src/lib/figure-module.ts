// A module for other sites, at `modules/figures.js` of this one: it imports nothing, so that it stands alone.

/** Which figure or card, and how it is to stand. */
export interface FigureChoice {
  /** Page below the language, such as "usage"; "index" for the Overview. */
  readonly page: string;
  /** Id of a figure, card or chapter of that page, as links to it hold it: "slice-weeks". */
  readonly figure: string;
  /** Language; English without it. */
  readonly lang?: "en" | "zh";
  /** Day of an edition, such as "2026-11-25": then the figure stands as it was kept, and never changes. */
  readonly edition?: string;
}

/** The site that this module was loaded from, with a slash at its end. */
export const SITE: string = new URL("../", import.meta.url).href;

/** Address of a figure alone, for an iframe: live, with its controls, or frozen to an edition. */
export function figureAddress({page, figure, lang = "en", edition}: FigureChoice, site: string = SITE): string {
  const address = new URL(`${lang}/${page}.html`, site);
  address.searchParams.set("embed", figure);
  if (edition !== undefined) address.searchParams.set("edition", edition);
  return address.href;
}

/** A figure as an iframe that fills the width it is given. */
export function figureFrame(
  choice: FigureChoice,
  {height = 520, site = SITE}: {readonly height?: number; readonly site?: string} = {}
): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.src = figureAddress(choice, site);
  frame.title = choice.figure;
  frame.loading = "lazy";
  frame.height = String(height);
  frame.style.cssText = "width: 100%; border: 0";
  return frame;
}

/**
 * A figure, card or chapter as an element, drawn and without scripts, its styles in a shadow root of its own. Rejects where the
 * site cannot be read or has no such figure. From another origin the host of the site has to allow it (CORS).
 */
export async function figureElement(choice: FigureChoice, site: string = SITE): Promise<HTMLElement> {
  const {page, figure, lang = "en", edition} = choice;
  const address = new URL(
    edition === undefined ? `${lang}/${page}.html` : `editions/${edition}/${lang}/${page}.html`,
    site
  );
  const answer = await fetch(address);
  if (!answer.ok)
    throw new Error(`${address.href}: ${answer.status}; expected a page of the site, such as en/usage.html`);
  const found = new DOMParser().parseFromString(trusted(await answer.text()), "text/html");
  const drawn = found.getElementById(figure);
  if (!drawn) throw new Error(`figure: ${figure}; expected the id of a figure of ${address.href}`);
  for (const script of drawn.querySelectorAll("script, button")) script.remove();
  for (const link of drawn.querySelectorAll("a[href]"))
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  const host = document.createElement("div");
  host.lang = found.documentElement.lang;
  const root = host.attachShadow({mode: "open"});
  for (const style of found.querySelectorAll<HTMLElement>("style, link[rel=stylesheet]")) {
    const own = document.importNode(style, true);
    if (own instanceof HTMLLinkElement) own.href = new URL(style.getAttribute("href") ?? "", address).href;
    else own.textContent = own.textContent.replaceAll(":root", ":host");
    root.append(own);
  }
  root.append(document.importNode(drawn, true));
  return host;
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createHTML: (text: string) => string}): {createHTML(text: string): string};
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** A text of the site as a page takes it that asks for Trusted Types: it has to allow a policy called `alpha-ledger-embed`. */
function trusted(text: string): string {
  policy ??= (globalThis as {trustedTypes?: TrustedTypes}).trustedTypes?.createPolicy("alpha-ledger-embed", {
    createHTML: (own) => own
  });
  return policy?.createHTML(text) ?? text;
}
