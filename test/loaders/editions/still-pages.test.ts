import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {readEditions} from "../../../loaders/editions/files.js";
import {publishStillPages, readStillPage, readStillPages} from "../../../loaders/editions/still-pages.js";
import {EDITIONS} from "../../../loaders/ledger/archive.js";
import {projectRoot} from "../../../loaders/paths.js";
import {HTML_LANG, LANGUAGES, langOfPath} from "../../../src/lib/language.js";
import {inFull} from "../../../src/lib/links.js";
import {messageOf} from "../../fixtures/message.js";

// From `editions/<date>/<language>/`.
const TO_SITE = "../../../";

const editions = readEditions();
const kept = editions.flatMap((edition) =>
  (readStillPages(edition.date)?.pages ?? []).map((page) => [`${edition.date}/${page.path}`, edition, page] as const)
);

describe("pages an edition keeps as shown", () => {
  it("are the same in every language, with the edition’s own, and the value of each company it models", () => {
    for (const {date, models, kind} of editions) {
      const paths = readStillPages(date)?.pages.map(({path}) => path) ?? [];
      const [names, ...others] = LANGUAGES.map((lang) =>
        paths.flatMap((path) => (path.startsWith(`${lang}/`) ? [path.slice(lang.length + 1)] : []))
      );
      for (const other of others) expect(other).toEqual(names);
      expect(names?.[0]).toBe("edition.html");
      if (kind === "reconstructed") expect(names).toHaveLength(1);
      else for (const {entity} of models) expect(names).toContain(`value-${entity}.html`);
    }
  });

  it.each(kept)("%s is the bytes that were kept, runs nothing and asks for nothing", (_, {date, entry}, page) => {
    const html = readStillPage(date, page);
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${HTML_LANG[langOfPath(`/${page.path}`)]}"`));
    expect(/<(script|link|iframe|img|object|embed|input|button|select)\b/.exec(html)).toBeNull();
    expect(/\s(src|on[a-z]+|srcset)="/.exec(html)).toBeNull();
    expect(/@import|url\((?!"?(#|data:))/.exec(html)).toBeNull();
    expect(/href="(\/|blob:|http:|javascript:)/.exec(html)).toBeNull();
    expect(html).toContain(`data-source="data/ledger.jsonl">${entry.seq}</data>`);
  });

  it.each(kept.filter(([path]) => path.endsWith("/edition.html")))(
    "%s holds every number frozen",
    (_, edition, page) => {
      const values = dataValues(readStillPage(edition.date, page));
      const frozen = [
        ...edition.numbers.map((n) => n.value),
        ...edition.claims.flatMap((c) => c.readings.map((r) => r.value)),
        ...edition.cases.map((c) => c.value)
      ];
      expect(frozen.filter((value) => value !== null && !values.has(value))).toEqual([]);
    }
  );

  it.each(kept.filter(([path]) => path.endsWith("/claims.html")))(
    "%s shows each claim’s values as frozen",
    (_, edition, page) => {
      const values = new Set([...dataValues(readStillPage(edition.date, page))].map(steady));
      const frozen = edition.claims.flatMap((c) => c.readings.map((r) => r.value));
      expect(frozen.filter((value) => value !== null && !values.has(steady(value)))).toEqual([]);
    }
  );

  it("lead to one another and, for the rest, to the site", () => {
    for (const [, {date}, page] of kept) {
      const paths = readStillPages(date)?.pages.map(({path}) => path) ?? [];
      const links = [...readStillPage(date, page).matchAll(/href="([^"#:]+\.html)/g)]
        .map(([, href]) => href ?? "")
        .filter((href) => !href.startsWith(TO_SITE));
      const from = `${langOfPath(`/${page.path}`)}/`;
      expect(links.map((href) => new URL(href, `file:///${from}`).pathname.slice(1)).filter((path) => !paths.includes(path))).toEqual([]); // prettier-ignore
    }
  });

  /** A page without what is written otherwise where it is served: links, its policy, and styles as attributes or as classes. */
  const alike = (html: string) =>
    html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, "")
      .replace(/<style>\.kept-[^<]*<\/style>/, "")
      .replaceAll(/ class="kept-\w{8}"| kept-\w{8}(?=")| (?:href|style)="[^"]*"/g, "");

  it("are published as they were kept, but for links to pages, which name their files, and a policy by which nothing in them runs", () => {
    const output = mkdtempSync(join(tmpdir(), "kept-"));
    expect(publishStillPages(output, [...new Set(kept.map(([, {date}]) => date))])).toBe(kept.length);
    for (const [path, {date}, page] of kept) {
      const published = readFileSync(join(output, "editions", path), "utf8");
      const links = [...published.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => href ?? "");
      expect(links.filter((href) => href.startsWith(TO_SITE)).length).toBeGreaterThan(0);
      expect(links.filter((href) => href !== inFull(href))).toEqual([]);
      expect(alike(published)).toBe(alike(readStillPage(date, page)));
      expect(published).toMatch(/content="default-src 'none'; [^"]*"/);
      expect([published.includes("script-src"), published.includes(' style="')]).toEqual([false, false]);
    }
    rmSync(output, {recursive: true});
  });

  it("are not published once they differ from what was kept", () => {
    const [, edition, page] = kept[0] ?? [];
    if (!edition || !page) throw new Error("a kept page is expected");
    const copy = mkdtempSync(join(tmpdir(), "kept-"));
    cpSync(join(projectRoot, EDITIONS), join(copy, EDITIONS), {recursive: true});
    writeFileSync(join(copy, EDITIONS, edition.date, `${page.path}.gz`), gzipSync("<p>another</p>"));
    expect(messageOf(() => publishStillPages(copy, [edition.date], copy))).toMatch(
      new RegExp(
        `^${EDITIONS}/${edition.date}/${page.path}: checksum [0-9a-f]{64}; expected ${page.sha256}, of the page`
      )
    );
    rmSync(copy, {recursive: true});
  });
});

function dataValues(html: string): Set<number> {
  return new Set([...html.matchAll(/<data value="([^"]+)"/g)].map(([, value]) => Number(value)));
}

function steady(value: number): number {
  return Number(value.toPrecision(10));
}
