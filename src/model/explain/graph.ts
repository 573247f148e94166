import {walk} from "../formula/node.js";
import type {Model} from "../compile.js";
import type {LineSpec} from "../sheet/line.js";
import type {Line} from "../sheet/link.js";
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
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const edges: {from: string; to: string; lagged: boolean}[] = [];
  const visit = (line: Line): number => {
    const to = line.name;
    const known = depths.get(to);
    if (known !== undefined) return known;
    open.add(to);
    let depth = 0;
    for (const read of readBy(line)) {
      const lagged = open.has(read.name);
      edges.push({from: read.name, to, lagged});
      if (!lagged) depth = Math.max(depth, visit(read) + 1);
    }
    open.delete(to);
    depths.set(to, depth);
    return depth;
  };
  const nodes = lines.map((line) => ({
    line: line.name,
    title: titleOf(line),
    role: line.spec.type,
    depth: visit(line)
  }));
  return {nodes, edges};
}

/** Lines that a line's formula names, each once; built-in names are none. */
function readBy({node, scope}: Line): Line[] {
  const named = node ? walk(node) : [];
  return [...new Set(named.flatMap((n) => (n.type === "name" ? (scope.find(n.name) ?? []) : [])))];
}
