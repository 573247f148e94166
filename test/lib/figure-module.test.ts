import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {figureAddress, figureElement, figureFrame} from "../../src/lib/figure-module.js";

const SITE = "https://a.example/below/";
const PAGE = `<html lang="zh"><head><link rel="stylesheet" href="../s.css"><style>:root {color: red}</style></head><body>
<figure id="rise"><a href="sql.html">SQL</a><script>run()</script><button>Copy</button><p>46%</p></figure></body></html>`;
const asked: string[] = [];

beforeEach(() => {
  const {window} = new JSDOM("", {url: "https://b.example/"});
  for (const name of ["document", "DOMParser", "HTMLLinkElement"] as const) vi.stubGlobal(name, window[name]);
  asked.length = 0;
  vi.stubGlobal("fetch", async (address: URL) => {
    asked.push(address.href);
    return Promise.resolve(address.href.includes("absent") ? new Response("", {status: 404}) : new Response(PAGE));
  });
});

describe("figureAddress(choice, site), figureFrame(choice, options)", () => {
  it("lead to the figure alone, live or of an edition, in English unless told", () => {
    expect(figureAddress({page: "usage", figure: "rise"}, SITE)).toBe(`${SITE}en/usage.html?embed=rise`);
    expect(figureAddress({page: "usage", figure: "rise", lang: "zh", edition: "2026-11-25"}, SITE)).toBe(
      `${SITE}zh/usage.html?embed=rise&edition=2026-11-25`
    );
    const frame = figureFrame({page: "usage", figure: "rise"}, {site: SITE});
    expect([frame.src, frame.title, frame.height]).toEqual([`${SITE}en/usage.html?embed=rise`, "rise", "520"]);
    expect(figureFrame({page: "usage", figure: "rise"}, {site: SITE, height: 300}).height).toBe("300");
  });
});

describe("figureElement(choice, site)", () => {
  it("is the figure with its styles in a root of its own, its links in full, without scripts and buttons", async () => {
    const host = await figureElement({page: "usage", figure: "rise"}, SITE);
    expect([asked, host.lang]).toEqual([[`${SITE}en/usage.html`], "zh"]);
    const root = host.shadowRoot;
    expect(root?.querySelector("link")?.getAttribute("href")).toBe(`${SITE}s.css`);
    expect(root?.querySelector("style")?.textContent).toBe(":host {color: red}");
    expect(root?.querySelector("figure")?.innerHTML).toBe(`<a href="${SITE}en/sql.html">SQL</a><p>46%</p>`);
  });

  it("is kept as an edition has it", async () => {
    await figureElement({page: "usage", figure: "rise", lang: "zh", edition: "2026-11-25"}, SITE);
    expect(asked).toEqual([`${SITE}editions/2026-11-25/zh/usage.html`]);
  });

  it("says which page or figure there is none of", async () => {
    await expect(figureElement({page: "absent", figure: "rise"}, SITE)).rejects.toThrow(
      `${SITE}en/absent.html: 404; expected a page of the site, such as en/usage.html`
    );
    await expect(figureElement({page: "usage", figure: "fall"}, SITE)).rejects.toThrow(
      `figure: fall; expected the id of a figure of ${SITE}en/usage.html`
    );
  });

  it("passes what it reads through a policy of its own where a page asks for Trusted Types", async () => {
    const made: string[] = [];
    vi.stubGlobal("trustedTypes", {
      createPolicy: (name: string, rules: object) => {
        made.push(name);
        return rules;
      }
    });
    for (let times = 0; times < 2; times++) await figureElement({page: "usage", figure: "rise"}, SITE);
    expect(made).toEqual(["alpha-ledger-embed"]);
  });
});
