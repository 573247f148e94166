import {appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {appendActs} from "../../../loaders/house/acts.js";
import {approvalOf, approvals, approvedFindings, unapproved} from "../../../loaders/house/approvals.js";
import {basisOf, pageBehind, pagesToApprove} from "../../../loaders/house/basis.js";
import {findingsFile} from "../../../loaders/publish/publication.js";
import {projectRoot} from "../../../loaders/paths.js";

const FILES = {
  "src/[lang]/usage.md": `# Usage\n\n\`\`\`ts\nimport {said} from "/words/said.js";\nFileAttachment("../data/claims.json");\n\`\`\`\n`,
  "src/[lang]/value.md": `# Value\n\n\`\`\`ts\nconst models = FileAttachment("../data/models.json");\n\`\`\`\n`,
  "src/[lang]/labs/[lab].md": "# Lab\n",
  "src/words/said.ts": `import {sum} from "./sum.js";\nexport const said = {en: "led", zh: "领先"};\n`,
  "src/words/sum.ts": "// 求和\nexport const sum = 1;\n",
  "src/data/models.json.ts": `import "../companies/models.js";\n`,
  "src/companies/models.ts": "export const models = 1;\n",
  "src/companies/one.model": "company ONE\n",
  "data/registry/claim.csv": "claim\n",
  "data/snapshots/usage_weekly/weekly.csv": "week\n"
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "approvals-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, dirname(path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => rmSync(root, {recursive: true}));

const approve = (page: string) => appendActs([approvalOf(page, {by: "A. Reader", now: new Date("2026-11-28T08:00:00Z"), root})], root); // prettier-ignore
const reason = (page: string) => unapproved(page, approvals(root), root);

describe("unapproved(page, approvals, root)", () => {
  it("is bound to prose, words in code, models and claims of a page, and to no data and no code without words", () => {
    expect(pagesToApprove(root)).toEqual(["usage", "value"]);
    expect(Object.keys(basisOf("usage", root))).toEqual(["data/registry/claim.csv", "src/[lang]/usage.md", "src/words/said.ts"]); // prettier-ignore
    expect(Object.keys(basisOf("value", root))).toEqual(["src/[lang]/value.md", "src/companies/one.model"]);
    expect(reason("usage")).toBe("nobody approved usage");
    approve("usage");
    approve("value");
    for (const path of ["src/words/sum.ts", "data/snapshots/usage_weekly/weekly.csv"]) appendFileSync(join(root, path), "\n"); // prettier-ignore
    expect([reason("usage"), reason("value")]).toEqual([null, null]);
    for (const [page, path] of [
      ["usage", "src/words/said.ts"],
      ["usage", "data/registry/claim.csv"],
      ["value", "src/companies/one.model"]
    ] as const) {
      // prettier-ignore
      appendFileSync(join(root, path), "\n");
      expect(reason(page)).toBe(`${page} changed since A. Reader approved it on 2026-11-28: ${path}`);
      approve(page);
      expect(reason(page)).toBeNull();
    }
    expect(() => approve("usgae")).toThrow("usgae: no page; expected one of usage, value");
  });

  it("asks for nothing of what is no page of ours", () => {
    expect(["", "studies/none", "labs/[lab]"].map(reason)).toEqual([null, null, null]);
  });
});

describe("pageBehind(path)", () => {
  it("is the page by whose source a file of the site was made", () => {
    expect(
      ["/en/index.html", "/zh/labs/z-ai.html", "/en/editions/2026-02-27.html", "/en/editions.html", "/en/studies/a.html"].map(pageBehind) // prettier-ignore
    ).toEqual(["index", "profiles", "editions/[edition]", "editions", "studies/a"]);
  });
});

describe("approvedFindings(approval, audience)", () => {
  it("are those that were read for the readers, else for the nearest within", () => {
    mkdirSync(join(root, "published"));
    writeFileSync(join(root, findingsFile("internal")), `{"usage": {"headline en": "China leads"}}`);
    const first = approvalOf("usage", {by: "A", now: new Date(0), root});
    expect(approvedFindings(first, "public")).toEqual({"headline en": "China leads"});
    writeFileSync(join(root, findingsFile("public")), `{"usage": {"headline en": "China led"}}`);
    const second = approvalOf("usage", {by: "A", now: new Date(0), root});
    expect(approvedFindings(second, "public")).toEqual({"headline en": "China led"});
    expect(approvedFindings(second, "client")).toEqual({"headline en": "China leads"});
    expect(approvedFindings({...first, findings: {}}, "client")).toBeNull();
  });
});

describe("basisOf(page) of the pages there are", () => {
  it("holds the prose of each, and words of code of all that give an answer", () => {
    for (const page of ["usage", "value", "claims", "brief"]) {
      const files = Object.keys(basisOf(page, projectRoot));
      expect(files).toContain(`src/[lang]/${page}.md`);
      expect(files.filter((file) => file.startsWith("src/figures/")).length).toBeGreaterThan(0);
    }
    expect(Object.keys(basisOf("value", projectRoot))).toContain("src/companies/zhipu.model");
    expect(Object.keys(basisOf("claims", projectRoot))).toContain("data/registry/claim_reading.csv");
  });
});
