import type {PlacedStatement} from "./include.js";
import type {LineStatement, Setting, Statement, WrittenSeries} from "./node.js";
import {problemAt, type TextPlace, type TextProblem} from "./place.js";

/** Something a document says under a name, which it may say once. */
interface Said {
  readonly what: string;
  readonly place: TextPlace;
}

/** What a document says twice where only one of both can hold: cases and methods, what stands instead, periods, settings. */
export function duplicateProblems(statements: readonly PlacedStatement[]): TextProblem[] {
  const named = statements.flatMap(({statement, document}) => {
    const said = nameOf(statement);
    return said === null ? [] : [{...said, document}];
  });
  const within = statements.flatMap(({statement, document}) => {
    const told = saidWithin(statement).flatMap((each) => twice(each));
    return told.map((problem) => ({...problem, document}));
  });
  return [...twice(named), ...within];
}

/** Problems of all that is said again, each at its own place with that of the first. */
function twice(all: readonly (Said & {readonly document?: string})[]): TextProblem[] {
  const first = new Map<string, (typeof all)[number]>();
  return all.flatMap((said) => {
    const before = first.get(said.what);
    if (!before) first.set(said.what, said);
    if (!before) return [];
    const {document = ""} = said;
    const where = `${before.document ? `${before.document}, ` : ""}line ${before.place.line}`;
    const message = `${said.what} stands twice, first on ${where}; expected one of both`;
    return [{...problemAt(said.place, message, "duplicate_name"), document}];
  });
}

function nameOf(s: Statement): Said | null {
  const {place} = s;
  switch (s.type) {
    case "case":
    case "method":
      return {what: `${s.type} ${s.key}`, place};
    case "no case":
      return {what: `case ${s.key}`, place};
    case "field":
      return {what: s.name, place};
    case "title":
    case "periods":
    case "reverse":
      return {what: s.type, place};
    default:
      return null;
  }
}

function saidWithin(s: Statement): (readonly Said[])[] {
  if (s.type === "case")
    return [
      settings(
        s.settings.map(({setting}) => setting),
        `case ${s.key}`,
        s.place
      )
    ];
  if (s.type === "method")
    return (["low", "high"] as const).map((end) => settings(s[end], `${end} of method ${s.key}`, s.place));
  return s.type === "line" ? ofLine(s) : [];
}

function settings(all: readonly Setting[], within: string, place: TextPlace): Said[] {
  return all.map(({cell: {line, period}, quantity}) => ({
    what: `${period === null ? line : `${line}@${period}`} in ${within}`,
    place: quantity.place ?? place
  }));
}

function ofLine(line: LineStatement): (readonly Said[])[] {
  const {name, definition, actual, overrides, definitionPlace: place} = line;
  const series = "series" in definition ? definition.series : null;
  const instead = overrides.map((each) => ({
    what: `override ${each.period === null ? "" : `${each.period} `}of ${name}`,
    place: each.place ?? place
  }));
  return [instead, ...(series ? [labels(series, name, place)] : []), ...(actual ? [labels(actual, name, place)] : [])];
}

function labels({items}: WrittenSeries, name: string, place: TextPlace): Said[] {
  return items.flatMap(({label, quantity}) =>
    label === null ? [] : [{what: `${label} of ${name}`, place: quantity.place ?? place}]
  );
}
