import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import ts from "typescript";
import {projectRoot} from "../../loaders/paths.js";

/** Relations with one row a kind of relation to a lab: rows of two kinds must not meet in one aggregate. */
const BY_KIND = ["exposure", "listed_exposure_weekly"];

const AGGREGATE =
  /\bGROUP BY\b|\bPIVOT\b|\b(?:sum|kahan_sum|fsum|avg|mean|median|mode|count|min|max|arg_?max|arg_?min|max_by|min_by|any_value|first|last|list|array_agg|string_agg|product|quantile\w*|stddev\w*|var\w*)\s*‹/i;
const ONE_KIND = /\bkind\s*=\s*(?:'\w+'|\?|\$\w+|_)/i;
const GROUPED =
  /\bGROUP BY\b(?:(?!\b(?:ORDER BY|HAVING|QUALIFY|LIMIT)\b)[^])*\bkind\b|\bPARTITION BY [^‹›]*\bkind\b|\bSELECT\b(?:(?!\bFROM\b)[^])*\bkind\b[^]*\bGROUP BY ALL\b/i;
const READ = /(?<!\bDISTINCT )\b(?:FROM|JOIN|PIVOT)\b[^]*?(?=\b(?:WHERE|GROUP BY|ORDER BY|HAVING|QUALIFY|LIMIT)\b|$)/gi;
const ROWS = "§rows";

/**
 * The parts of an SQL text in which rows of more than one kind are aggregated: each SELECT that reads a relation by kind, or
 * rows of one handed on by a subquery or a named part, must hold `kind` equal to one or group or partition by it.
 */
export function mixedKinds(sql: string): string[] {
  const mixed: string[] = [];
  const carriers = new Set(BY_KIND);

  /** Whether a SELECT hands on rows of several kinds. */
  const handsOn = (select: string): boolean =>
    select
      .split(/\bUNION(?: ALL)?(?: BY NAME)?\b|\bEXCEPT\b|\bINTERSECT\b/i)
      .map((arm) => {
        const name = new RegExp(`(?<!\\.)\\b(?:${[...carriers].join("|")})\\b(?!\\s*\\.)`, "i");
        const reads = arm.includes(ROWS) || (arm.match(READ) ?? []).some((clause) => name.test(clause));
        if (!reads || ONE_KIND.test(arm) || GROUPED.test(arm)) return false;
        if (AGGREGATE.test(arm)) mixed.push(arm.trim());
        return !AGGREGATE.test(arm);
      })
      .includes(true);

  let text = sql.replace(/--.*$/gm, "").replace(/'[^']*'/g, (quoted) => quoted.replace(/[()]/g, ""));
  for (let inner; (inner = /\(([^()]*)\)/.exec(text));) {
    const [whole, body = ""] = inner;
    const [before, after] = [text.slice(0, inner.index), text.slice(inner.index + whole.length)];
    const isQuery = /^\s*(?:SELECT|WITH|FROM|PIVOT)\b/i.test(body);
    const rows = isQuery && handsOn(body);
    const named = /(\w+)\s+AS\s+(?:(?:NOT )?MATERIALIZED\s+)?$/i.exec(before)?.[1];
    if (rows && named !== undefined) carriers.add(named);
    const isFilter = /\b(?:IN|EXISTS|ANY|ALL)\s*$/i.test(before);
    const kept = isQuery ? (rows && named === undefined && !isFilter ? ` ${ROWS} ` : " §query ") : `‹${body}›`;
    text = before + kept + after;
  }
  handsOn(text);
  return mixed;
}

/** Texts in TypeScript below some folders that read a relation by kind in SQL, each with its file. */
export function sqlByKind(...folders: readonly string[]): (readonly [file: string, sql: string])[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), {recursive: true, encoding: "utf8"})
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file))
  );
  return files.flatMap((file) =>
    textsOf(readFileSync(join(projectRoot, file), "utf8"))
      .filter((text) => readsByKind(text))
      .map((text) => [file, text] as const)
  );
}

/** Whether a text is SQL over a relation by kind. */
export function readsByKind(sql: string): boolean {
  return new RegExp(`\\b(?:FROM|JOIN|PIVOT)\\s[^]*\\b(?:${BY_KIND.join("|")})\\b`, "i").test(sql) && /\bSELECT\b|\bJOIN\b|\bPIVOT\b/i.test(sql); // prettier-ignore
}

/** Every text of a program; constants of the same file are put in where a template names them, `_` for all else. */
export function textsOf(source: string): string[] {
  const program = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, string>();
  const texts: string[] = [];
  const textOf = (node: ts.Expression): string | undefined => {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (!ts.isTemplateExpression(node)) return undefined;
    const span = ({expression, literal}: ts.TemplateSpan) =>
      ((ts.isIdentifier(expression) ? constants.get(expression.text) : undefined) ?? " _ ") + literal.text;
    return node.head.text + node.templateSpans.map(span).join("");
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const text = textOf(node.initializer);
      if (text !== undefined) constants.set(node.name.text, text);
    }
    const text = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? textOf(node) : undefined;
    if (text !== undefined) texts.push(text);
    node.forEachChild(visit);
  };
  visit(program);
  return texts;
}
