import type {NotebookCell} from "./cell.js";
import {parseReference} from "./reference.js";
import {sqlParts} from "./sql-names.js";

/** The text of a cell with another name for a cell that it may read. */
export function renamedIn({kind, body}: Pick<NotebookCell, "kind" | "body">, before: string, after: string): string {
  const isBefore = (name: string) => name.toLowerCase() === before.toLowerCase();
  const referred = (all: string, written: string) => {
    const read = parseReference(written);
    return read && isBefore(read.cell) ? all.replace(read.cell, () => after) : all;
  };
  if (kind === "sql")
    return sqlParts(body)
      .map(({text, name, role}) => {
        if (text.startsWith("${")) return referred(text, text.slice(2, -1));
        return name !== null && isBefore(name) && (role === "table" || role === "qualifier") ? after : text;
      })
      .join("");
  if (kind === "text" || kind === "model") return body.replace(/\$\{([^}\n]*)\}/g, referred);
  if (kind === "data") return body;
  if (kind === "comment")
    return body.replace(/(?<=^[ \t]*on[ \t]*:[ \t]*)(\S+)/m, (written) => referred(written, written));
  return body.replace(/^([ \t]*from[ \t]*:[ \t]*)(\S+)/gm, (all, key: string, name: string) =>
    isBefore(name) ? key + after : all
  );
}
