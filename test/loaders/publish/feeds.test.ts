import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {SITE_ADDRESS, siteAddress} from "../../../loaders/publish/address.js";
import {feedText, writeFeeds, type FeedInputs} from "../../../loaders/publish/feeds.js";
import {alertsOf, HOUSE_RULES} from "../../../src/desk/watch-data.js";
import {HTML_LANG, LANGUAGES, PLACES, SITE_NAME} from "../../../src/lib/language.js";
import {messageOf} from "../../fixtures/message.js";

const side = {known_on: "2026-11-27", citation: "Source: rankings.", as_of: "2026-10-11"};
const BRIEF = {
  from: "2026-09-16",
  to: "2026-11-27",
  was: {...side, side: "was", day: "2026-09-16", week_start: "2026-09-07", tokens: 100e12},
  now: {...side, side: "now", day: "2026-11-27", week_start: "2026-09-28", tokens: 150e12},
  shares: [],
  prices: [],
  catalogues: [],
  models: [],
  tasks: [],
  restated: [],
  exposures: []
} as const;
/** The week before, up to the eve of the next one's coming. */
const EARLIER = {
  ...BRIEF,
  from: "2026-08-22",
  to: "2026-10-10",
  was: {...side, side: "was", day: "2026-08-22", week_start: "2026-08-10", tokens: 80e12},
  now: {...side, side: "now", day: "2026-10-10", week_start: "2026-09-07", tokens: 100e12, as_of: "2026-09-16"}
} as const;
const INPUTS: FeedInputs = {
  editions: [
    {
      date: "2026-02-27",
      kind: "reconstructed",
      frozenOn: "2026-11-24",
      text: {en: `Fish & "chips" <1`, zh: "鱼与“薯条” <1"}
    },
    {date: "2026-11-25", kind: "published", frozenOn: "2026-11-25", text: {en: "Later", zh: "后来"}}
  ],
  brief: BRIEF,
  earlier: [EARLIER],
  alerts: [],
  booksOn: "2026-11-27",
  audience: null,
  site: ""
};
const ATOM = "http://www.w3.org/2005/Atom";

/** A feed as its readers parse it; throws on what is no XML. */
function parsed(text: string) {
  const {documentElement: root} = new JSDOM(text, {contentType: "application/xml"}).window.document;
  const within = (of: Element, name: string) => [...of.children].filter((child) => child.localName === name);
  const only = (of: Element, name: string) => {
    const [found, ...others] = within(of, name);
    if (!found || others.length > 0) throw new Error(`${name}: ${within(of, name).length}; expected one`);
    return found;
  };
  const told = (of: Element) => ({
    id: only(of, "id").textContent,
    title: only(of, "title").textContent,
    updated: only(of, "updated").textContent,
    links: new Map(within(of, "link").map((a) => [a.getAttribute("rel"), a.getAttribute("href")]))
  });
  const entries = within(root, "entry").map((entry) => ({
    ...told(entry),
    published: only(entry, "published").textContent,
    summary: only(entry, "summary").textContent
  }));
  return {root, ...told(root), author: only(only(root, "author"), "name").textContent, entries};
}

describe.each(LANGUAGES)("feedText(inputs, %s)", (lang) => {
  const feed = parsed(feedText(INPUTS, lang));

  it("is Atom in its language, with all that a feed and an entry must have", () => {
    expect([feed.root.namespaceURI, feed.root.localName]).toEqual([ATOM, "feed"]);
    expect(feed.root.getAttribute("xml:lang")).toBe(HTML_LANG[lang]);
    expect([feed.title, feed.author]).toEqual([SITE_NAME[lang], SITE_NAME[lang]]);
    const ids = [feed.id, ...feed.entries.map(({id}) => id)];
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of feed.entries) expect([entry.title, entry.summary]).not.toContain("");
  });

  it("tells editions and a brief of each week newest first, each dated by the books and led to", () => {
    expect(feed.entries.map(({published, updated, links}) => [published, updated, links.get("alternate")])).toEqual([
      ["2026-11-25T00:00:00Z", "2026-11-25T00:00:00Z", "./editions/2026-11-25.html"],
      ["2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z", "./editions/2026-02-27.html"],
      ["2026-10-11T00:00:00Z", "2026-10-11T00:00:00Z", "./brief.html#from=2026-09-16"],
      ["2026-09-16T00:00:00Z", "2026-09-16T00:00:00Z", "./brief.html#from=2026-08-22&to=2026-10-10"]
    ]);
    expect(feed.updated).toBe("2026-11-25T00:00:00Z");
    expect([...feed.links]).toEqual([
      ["self", "./feed.xml"],
      ["alternate", "./index.html"]
    ]);
    expect(feed.entries[1]?.summary).toBe(INPUTS.editions[0]?.text[lang]);
    expect(feed.entries[2]?.title).toMatch(
      {
        en: /^Weekly tokens \+50% to 150 trillion from the week of 7 Sep 2026 to that of 28 Sep 2026$/,
        zh: /^周词元 \+50%/
      }[lang]
    );
  });

  it("names addresses in full where that of the site is configured, and keeps every id", () => {
    const full = parsed(feedText({...INPUTS, site: "https://example.org/ledger/"}, lang));
    expect([...full.links]).toEqual([
      ["self", `https://example.org/ledger/${lang}/feed.xml`],
      ["alternate", `https://example.org/ledger/${lang}/index.html`]
    ]);
    expect(full.entries.map(({links}) => links.get("alternate"))).toContain(
      `https://example.org/ledger/${lang}/editions/2026-11-25.html`
    );
    expect(full.entries.map(({id}) => id)).toEqual(feed.entries.map(({id}) => id));
  });

  it("is a feed without an entry where nothing was published, as of the books", () => {
    const none = parsed(feedText({...INPUTS, editions: [], brief: null, earlier: []}, lang));
    expect([none.entries, none.updated]).toEqual([[], "2026-11-27T00:00:00Z"]);
  });

  it("keeps the entry of a week once the next one has come", () => {
    const idOf = (inputs: FeedInputs) =>
      parsed(feedText(inputs, lang)).entries.find(({links}) => links.get("alternate")?.includes("brief"))?.id;
    const asNewest = idOf({...INPUTS, brief: BRIEF, earlier: []});
    expect(asNewest).toBe(idOf({...INPUTS, brief: null, earlier: [{...BRIEF, to: "2026-12-02"}]}));
  });

  it("keeps the entry of a week on a later night that brings nothing, and updates it where one does", () => {
    const entryOf = (brief: FeedInputs["brief"]) => {
      const {entries} = parsed(feedText({...INPUTS, brief, earlier: []}, lang));
      const found = entries.find(({id}) =>
        feed.entries.some((entry) => entry.id === id && (entry.links.get("alternate") ?? "").includes("brief"))
      );
      return [found?.updated, found?.links.get("alternate")];
    };
    const restated = {grain: "week", period_start: "2026-09-28", model: "c1/a", name: "A", was_tokens: 100, now_tokens: 101, change_share: 0.01, restated_on: "2026-11-30", citation: "A source"} as const; // prettier-ignore
    const address = "./brief.html#from=2026-09-16";
    expect(entryOf({...BRIEF, to: "2026-12-01"})).toEqual(["2026-10-11T00:00:00Z", address]);
    expect(entryOf({...BRIEF, to: "2026-12-01", restated: [restated]})).toEqual(["2026-11-30T00:00:00Z", address]);
  });
});

