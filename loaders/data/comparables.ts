import {comparables, type ComparablesData} from "../../src/companies/comparables.js";
import {companyModels} from "../../src/companies/models.js";
import {discounts, earningsMultiples, noteVerdicts} from "../../src/companies/multiples.js";
import {companyName} from "../../src/words/names.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {loadHeldCompanies} from "./companies.js";
import {companyDocuments} from "./company-documents.js";

/** Multiples, discounts and measures of the companies beside their American peers, with every figure behind them. */
export async function loadComparables(): Promise<ComparablesData> {
  const data = await loadHeldCompanies();
  const [rows] = await queryWarehouse("full", "SELECT entity, name, name_zh FROM company ORDER BY entity");
  const [[note]] = await queryWarehouse("full", "SELECT citation FROM source WHERE source = 'founding-note-2026-02'");
  const multiples = earningsMultiples(data);
  const models = multiples.multiples.length > 0 ? companyModels(companyDocuments(), data).companies : [];
  return {
    knownOn: asKnownOn(),
    noteCitation: String(note?.["citation"]),
    names: Object.fromEntries(
      rows.map(({entity, name, name_zh: zh}) => {
        const model = models.find((m) => m.entity === entity);
        return [
          String(entity),
          companyName(String(entity), model?.title ?? {en: String(name), zh: String(zh ?? name)})
        ];
      })
    ),
    ...multiples,
    discounts: discounts(multiples),
    verdicts: noteVerdicts(data),
    comparables: comparables(data)
  };
}
