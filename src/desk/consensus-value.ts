import type {CompanyModel} from "../companies/company.js";
import {coverageOf} from "../coverage/value.js";
import {evaluate} from "../model/calculate/evaluate.js";
import {compiled} from "../model/compile.js";
import type {ConsensusValue} from "./desk-data.js";
import {valueAtConsensus, type ComparedTarget} from "./estimates.js";

/** A company's value by its model and with what others expect in its lines, against the price. */
export function consensusValue(company: CompanyModel, compared: readonly ComparedTarget[]): ConsensusValue {
  const {entity, title} = company;
  const {currency, unit, price, base} = coverageOf(company, evaluate(compiled(company.sheet)));
  const own = compared.filter((c) => c.entity === entity);
  return {
    entity,
    title,
    currency,
    unit,
    base,
    price,
    atConsensus: own.length > 0 ? valueAtConsensus(company, own) : null
  };
}
