/** A text as it stands in markup, within elements and attributes alike. */
export function escapedMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
