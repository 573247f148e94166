import {execFileSync, spawnSync} from "node:child_process";
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {STANDING} from "../../../loaders/house/recommendations.js";
import {projectRoot} from "../../../loaders/paths.js";
import {GATE, refusals, type GateContext} from "../../../loaders/publish/gate.js";
import {listedPages} from "../../../loaders/publish/heads.js";
import {launchChromium} from "../../../loaders/publish/launch.js";
import {gateContext} from "../../../loaders/publish/pass-gate.js";
import {inTraditional} from "../../../loaders/publish/traditional/convert.js";
import {AUDIENCE_NOTICE, AUDIENCES, type Audience} from "../../../src/lib/audience.js";
import {overviewShare} from "../../../src/figures/overview-share.js";
import {LANGUAGES, langOfPath, TRADITIONAL} from "../../../src/lib/language.js";
import {inFull} from "../../../src/lib/links.js";
import {PAGES} from "../../../src/lib/pages.js";
import {weeksByOrigin} from "../../../src/query/basis.js";
import {crawl} from "../../fixtures/crawl.js";
import {hosts} from "../../fixtures/hosts.js";
import {publishedUsage} from "../../fixtures/results.js";
import {TRIES_ALL} from "../../fixtures/share.js";
import {TUTORIAL_FILE, tutorialNotebook, tutorialSteps} from "../../fixtures/tutorial.js";
import {leaks, readableTexts, withheldRows} from "../../fixtures/withheld.js";

const PARTS = ["data", "loaders", "src", "observablehq.config.ts", "package.json", "package-lock.json", "tsconfig.json", "LICENSE"]; // prettier-ignore
const ON = "2026-11-28";
/** Said in each part of a study that is not published, in a report that is a draft, and in a disclosure for the house. */
const INSIDE = ["quartz-lantern-7731", "onyx-lantern-7735", "pearl-lantern-7737"];
/** Said in a study that is published to clients and in a disclosure for them, and in a study that is for all. */
const [FOR_CLIENTS, FOR_ALL] = [["amber-lantern-7732", "topaz-lantern-7738"], "jade-lantern-7733"];
const TUTORIAL = ["my-share", "my-weeks"];
const BANDS = /underperform|跑输大市|跑輸大市/;
const root = join(projectRoot, "test/.out/publication");
const siteOf = (audience: Audience) => join(root, "published", audience);

/** A copy of the repository with studies, a report and disclosures of each kind, which publishes for itself. */
function plantCopy(sql: string): void {
  rmSync(root, {recursive: true, force: true});
  mkdirSync(root, {recursive: true});
  for (const part of PARTS)
    cpSync(join(projectRoot, part), join(root, part), {
      recursive: true,
      filter: (path) => !path.includes(".observablehq")
    });
  // As files of its own, since the licences of packages are found by where these are.
  execFileSync("cp", ["-al", join(projectRoot, "node_modules"), join(root, "node_modules")]);
  const folder = join(root, "src/[lang]/studies");
  mkdirSync(folder, {recursive: true});
  const study = (front: string, text: string) => `---\n${front}\n---\n\n# ${text}\n\n${text}.\n`;
  writeFileSync(join(folder, "draft.md"), `${study("sql:\n  own: ./draft.csv", INSIDE[0] ?? "")}\n\`\`\`sql\nSELECT note FROM own\n\`\`\`\n`); // prettier-ignore
  writeFileSync(join(folder, "draft.csv"), `note\n${INSIDE[0]}\n`);
  writeFileSync(join(folder, "for-clients.md"), study("audience: client", FOR_CLIENTS[0] ?? ""));
  writeFileSync(join(folder, "for-all.md"), study("audience: public", FOR_ALL));
  plantTutorial(folder, sql);
  run("new.ts", "--report", "draft-note");
  const report = join(root, "data/reports/draft-note.md");
  writeFileSync(report, readFileSync(report, "utf8").replace("# … | …", `# ${INSIDE[1]} | ${INSIDE[1]}`));
  const register = join(root, "data/house/disclosure.csv");
  const row = (name: string, audience: Audience, text = "") => `${name},holding,${audience},,${text},${text},${ON},\n`;
  writeFileSync(
    register,
    `${readFileSync(register, "utf8")}${row("inside", "internal", INSIDE[2])}${row("forclients", "client", FOR_CLIENTS[1])}`
  );
}

/** The pages that the tutorial makes, for all: its notebook with the reader’s file, and its study. */
function plantTutorial(folder: string, sql: string): void {
  const {commands, study} = tutorialSteps();
  run("new.ts", ...((commands[0] ?? "").split(" -- ")[1] ?? "").split(" "));
  const published = (page: string) => page.replace("---\n", "---\naudience: public\n");
  writeFileSync(join(folder, "my-share.md"), published(tutorialNotebook(sql)));
  writeFileSync(join(folder, TUTORIAL_FILE.name), TUTORIAL_FILE.text);
  const weeks = join(folder, "my-weeks.md");
  writeFileSync(weeks, `${published(readFileSync(weeks, "utf8"))}\n${study}`);
}

function run(file: string, ...told: readonly string[]): void {
  const {status, stderr} = spawnSync(process.execPath, ["--import", "tsx", `loaders/${file}`, ...told], {cwd: root, encoding: "utf8"}); // prettier-ignore
  if (status !== 0) throw new Error(`${file} ${told.join(" ")}: ${stderr.slice(-2000)}`);
}

