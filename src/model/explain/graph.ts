import {walk} from "../formula/node.js";
import type {Model} from "../compile.js";
import type {LineSpec} from "../sheet/line.js";
import {titleOf} from "./why.js";

/** What depends on what, line by line, as data for a drawing. */
export interface Graph {
  readonly nodes: readonly {
    readonly line: string;
    readonly title: string;
    readonly role: LineSpec["type"];
    /** Longest way from a given line: 0 for facts and inputs. A line that reads its own past does not count. */
    readonly depth: number;
  }[];
  /** From the line that is read to the one that reads it; `lagged` when it reads itself or what depends on it. */
  readonly edges: readonly {readonly from: string; readonly to: string; readonly lagged: boolean}[];
}

export function graphOf({lines}: Model): Graph {
  const reads = new Map(
    lines.map(({name, node, scope}) => {
      const named = node
        ? [...walk(node)].flatMap((n) => (n.type === "name" ? (scope.find(n.name)?.name ?? []) : []))
        : [];
      return [name, [...new Set(named)]];
    })
  );
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const edges: {from: string; to: string; lagged: boolean}[] = [];
  const visit = (to: string): number => {
    const known = depths.get(to);
    if (known !== undefined) return known;
    open.add(to);
    let depth = 0;
    for (const from of reads.get(to) ?? []) {
      const lagged = open.has(from);
      edges.push({from, to, lagged});
      if (!lagged) depth = Math.max(depth, visit(from) + 1);
    }
    open.delete(to);
    depths.set(to, depth);
    return depth;
  };
  const nodes = lines.map((line) => ({
    line: line.name,
    title: titleOf(line),
    role: line.spec.type,
    depth: visit(line.name)
  }));
  return {nodes, edges};
}
