import type {Lang} from "../../lib/language.js";
import type {KnownRelation} from "../../notebook/complete-sql.js";
import type {LedgerSchema} from "../../query/ledger-schema.js";

/** Tables and views of the ledger, as an editor names them. */
export function ledgerRelations(relations: LedgerSchema["relations"], lang: Lang): KnownRelation[] {
  return relations.map(({name, about, columns}) => ({name, about: about[lang], columns, isCell: false}));
}