describe("feedText(inputs, hant/zh)", () => {
  it("is that in Simplified in Traditional, with ids and pages of its own", () => {
    const [feed, simplified] = [parsed(feedText(INPUTS, "hant/zh")), parsed(feedText(INPUTS, "zh"))];
    expect(feed.root.getAttribute("xml:lang")).toBe("zh-Hant-HK");
    expect([feed.title, feed.entries[0]?.summary, feed.entries[1]?.summary]).toEqual([
      "阿爾法賬本",
      "後來",
      "魚與「薯條」 <1"
    ]);
    const links = ({links}: {readonly links: ReadonlyMap<string | null, string | null>}) => links.get("alternate")?.replace(/^\.\//, ""); // prettier-ignore
    expect([feed, ...feed.entries].map(links)).toEqual([simplified, ...simplified.entries].map(links));
    const idsOf = ({id, entries}: typeof feed) => [id, ...entries.map((entry) => entry.id)];
    expect(new Set([...idsOf(feed), ...idsOf(simplified)]).size).toBe(2 * idsOf(feed).length);
    const full = parsed(feedText({...INPUTS, site: "https://example.org/"}, "hant/zh"));
    expect([...full.links.values()]).toEqual(
      ["feed.xml", "index.html"].map((file) => `https://example.org/hant/zh/${file}`)
    );
    expect(full.entries[0]?.links.get("alternate")).toBe("https://example.org/hant/zh/editions/2026-11-25.html");
  });
});

describe("siteAddress(env)", () => {
  it.each([
    [undefined, ""],
    ["", ""],
    ["https://example.org", "https://example.org/"],
    ["http://example.org/a/b//", "http://example.org/a/b/"]
  ])("of %s is %s", (given, address) => {
    expect(siteAddress({[SITE_ADDRESS]: given})).toBe(address);
  });

  it.each(["example.org", "ftp://example.org", "https://example.org/?a=1", "https://", "https://a b"])(
    "refuses %s, with what is expected",
    (given) => {
      expect(messageOf(() => siteAddress({[SITE_ADDRESS]: given}))).toMatch(
        new RegExp(`^${SITE_ADDRESS}: .*; expected the address the site will stand at, such as https://`)
      );
    }
  );
});

describe("writeFeeds(folder, options)", () => {
  it("writes one a language and one in Traditional from the results of the pages, the same bytes each time", async () => {
    const folder = mkdtempSync(join(tmpdir(), "feeds-"));
    const results = join(folder, "results");
    mkdirSync(results);
    writeFileSync(join(results, "editions.json"), JSON.stringify({editions: INPUTS.editions}));
    writeFileSync(join(results, "brief.json"), JSON.stringify({brief: BRIEF}));
    const state = {prices: {}, values: {}, restated: 0, claims: {}};
    const states = [
      {...state, day: "2026-10-05", shares: {CN: 0.6}},
      {...state, day: "2026-10-12", shares: {CN: 0.4}}
    ];
    writeFileSync(join(results, "watch.json"), JSON.stringify({knownOn: null, states}));
    writeFileSync(join(results, "claims.json"), JSON.stringify({claims: [], changes: []}));
    const earlierBriefs = () => Promise.resolve([EARLIER]);
    const written = async () => {
      expect(await writeFeeds(folder, {booksOn: "2026-11-27", site: "", results, earlierBriefs})).toBe(3);
      return PLACES.map((place) => readFileSync(join(folder, place, "feed.xml"), "utf8"));
    };
    const alerts = alertsOf(HOUSE_RULES, states);
    expect(alerts.map(({text}) => text)).toEqual(["share of CN below 50%"]);
    expect(await written()).toEqual(PLACES.map((place) => feedText({...INPUTS, alerts}, place)));
    expect(JSON.parse(readFileSync(join(folder, "alerts.json"), "utf8"))).toMatchObject({
      alerts,
      books_on: "2026-11-27"
    });
    expect(await written()).toEqual(await written());
    rmSync(folder, {recursive: true});
  });
});
