import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openClaimBooks, type ClaimBooks} from "../../../loaders/claims/judge.js";
import {judgeReport, loadReports} from "../../../loaders/data/reports.js";
import {readActs} from "../../../loaders/house/acts.js";
import {basisOf, pagesToApprove, pageBehind} from "../../../loaders/house/basis.js";
import {verify} from "../../../loaders/ledger/verify.js";
import {recordPublication} from "../../../loaders/publish/record.js";
import {createReport} from "../../../loaders/reports/create.js";
import {readReport, readReports, reportPages} from "../../../loaders/reports/files.js";
import {issues, reportProblems} from "../../../loaders/reports/issue.js";
import {reportText} from "../../../loaders/reports/told.js";
import {smallBooks} from "../../fixtures/edition-books.js";

const NAME = "second-note";
const ON = "2026-05-25";
let root: string;
let remove: () => void;
let books: ClaimBooks;
beforeAll(async () => {
  ({root, remove} = await smallBooks());
  books = await openClaimBooks(null, root);
});
afterAll(() => {
  books.close();
  remove();
});

const path = () => join(root, `data/reports/${NAME}.md`);
const change = (from: string | RegExp, to: string) =>
  writeFileSync(path(), readFileSync(path(), "utf8").replace(from, to));
const publication = {edition: null, on: ON, now: new Date("2026-05-25T08:00:00Z")};

// One report from its first line to its freezing: each step rests on the one before.
describe("the next report of the series", () => {
  it("begins as one text, with one claim that is judged at once and the rest to be written", async () => {
    expect(createReport(NAME, "2026-05-20", root)).toBe(`data/reports/${NAME}.md`);
    expect(() => createReport(NAME, "2026-05-20", root)).toThrow("there already");
    expect(() => createReport("Second Note", "2026-05-20", root)).toThrow("expected small letters");
    const report = await judgeReport({name: NAME, report: readReport(NAME, root)}, books);
    // One week on record: 100 of 400 tokens are of a Chinese lab.
    expect(report.claims[0]?.readings[0]).toMatchObject({then: {value: 0.25}, now: {value: 0.25}, isOpen: true});
    expect(reportText(report)).toContain(
      "2026-05-20 does not hold, 2026-05-20 does not hold\n  all: 0.25, 0.25 share\n"
    );
    expect(reportText(report)).toContain("thesis: still to be written");
  });

  it("is a draft of the house, which no publication for others holds", () => {
    expect(reportPages(root, null)).toHaveLength(1);
    expect(reportPages(root, "internal")).toHaveLength(1);
    expect(reportPages(root, "client")).toEqual([]);
    expect(issues({audience: "client", edition: null, on: ON, at: ""}, root)).toEqual([]);
    expect(readReports(root, null, "2026-05-19")).toEqual([]);
  });

  it("is judged for pages, of which there are none where there is no report", async () => {
    const {knownOn, reports} = await loadReports(root);
    expect([knownOn, reports.map(({name, then, claims}) => [name, then, claims.length])]).toEqual([
      null,
      [[NAME, "2026-05-20", 1]]
    ]);
    expect(await loadReports(join(root, "nowhere"))).toEqual({knownOn: null, reports: []});
  });

  it("is refused while something is to be written, a rating is not on the register, or its day is to come", () => {
    change("author: …", "author: A. Reader\naudience: client");
    expect(reportProblems("client", ON, root)[0]).toBe(`data/reports/${NAME}.md: title: still to be written`);
    expect(reportProblems("public", ON, root)).toEqual([]);
    change(/… \| …/g, "Written | 已写");
    expect(reportProblems("client", ON, root)).toEqual([]);
    expect(reportProblems("client", "2026-05-19", root)).toEqual([expect.stringContaining("date: 2026-05-20; expected no day after")]); // prettier-ignore
    change("## Catalysts", "## Ratings | 评级\n\n- BABA: neutral, 180 USD\n\n## Catalysts");
    expect(reportProblems("client", ON, root)).toEqual([expect.stringContaining("rating of BABA: not in data/house/recommendation.csv")]); // prettier-ignore
    mkdirSync(join(root, "data/house"), {recursive: true});
    writeFileSync(
      join(root, "data/house/recommendation.csv"),
      "date,entity,rating,target\n2026-05-20,BABA,neutral,180 USD\n"
    );
    expect(reportProblems("client", ON, root)).toEqual([]);
  });

  it("is approved with its text, as the page that it is", () => {
    mkdirSync(join(root, "src/[lang]/reports"), {recursive: true});
    writeFileSync(join(root, "src/[lang]/reports/[report].md"), "# ${title}\n");
    expect(pagesToApprove(root, "client")).toEqual([`reports/${NAME}`]);
    expect(pagesToApprove(root, "public")).toEqual([]);
    expect(pageBehind(`/en/reports/${NAME}.html`)).toBe(`reports/${NAME}`);
    expect(Object.keys(basisOf(`reports/${NAME}`, root))).toEqual([`data/reports/${NAME}.md`, "src/[lang]/reports/[report].md"]); // prettier-ignore
  });

  it("is frozen by the first publication that takes it out of the house, and by no second one", () => {
    const sealed = {held: [], content: "c"};
    recordPublication({root, audience: "internal", ...publication}, sealed);
    expect(readActs(root).map(({kind}) => kind)).toEqual(["publication"]);
    recordPublication({root, audience: "client", ...publication}, sealed);
    recordPublication({root, audience: "client", ...publication}, sealed);
    expect(readActs(root).map(({kind}) => kind)).toEqual(["publication", "issue", "publication", "publication"]);
    expect(verify(root).problems).toEqual([]);
    change("already", "Written");
    change("Written |", "Rewritten |");
    expect(verify(root).problems).toEqual([expect.stringMatching(/^data\/reports\/second-note\.md: sha256 .*as it was published on 2026-05-25: restore it/)]); // prettier-ignore
    change("Rewritten |", "Written |");
    expect(verify(root).problems).toEqual([]);
  });

  it("is judged anew by later books, and names the claim and basis of a query that does not run", async () => {
    const report = await judgeReport({name: NAME, report: readReport(NAME, root)}, {...books, now: "2026-06-30"});
    expect([report.then, report.now, report.changes]).toEqual(["2026-05-20", "2026-06-30", []]);
    const judged = () => judgeReport({name: NAME, report: readReport(NAME, root)}, books);
    change("max(source)", "'quoted'");
    await expect(judged()).rejects.toThrow(
      /source: quoted of china_over_half all; expected one that the rows it reads are from: /
    );
    change("'quoted'", "max(source)");
    change("sum(share_of_all)", "sum(shares)");
    await expect(judged()).rejects.toThrow(/claim_reading china_over_half all: .*shares/);
  });
});
