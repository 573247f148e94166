import {didYouMean} from "../model/nearest.js";
import {warningIn} from "../model/problem.js";
import type {DocumentHeader} from "../model/text/header-of.js";
import type {PlacedStatement} from "../model/text/include.js";
import type {FactName, LineStatement} from "../model/text/node.js";
import type {TextProblem} from "../model/text/place.js";
import type {CompanyData} from "./facts.js";
import type {CompanyReader} from "./reader.js";

/** What a document asks of the record that it has nothing of, with the nearest it has: as good as mistyped. */
export function unknownFigures(
  statements: readonly PlacedStatement[],
  {company}: DocumentHeader,
  reader: CompanyReader,
  data: CompanyData
): TextProblem[] {
  const labs = labsOf(data);
  const told = new Set<string>();
  return statements.flatMap(({statement, document}) => {
    if (statement.type !== "line") return [];
    const messages = messagesOf(statement, company, reader, labs).filter((message) => !told.has(message));
    for (const message of messages) told.add(message);
    return messages.map((message) => ({
      ...warningIn(statement.name, "unknown_name", `${statement.name}: ${message}`),
      place: statement.definitionPlace,
      document
    }));
  });
}

function labsOf({weeks, owned}: CompanyData): string[] {
  const labs = new Set<string>();
  for (const {lab} of weeks) labs.add(lab);
  for (const {lab} of owned) labs.add(lab);
  return [...labs].sort();
}

function messagesOf(
  {definition}: LineStatement,
  company: string,
  reader: CompanyReader,
  labs: readonly string[]
): readonly string[] {
  if (definition.type === "usage")
    return definition.labs
      .filter((lab) => !labs.includes(lab))
      .map((lab) => `no usage of ${lab} on record; expected ${labs.join(", ") || "none"}${didYouMean(lab, labs)}`);
  if (definition.type === "market") return unknownPart(definition.fact, company, reader);
  return definition.type === "fact" && !definition.otherwise ? unknownPart(definition.fact, company, reader) : [];
}

/** The first part of a figure's name that the record does not know. */
function unknownPart({metric, basis, entity}: FactName, company: string, reader: CompanyReader): readonly string[] {
  const of = entity ?? company;
  const known = reader.known(of);
  if (known.some((fact) => fact.metric === metric && fact.basis === basis)) return [];
  const metrics = [...new Set(known.map((fact) => fact.metric))];
  const bases = [...new Set(known.filter((fact) => fact.metric === metric).map((fact) => fact.basis))];
  if (known.length === 0) {
    const entities = [...new Set(reader.known().map((fact) => fact.entity))];
    return [
      `nothing of ${of || "a company"} on record${of === "" ? "; expected company and its key above" : didYouMean(of, entities)}`
    ];
  }
  if (bases.length === 0) return [`no ${metric} of ${of} on record${didYouMean(metric, metrics)}`];
  return [`no ${metric} of ${of} on the basis ${basis}; expected ${bases.join(", ")}`];
}
