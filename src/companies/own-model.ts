import {OWN_MODEL, type OwnModel} from "../workspace/state.js";
import {boundCompany, type BoundCompany} from "./bound-company.js";
import type {CompanyText} from "./models.js";

/** A reader's document bound to the record, under a key and a title that say whose it is. */
export function ownCompany({key, text}: OwnModel, {documents, data}: CompanyText): BoundCompany {
  const {company, problems} = boundCompany(text, documents.shared, data);
  if (!company) return {company, problems};
  const {en, zh} = company.title;
  return {company: {...company, entity: key, title: {en: `${en} (yours)`, zh: `${zh}（您的模型）`}}, problems};
}

/** A key for another model of the reader's own, by what it is called. */
export function ownKey(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const base = `${OWN_MODEL}${plain || "model"}`;
  // Of one key more than are taken, one is free.
  const [free = base] = [base, ...taken.map((_, i) => `${base}-${i + 2}`)].filter((key) => !taken.includes(key));
  return free;
}
