// How far a query of a line reaches, which may go on over several lines.

/** Where the quotation mark stands that opens the query of a line; -1 where there is none. */
export function startOfSql(text: string): number {
  const found = /^[a-z][^"]*\s=\s+sql\s+"/.exec(text);
  return found ? found[0].length - 1 : -1;
}

/** Characters of a query from its opening mark, or from where its line goes on, up to its closing mark, or all. */
export function lengthOfSql(text: string, isOpen: boolean): number {
  const query = isOpen ? /^(?:[^"]|"")*"(?!")/ : /^"(?:[^"]|"")*"(?!")/;
  return query.exec(text)?.[0].length ?? text.length;
}

/** Whether a logical line ends within its query, so that the next goes on with it. */
export function isWithinSql(text: string): boolean {
  return /^[a-z][^"]*\s=\s+sql\s+"[^"]*(?:""[^"]*)*$/.test(text);
}
