import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {isNotebook} from "../../src/notebook/head.js";
import {readHead} from "../ledger/archive.js";
import {GENESIS, sha256} from "../ledger/entry.js";
import {writeWhole} from "../whole.js";
import {withLineage} from "./lineage.js";
import {documentOf, fieldsOf, parentNamed, type Parent} from "./parent.js";

export const STUDIES = "src/[lang]/studies";
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Writes a study: blank, or made of a page, a company model or a file, with where it comes from in its front matter and
 * its parent as it stood beside it. Returns the files written. Throws on a name that makes no route or is taken.
 */
export function createStudy(name: string, from: string | null, root: string): string[] {
  if (!NAME.test(name))
    throw new Error(`name: ${name}; expected small letters, digits and hyphens, such as my-question`);
  const path = (ending: string) => `${STUDIES}/${name}${ending}`;
  const taken = [".md", ".model", PARENT_COPY].map(path).find((file) => existsSync(join(root, file)));
  if (taken !== undefined) throw new Error(`name: ${name}; expected one that is free: ${taken} is there already`);
  const files = from === null ? {[path(".md")]: blankPage(name)} : madeOf(from, name, root);
  for (const [file, text] of Object.entries(files)) writeWhole(join(root, file), text);
  return Object.keys(files);
}

/** Behind the name of a study: its parent as it stood when the study last agreed with it or refused to. */
export const PARENT_COPY = ".parent.txt";

function madeOf(from: string, name: string, root: string): Readonly<Record<string, Uint8Array | string>> {
  const parent = parentNamed(from, root);
  const {seq, hash} = readHead(root) ?? GENESIS;
  const lineage = {parent: parent.path, version: sha256(parent.text), ledger: `${seq} ${hash}`, decisions: []};
  const path = (ending: string) => `${STUDIES}/${name}${ending}`;
  const isModel = parent.kind === "model";
  return {
    [path(".md")]: withLineage(isModel ? modelPage(name) : documentOf(parent), lineage, fieldsOf(parent)),
    ...(isModel && {[path(".model")]: parent.text}),
    [path(PARENT_COPY)]: documentOf(parent),
    ...filesOfCells(parent, root)
  };
}

/** Files beside a notebook that its cells of own data name, for the folder of studies where none has that name there. */
function filesOfCells({path, text}: Parent, root: string): Readonly<Record<string, Uint8Array>> {
  if (!isNotebook(text)) return {};
  const cells = [...text.matchAll(/^(`{3,})data\b[^]*?^\1[ \t]*$/gm)].map(([cell]) => cell);
  const names = cells.flatMap((cell) => /^[ \t]*file[ \t]*:[ \t]*"?([^"\n/\\]+?)"?[ \t]*$/m.exec(cell)?.[1] ?? []);
  const found = [...new Set(names)].map((name) => [join(root, dirname(path), name), `${STUDIES}/${name}`] as const);
  return Object.fromEntries(
    found
      .filter(([from, to]) => existsSync(from) && !existsSync(join(root, to)))
      .map(([from, to]) => [to, readFileSync(from)])
  );
}

function blankPage(name: string): string {
  return `::: en

# ${titleOf(name)}

What this page asks, and what the chart below answers.

:::

::: zh

# ${titleOf(name)}

本页要问的问题，以及下图给出的回答。

:::

\`\`\`sql id=weeks
SELECT week_start, tokens FROM usage_weekly_by_country WHERE country = 'CN' ORDER BY week_start
\`\`\`

\`\`\`ts
const trillions = weeks.map((d) => ({week: new Date(d.week_start), tokens: Number(d.tokens) / 1e12}));
display(
  Plot.plot({
    y: {label: "Tokens of Chinese models a week, trillions", grid: true},
    marks: [Plot.ruleY([0]), Plot.rectY(trillions, {x: "week", y: "tokens", interval: "week", tip: true})]
  })
);
\`\`\`
`;
}

function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A page that works out the model beside it, in the grid that the Value page has. */
function modelPage(name: string): string {
  return `::: en

# ${titleOf(name)}

The grid works out \`${name}.model\`, the text beside this page. Change it there, or try a change in the grid.

:::

::: zh

# ${titleOf(name)}

下表按本页旁的 \`${name}.model\` 计算。可在该文件中修改，也可在表中试改。

:::

\`\`\`ts
import {parseLang} from "/lib/language.js";
import {ownCompany} from "/companies/own-model.js";
import {Workspace} from "/components/workspace/workspace.js";
import {workspaceHeader} from "/components/workspace/workspace-header.js";
import {modelGrid} from "/components/workspace/model-grid.js";
import {whyPanel} from "/components/workspace/why-panel.js";
import {swingsFigure} from "/components/workspace/answer-swings.js";
import {placedProblem} from "/model/text/place.js";
\`\`\`

\`\`\`ts
const lang = parseLang(observable.params.lang);
const published = await FileAttachment("/data/company-models.json").json();
const documents = await FileAttachment("/data/company-text.json").json();
const text = await FileAttachment("./${name}.model").text();
const own = ownCompany({key: "own:${name}", text}, documents);
if (!own.company) throw new Error(own.problems.map(placedProblem).join("\\n"));
const workspace = new Workspace({...published, companies: [own.company], refused: []}, lang);
\`\`\`

\`\`\`ts
display(workspaceHeader(workspace));
\`\`\`

\`\`\`ts
display(modelGrid(workspace));
\`\`\`

\`\`\`ts
display(whyPanel(workspace));
\`\`\`

\`\`\`ts
display(swingsFigure(workspace));
\`\`\`
`;
}
