import ts from "typescript";

/** A statement of a page’s code, or a whole query. */
export interface PageStatement {
  readonly text: string;
  /** Names it gives to the rest of the page. */
  readonly gives: readonly string[];
  /** Names it reads, whoever gives them. */
  readonly reads: ReadonlySet<string>;
  /** Names of an import by what they are called here, with where they come from; null for all else. */
  readonly imported: {readonly from: string; readonly names: ReadonlyMap<string, string>} | null;
  /** Parsed; null for a query. */
  readonly node: ts.Statement | null;
}

/** A fence of a page that runs, and the lines it takes. */
export interface PageFence {
  /** The line that opens it. */
  readonly open: string;
  /** Line of the page on which it begins, from 0. */
  readonly line: number;
  readonly statements: readonly PageStatement[];
}

/** The code of a page, fence by fence, each parted into its statements. */
export function pageFences(page: string): PageFence[] {
  const lines = page.split("\n");
  const fences: PageFence[] = [];
  for (let at = 0; at < lines.length; ++at) {
    const [, mark = "", tag = ""] = /^(`{3,})(\w+)/.exec(lines[at] ?? "") ?? [];
    if (mark === "") continue;
    const [line, open] = [at, lines[at] ?? ""];
    const close = lines.indexOf(mark, at + 1);
    const body = lines.slice(at + 1, close < 0 ? undefined : close).join("\n");
    at = close < 0 ? lines.length : close;
    if (tag === "ts" || tag === "js") fences.push({open, line, statements: statementsOf(body)});
    if (tag === "sql") fences.push({open, line, statements: [queryOf(open, body)]});
  }
  return fences;
}

function statementsOf(code: string): PageStatement[] {
  const file = ts.createSourceFile("page.ts", code, ts.ScriptTarget.Latest, true);
  return file.statements.map((node) => ({
    text: node.getFullText().replace(/^\n+/, ""),
    gives: givenBy(node),
    reads: ts.isImportDeclaration(node) ? new Set() : namesRead(node),
    imported: ts.isImportDeclaration(node) ? importOf(node) : null,
    node
  }));
}

/** A query gives its rows by its `id`, and reads what stands between `${` and `}`. */
function queryOf(open: string, body: string): PageStatement {
  const [, quoted, plain = ""] = /\bid=(?:"([^"]*)"|(\S+))/.exec(open) ?? [];
  const values = [...body.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, value = ""]) => [
    ...namesRead(ts.createSourceFile("value.ts", value, ts.ScriptTarget.Latest, true))
  ]);
  return {text: body, gives: (quoted ?? plain).match(/\w+/g) ?? [], reads: new Set(values), imported: null, node: null};
}

/** Names that a statement declares. */
export function givenBy(node: ts.Statement): string[] {
  if (ts.isImportDeclaration(node)) return [...importOf(node).names.keys()];
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({name}) => boundNames(name));
  const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
  return isNamed && node.name ? [node.name.text] : [];
}

/** Names that a declaration binds, also by taking a value apart. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : boundNames(each.name)));
}

/** What an import takes from where: the name there by the name here. */
export function importOf(node: ts.ImportDeclaration): NonNullable<PageStatement["imported"]> {
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : "";
  const names = new Map<string, string>();
  const {name, namedBindings} = node.importClause ?? {};
  if (name) names.set(name.text, "default");
  if (namedBindings && ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, "*");
  if (namedBindings && ts.isNamedImports(namedBindings))
    for (const each of namedBindings.elements) names.set(each.name.text, (each.propertyName ?? each.name).text);
  return {from, names};
}

/** Names that code reads: all but those behind a point and those of properties. */
export function namesRead(node: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (at: ts.Node) => {
    if (ts.isIdentifier(at)) names.add(at.text);
    else if (ts.isPropertyAccessExpression(at)) visit(at.expression);
    else if (ts.isPropertyAssignment(at)) visit(at.initializer);
    else if (!ts.isTypeNode(at)) ts.forEachChild(at, visit);
  };
  visit(node);
  return names;
}
