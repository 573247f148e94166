import {didYouMean} from "../../src/model/nearest.js";
import {COMPANY_DOCUMENTS} from "../../src/companies/models.js";
import type {Lang} from "../../src/lib/language.js";
import type {Claims} from "../../src/query/claims/claims.js";
import type {LedgerSchema} from "../../src/query/ledger-schema.js";

/** What can be asked: every table and view by name, or the columns of those that are named; models and claims. */
export function ledgerDescription(
  schema: LedgerSchema,
  claims: Pick<Claims, "claims">,
  {tables, lang}: {readonly tables: readonly string[]; readonly lang: Lang}
) {
  const names = schema.relations.map(({name}) => name);
  const unknown = tables.find((table) => !names.includes(table));
  if (unknown !== undefined) {
    const isCited = schema.cited.some(({name}) => name === unknown);
    throw new Error(
      isCited
        ? `${unknown}: its rows may be cited one by one but not passed on, so no query reads it; claims and models do`
        : `${unknown}: no table or view of the ledger${didYouMean(unknown, names) || "."} Without tables, this lists all of them.`
    );
  }
  if (tables.length > 0)
    return {
      relations: schema.relations
        .filter(({name}) => tables.includes(name))
        .map(({columns, about, ...relation}) => ({
          ...relation,
          about: about[lang],
          columns: columns.map((column) => ({...column, about: column.about?.[lang] ?? null}))
        }))
    };
  return {
    relations: schema.relations.map(({name, kind, about}) => ({name, kind, about: about[lang]})),
    models: COMPANY_DOCUMENTS,
    claims: claims.claims.map(({claim, statement}) => ({claim, statement: statement[lang]}))
  };
}
