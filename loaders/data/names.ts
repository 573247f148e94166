import type {Text} from "../../src/lib/language.js";
import {companyName, labName} from "../../src/words/names.js";

/** Rows of labs under the name readers know each by; the ledger and its downloads keep the registry's. */
export function displayedLabs<T extends {readonly lab: string; readonly name: Text}>(rows: readonly T[]): T[] {
  return rows.map((row) => ({...row, name: labName(row.lab, row.name)}));
}

/** Rows of companies under the name readers know each by. */
export function displayedCompanies<T extends {readonly entity: string; readonly name: Text}>(rows: readonly T[]): T[] {
  return rows.map((row) => ({...row, name: companyName(row.entity, row.name)}));
}

/** A text that begins with a company's legal name, with the name readers know it by in its place. */
export function withDisplayName(
  text: Text,
  companies: readonly {readonly entity: string; readonly name: Text}[]
): Text {
  const found = companies.find(({name}) => text.en.startsWith(name.en) && text.zh.startsWith(name.zh));
  if (!found) return text;
  const shown = companyName(found.entity, found.name);
  return {en: shown.en + text.en.slice(found.name.en.length), zh: shown.zh + text.zh.slice(found.name.zh.length)};
}
