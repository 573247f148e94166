import {execFileSync, spawnSync} from "node:child_process";
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {describe, expect} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {itInFull} from "../../fixtures/share.js";
import {leaks, readableTexts, withheldRows} from "../../fixtures/withheld.js";

const PARTS = ["data", "loaders", "src", "observablehq.config.ts", "package.json", "package-lock.json", "tsconfig.json", "LICENSE"]; // prettier-ignore
/** Said in each part of a study that is not published. */
const SECRET = "quartz-lantern-7731";
/** Said in one that is published to clients, and in one that is for all. */
const [FOR_CLIENTS, FOR_ALL] = ["amber-lantern-7732", "jade-lantern-7733"];
const BANDS = /underperform|跑输大市/;

/** A copy of the repository with studies of each kind, which publishes for itself. */
function plantedCopy(): string {
  const root = join(projectRoot, "test/.out/publication");
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
  writeFileSync(join(folder, "draft.md"), `${study("sql:\n  own: ./draft.csv", SECRET)}\n\`\`\`sql\nSELECT note FROM own\n\`\`\`\n`); // prettier-ignore
  writeFileSync(join(folder, "draft.csv"), `note\n${SECRET}\n`);
  writeFileSync(join(folder, "for-clients.md"), study("audience: client", FOR_CLIENTS));
  writeFileSync(join(folder, "for-all.md"), study("audience: public", FOR_ALL));
  return root;
}

describe("npm run publish -- --audience public", () => {
  itInFull(
    "leaves no trace in any file, decompressed and table by table, of what is not for the public",
    async () => {
      const root = plantedCopy();
      for (const command of [
        ["approve.ts", "--all", "--by", "A. Reader"],
        ["publish.ts", "--audience", "public", "--on", "2026-11-28"]
      ]) {
        // prettier-ignore
        const [file = "", ...told] = command;
        const {status, stderr} = spawnSync(process.execPath, ["--import", "tsx", `loaders/${file}`, ...told], {cwd: root, encoding: "utf8"}); // prettier-ignore
        expect(status === 0 ? "" : stderr.slice(-2000)).toBe("");
      }
      const site = join(root, "published/public");
      const unseen = withheldRows(["internal"]);
      const found: string[] = [];
      const holders: string[] = [];
      const unmarked: string[] = [];
      for (const entry of readdirSync(site, {recursive: true, withFileTypes: true}).filter((each) => each.isFile())) {
        const path = join(entry.parentPath, entry.name);
        const name = relative(site, path).replaceAll("\\", "/");
        for (const [part, text] of await readableTexts(name, readFileSync(path))) {
          found.push(...leaks(new Map([[part, text]]), unseen));
          for (const secret of [SECRET, FOR_CLIENTS]) if (text.includes(secret)) found.push(`${part}: ${secret}`);
          if (BANDS.test(text)) found.push(`${part}: a band of the note`);
          if (text.includes(FOR_ALL)) holders.push(name);
          if (name.endsWith(".html") && !text.includes(`<meta name="audience" content="public">`)) unmarked.push(name);
        }
      }
      expect(found).toEqual([]);
      expect(unmarked).toEqual([]);
      expect(holders).toEqual(expect.arrayContaining(["en/studies/for-all.html", "source/studies/for-all.txt"]));
      rmSync(root, {recursive: true});
    },
    900_000
  );
});
