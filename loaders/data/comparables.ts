import {boundCompany} from "../../src/companies/bound-company.js";
import {comparables, type ComparablesData} from "../../src/companies/comparables.js";
import {discountSplits} from "../../src/companies/discount-split.js";
import {earnedStep} from "../../src/companies/earned-step.js";
import {multipleHistory} from "../../src/companies/multiple-history.js";
import {discounts, earningsMultiples, noteVerdicts, reratable} from "../../src/companies/multiples.js";
import {fields, text} from "../../src/lib/decode.js";
import {asKnownOn} from "../as-known-on.js";
import {pricesSince} from "../publish/publication.js";
import {queryWarehouse} from "../warehouse/query.js";
import {loadHeldCompanies} from "./companies.js";
import {companyDocuments} from "./company-documents.js";
import {displayedCompanies} from "./names.js";
import {shaped, struct} from "./rows.js";

const COMPANIES = "SELECT entity, {'en': name, 'zh': name_zh} AS name FROM company ORDER BY entity";
const COMPANY = fields({entity: text, name: struct}, {});

/** Multiples, discounts and measures of the companies beside their American peers, with every figure behind them. */
export async function loadComparables(): Promise<ComparablesData> {
  const data = await loadHeldCompanies();
  const [rows] = await queryWarehouse("full", COMPANIES);
  const [[note]] = await queryWarehouse("full", "SELECT citation FROM source WHERE source = 'founding-note-2026-02'");
  const multiples = earningsMultiples(data);
  const documents = companyDocuments();
  const {company: reRating} = boundCompany(documents.templates["re-rating"] ?? "", documents.shared, data);
  const compared = comparables(data);
  const gaps = discounts(multiples);
  return {
    knownOn: asKnownOn(),
    noteCitation: String(note?.["citation"]),
    names: Object.fromEntries(
      displayedCompanies(shaped(rows, COMPANY, "company")).map(({entity, name}) => [entity, name])
    ),
    ...multiples,
    discounts: gaps,
    reratable: reratable(multiples, gaps, pricesSince()),
    splits: discountSplits(data, compared, gaps),
    history: multipleHistory(data, compared),
    verdicts: noteVerdicts(data),
    step: reRating && earnedStep(reRating),
    comparables: compared
  };
}
