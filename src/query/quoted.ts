/** The name of a table, column or file of a database as SQL writes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of texts as SQL writes them, between commas. */
export function quotedTexts(texts: readonly string[]): string {
  return texts.map(quotedText).join(", ");
}
