import ts from "typescript";
import {LANGUAGES, type Lang, type Text} from "../../src/lib/language.js";
import {PAGES} from "../../src/lib/pages.js";
import {didYouMean} from "../../src/model/nearest.js";
import {FiguresMade, type FigureName} from "./figures-made.js";
import {namesRead, pageFences, type PageFence, type PageStatement} from "./page-code.js";

/** A call on a page that makes figures. */
interface FigureCall {
  readonly fence: PageFence;
  readonly statement: PageStatement;
  readonly node: ts.CallExpression;
  readonly figures: readonly FigureName[];
}

/**
 * The part of a page that shows a figure: its heading, the call that makes it, and every statement and query that it rests on,
 * in their order. `route` is the page’s, such as "usage". Throws where the page has no such figure, with those it has.
 */
export function figurePart(page: string, route: string, figure: string, sourceRoot: string): string {
  const fences = pageFences(page);
  const calls = figureCalls(fences, sourceRoot);
  const call = calledAs(figure, calls);
  if (!call) {
    const known = [...new Set(calls.flatMap(({figures}) => figures.map(({written}) => written)))].sort();
    throw new Error(
      `--from: ${route}#${figure}; expected a figure of that page: ${known.join(", ") || "it has none"}${didYouMean(figure, known)}`
    );
  }
  const isAlone = calls.filter(({statement}) => statement === call.statement).length === 1;
  const kept = restsOn(call.statement, isAlone ? call.statement.reads : namesRead(call.node), fences);
  const code = fences.flatMap((fence) => {
    const own = fence.statements.flatMap((statement) => {
      if (statement === call.statement) return isAlone ? [statement.text] : [`display(${call.node.getText()});`];
      return kept.has(statement) ? [narrowed(statement, kept)] : [];
    });
    return own.length === 0 ? [] : [`${fence.open}\n${own.join("\n")}\n\`\`\`\n`];
  });
  return [...LANGUAGES.map((lang) => head(lang, page, call.fence.line, route, figure)), ...code].join("\n");
}

/** Calls of a page by which figures are made; of calls within calls the innermost. */
function figureCalls(fences: readonly PageFence[], sourceRoot: string): FigureCall[] {
  const made = new FiguresMade(sourceRoot);
  const imports = new Map(
    fences.flatMap(({statements}) =>
      statements.flatMap(({imported}) =>
        [...(imported?.names ?? [])].map(([here, there]) => [here, {from: imported?.from ?? "", name: there}] as const)
      )
    )
  );
  return fences.flatMap((fence) =>
    fence.statements.flatMap((statement): FigureCall[] => {
      const calls: FigureCall[] = [];
      const visit = (node: ts.Node) => {
        const before = calls.length;
        ts.forEachChild(node, visit);
        if (calls.length > before || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
        const called = imports.get(node.expression.text);
        const figures = called ? made.of(called.from, called.name) : [];
        if (figures.length > 0) calls.push({fence, statement, node, figures});
      };
      if (statement.node && !statement.imported) visit(statement.node);
      return calls;
    })
  );
}

/** The call that makes a figure: by its whole name, else by one that says its worked-out part, else by one that says none. */
function calledAs(figure: string, calls: readonly FigureCall[]): FigureCall | undefined {
  const fits = (call: FigureCall, isWhole: boolean) =>
    call.figures.filter((name) => name.isWhole === isWhole && name.pattern.test(figure));
  const said = ({node}: FigureCall) =>
    node.arguments.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
  const like = calls.filter((call) => fits(call, false).length > 0);
  const saysPart = (call: FigureCall) => {
    const parts = fits(call, false).flatMap(({pattern}) => pattern.exec(figure)?.slice(1) ?? []);
    return said(call).some((each) => parts.includes(each));
  };
  return (
    calls.find((call) => fits(call, true).length > 0) ??
    like.find(saysPart) ??
    like.find((call) => said(call).length === 0)
  );
}

/** Statements by which the names that one reads are given, one behind the other, with what is read of each. */
function restsOn(
  statement: PageStatement,
  reads: ReadonlySet<string>,
  fences: readonly PageFence[]
): ReadonlyMap<PageStatement, ReadonlySet<string>> {
  const all = fences.flatMap(({statements}) => statements);
  const kept = new Map<PageStatement, Set<string>>();
  const waiting = [...reads];
  for (const name of waiting)
    for (const each of all) {
      if (each === statement || !each.gives.includes(name)) continue;
      const names = kept.get(each);
      if (names) names.add(name);
      else {
        kept.set(each, new Set([name]));
        waiting.push(...each.reads);
      }
    }
  return kept;
}

/** A statement as it stands; of an import only the names that are read. */
function narrowed(statement: PageStatement, kept: ReadonlyMap<PageStatement, ReadonlySet<string>>): string {
  const {imported, text} = statement;
  if (!imported || !text.includes("{")) return text;
  const names = [...imported.names].filter(([here]) => kept.get(statement)?.has(here));
  const listed = names.map(([here, there]) => (here === there ? here : `${there} as ${here}`)).join(", ");
  return `import {${listed}} from ${JSON.stringify(imported.from)};`;
}

const MADE_OF: Text = {
  en: "A figure of [{}]({link}), with the code that makes it.",
  zh: "取自[{}]({link})的一张图，附生成它的代码。"
};

/** The heading under which a figure stands, as the title of a page, and where it is from. */
function head(lang: Lang, page: string, line: number, route: string, figure: string): string {
  const above = page.split("\n").slice(0, line).join("\n");
  const own = [...above.matchAll(new RegExp(`^::: ${lang}$([^]*?)^:::$`, "gm"))]
    .map(([, text = ""]) => text)
    .join("\n");
  const heading = [...own.matchAll(/^#+ +(.+)$/gm)].at(-1)?.[1] ?? "";
  const path = route === "index" ? "/" : `/${route}`;
  const name = PAGES.find((each) => each.path === path)?.name[lang] ?? route;
  const made = MADE_OF[lang].replace("{}", () => name).replace("{link}", () => `./${route}#${figure}`);
  return `::: ${lang}\n\n# ${heading === "" || heading.includes("${") ? name : heading}\n\n${made}\n\n:::\n`;
}
