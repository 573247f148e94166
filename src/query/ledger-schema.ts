import type {Text} from "../lib/language.js";

/** Tables and views of the shipped ledger, as the SQL page shows them; built by `src/data/schema.json.ts`. */
export interface LedgerSchema {
  readonly relations: readonly {
    readonly name: string;
    readonly kind: "table" | "view";
    readonly about: Text;
    readonly columns: readonly {readonly name: string; readonly type: string; readonly about: Text | null}[];
  }[];
  /** Tables that may be cited but are not in the file. */
  readonly cited: readonly {readonly name: string; readonly about: Text}[];
}
