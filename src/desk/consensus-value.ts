import type {CompanyModel} from "../companies/company.js";
import {coverageOf} from "../coverage/value.js";
import {evaluate} from "../model/calculate/evaluate.js";
import {compiled} from "../model/compile.js";
import type {ConsensusValue} from "./desk-data.js";
import type {LoggedForecast} from "./forecast-log.js";
import {valueAt, type ComparedTarget} from "./estimates.js";

/** A company's value by its model, with what others expect of late in its lines and with what the reader logged, against the price. */
export function consensusValue(
  company: CompanyModel,
  compared: readonly ComparedTarget[],
  log: readonly LoggedForecast[] = []
): ConsensusValue {
  const {entity, title} = company;
  const {currency, unit, price, base} = coverageOf(company, evaluate(compiled(company.sheet)));
  const expected = compared.filter((c) => c.entity === entity && c.isCurrent);
  // A later entry of the same line and period stands.
  const logged = new Map(log.filter((f) => f.entity === entity).map((f) => [`${f.line}@${f.period}`, f]));
  return {
    entity,
    title,
    currency,
    unit,
    base,
    price,
    atConsensus:
      expected.length > 0
        ? valueAt(
            company,
            expected.map(({line, period, consensus: value}) => ({line, period, value}))
          )
        : null,
    atLogged: logged.size > 0 ? valueAt(company, [...logged.values()]) : null
  };
}