describe.runIf(TRIES_ALL)("npm run publish, whole", () => {
  beforeAll(async () => {
    const usage = await publishedUsage();
    plantCopy(overviewShare(usage, weeksByOrigin(usage, "all")).sql ?? "");
    run("approve.ts", "--all", "--by", "A. Reader");
    for (const audience of AUDIENCES) run("publish.ts", "--audience", audience, "--on", ON);
  }, 3_600_000);
  afterAll(() => {
    rmSync(root, {recursive: true, force: true});
  });

  it.each(AUDIENCES)(
    "leaves no trace in any file for %s, decompressed and table by table, of what is not for it, and marks each page",
    async (audience) => {
      const secrets = {internal: [], client: INSIDE, public: [...INSIDE, ...FOR_CLIENTS]}[audience];
      const unseen = audience === "internal" ? [] : withheldRows(["internal"]);
      const found: string[] = [];
      const holders: string[] = [];
      for (const entry of readdirSync(siteOf(audience), {recursive: true, withFileTypes: true})) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const name = relative(siteOf(audience), path).replaceAll("\\", "/");
        for (const [part, text] of await readableTexts(name, readFileSync(path))) {
          found.push(...leaks(new Map([[part, text]]), unseen));
          for (const secret of secrets) if (text.includes(secret)) found.push(`${part}: ${secret}`);
          if (audience === "public" && BANDS.test(text)) found.push(`${part}: a band of the note`);
          if (text.includes(FOR_ALL)) holders.push(name);
          if (name.endsWith(".html") && !text.includes(`<meta name="audience" content="${audience}">`))
            found.push(`${name}: not marked`);
        }
      }
      expect(found).toEqual([]);
      expect(holders).toEqual(expect.arrayContaining(["en/studies/for-all.html", "source/studies/for-all.txt"]));
    },
    300_000
  );

  it.each(AUDIENCES)("passes each of its own pages through the gate for %s, and none of them broken", (audience) => {
    const pages = listedPages(siteOf(audience));
    expect(pages.map(({path}) => path)).toEqual(expect.arrayContaining(LANGUAGES.flatMap((lang) => TUTORIAL.map((name) => `/${lang}/studies/${name}.html`)))); // prettier-ignore
    const context = gateContext(siteOf(audience), {root, audience, on: ON});
    expect(refusals(pages, context)).toEqual([]);
    const page = pages.find(({path}) => path === "/en/value.html");
    const broken = GATE.map(({name}) => {
      const {html = page?.html ?? "", told = {}} = breaks(page?.html ?? "", name, audience);
      const found = refusals([{path: "/en/value.html", html}], {...context, ...told});
      return [name, found.map((refusal) => refusal.split(": ")[1])] as const;
    });
    expect(broken).toEqual(GATE.map(({name}) => [name, [name]]));
  });

  const HOSTS = hosts();
  it.each(HOSTS.flatMap((host) => AUDIENCES.map((audience) => [host.name, audience, host] as const)))(
    "works on %s for %s, in each language, at two widths and in both themes",
    async (_, audience, host) => {
      const site = await host.start(siteOf(audience));
      const browser = await launchChromium();
      try {
        const faults = await crawl(browser, {
          url: site.url,
          paths: ["en", "zh", `${TRADITIONAL.folder}/${TRADITIONAL.of}`].flatMap((place) =>
            PAGES.map(({path}) => inFull(`/${place}${path}`))
          ),
          says: (path) => {
            const said = AUDIENCE_NOTICE[audience][langOfPath(path)];
            return path.startsWith(`/${TRADITIONAL.folder}/`) ? inTraditional(said) : said;
          },
          // The same bytes stand on every host.
          isAudited: host === HOSTS[0]
        });
        expect(faults).toEqual([]);
      } finally {
        await browser.close();
        await site.close();
      }
    },
    1_800_000
  );
});

/** A real page as it would break one rule of the gate, or what else would have it break it. */
function breaks(html: string, rule: string, audience: Audience): {html?: string; told?: Partial<GateContext>} {
  const without = (from: RegExp | string, to = "") => ({html: html.replaceAll(from, to)});
  switch (rule) {
    case "audience":
      return without(`<meta name="audience" content="${audience}">`);
    case "sources":
      return {html: html.replace(/(<main\b[^]*?) data-source="[^"]+"/, `$1 data-source=""`)};
    case "dates":
      return without(/ datetime="[^"]*"/g);
    case "sensitivity":
      return without(/What would (?:change|turn)/g, "Besides");
    case "values":
      return without(/risk/gi, "peril");
    case "scale":
      return {...without(STANDING.unrated.en, STANDING.rated.en), told: {hasRatings: true}};
    case "scenario":
      return without(/(<p class="own-scenario"[^>]*>)[^]*?<\/p>/g, "$1Your scenario: 3 cells</p>");
    case "rating":
      return without("</h1>", " outperform</h1>");
    case "notice":
      return without("without ratings or price targets");
    case "unsaid":
      return without("</h1>", " NaN</h1>");
    case "addresses":
      return without("</h1>", ` <a href="http://site.invalid/en/">Home</a></h1>`);
    case "disclosures":
      return without(`<li data-disclosure="holdings">`, "<li>");
    case "prices":
      return {told: {priceLimit: {audience, maxAgeDays: 1, older: "refuse", reason: "a day"}}};
    case "approval":
      return {told: {unapproved: () => "nobody approved value"}};
    case "shut out":
      return {told: {shutOut: () => "npm:vega makes code of text"}};
    case "policy":
      return without("default-src 'none'", "default-src *");
    default:
      throw new Error(`${rule}: a rule without a page that breaks it`);
  }
}
