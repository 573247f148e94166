import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import ts from "typescript";
import {givenBy, importOf, namesRead} from "./page-code.js";

/** What a figure is called: a name, or one with parts that are worked out. */
export interface FigureName {
  /** As it is written, with `…` for what is worked out: "slice-…". */
  readonly written: string;
  /** What an id of it looks like; its groups are the parts worked out. */
  readonly pattern: RegExp;
  readonly isWhole: boolean;
}

interface SourceModule {
  readonly declared: ReadonlyMap<string, ts.Node>;
  readonly imported: ReadonlyMap<string, {readonly file: string; readonly name: string}>;
}

/** Tells which figures a function of the site makes, by reading its code and that of all it calls. */
export class FiguresMade {
  private readonly modules = new Map<string, SourceModule>();

  /** `root` is the folder of the modules, `src`. */
  constructor(private readonly root: string) {}

  /** Figures that what a module exports makes, itself or by what it reads. */
  of(specifier: string, name: string): FigureName[] {
    const found = new Map<string, FigureName>();
    const seen = new Set<string>();
    const waiting = [{file: this.fileOf(specifier, ""), name}];
    for (const {file, name} of waiting) {
      if (file === null || seen.has(`${file} ${name}`)) continue;
      seen.add(`${file} ${name}`);
      const {declared, imported} = this.module(file);
      const node = declared.get(name);
      if (!node) continue;
      for (const figure of namesIn(node)) found.set(figure.written, figure);
      for (const read of namesRead(node)) waiting.push(imported.get(read) ?? {file, name: read});
    }
    return [...found.values()];
  }

  private fileOf(specifier: string, from: string): string | null {
    if (!/^[./]/.test(specifier)) return null;
    const file = specifier.startsWith("/") ? join(this.root, specifier) : join(dirname(from), specifier);
    const module = file.replace(/\.js$/, ".ts");
    return existsSync(module) ? module : null;
  }

  private module(file: string): SourceModule {
    const known = this.modules.get(file);
    if (known) return known;
    const declared = new Map<string, ts.Node>();
    const imported = new Map<string, {file: string; name: string}>();
    const {statements} = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    for (const node of statements) {
      if (!ts.isImportDeclaration(node)) for (const name of givenBy(node)) declared.set(name, node);
      else if (node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) {
        const {from, names} = importOf(node);
        const target = this.fileOf(from, file);
        if (target !== null) for (const [here, there] of names) imported.set(here, {file: target, name: there});
      }
    }
    const read = {declared, imported};
    this.modules.set(file, read);
    return read;
  }
}

/** Names of figures in code: `name` of an object that has columns and rows, as every figure has. */
function namesIn(node: ts.Node): FigureName[] {
  const names: FigureName[] = [];
  const visit = (at: ts.Node) => {
    if (ts.isObjectLiteralExpression(at)) {
      const property = (key: string) => at.properties.find((each) => each.name?.getText() === key);
      const name = property("name");
      if (name && ts.isPropertyAssignment(name) && property("columns") && property("source")) {
        names.push(...figureNames(name.initializer));
      }
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
  return names;
}

function figureNames(node: ts.Expression): FigureName[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(figureNames);
  if (ts.isStringLiteralLike(node)) return [{written: node.text, pattern: new RegExp(`^${node.text}$`), isWhole: true}];
  if (!ts.isTemplateExpression(node)) return [];
  const parts = [node.head.text, ...node.templateSpans.map(({literal}) => literal.text)];
  return [{written: parts.join("…"), pattern: new RegExp(`^${parts.join("(.+)")}$`), isWhole: false}];
}
