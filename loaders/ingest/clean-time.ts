import {quotedText} from "../../src/query/quoted.js";

/** A value: its SQL, and the condition under which that SQL reads it rightly. */
export interface Clean {
  readonly value: string;
  readonly isClean: string;
}

/** What a time says of its zone, by number. */
export const ZONE = {stated: 1, absent: 2, date: 3} as const;

/** How a time is written, by number: ISO 8601 with seconds, in UTC or without a zone, or with an offset; a day; seconds or milliseconds since 1970. */
const FORM = {clock: 1, day: 2, number: 3, offset: 4} as const;

interface CleanTime extends Clean {
  /** SQL of its form, and of what it says of its zone. */
  readonly form: string;
  readonly zone: string;
}

/** A time as programs write it. Any other is odd. */
export function timeOf(text: string): CleanTime {
  const clockPattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?";
  const forms = [
    [`${clockPattern}Z?`, FORM.clock],
    [`${clockPattern}[+-][0-9]{2}(:?[0-9]{2})?`, FORM.offset],
    ["[0-9]{4}-[0-9]{2}-[0-9]{2}", FORM.day],
    ["[0-9]{10}([.][0-9]+)?|[0-9]{13}", FORM.number]
  ] as const;
  const offset = (part: string) =>
    `regexp_extract(${text}, '([+-])([0-9]{2}):?([0-9]{2})?$', ['sign', 'hours', 'minutes']).${part}`;
  const minutesEast = `CASE WHEN ${offset("sign")} = '-' THEN -1 ELSE 1 END * (CAST(${offset("hours")} AS INTEGER) * 60 + coalesce(TRY_CAST(${offset("minutes")} AS INTEGER), 0))`;
  const clock = `TRY_CAST(left(${text}, 19) AS TIMESTAMP)`;
  return {
    form: `CASE ${forms.map(([pattern, form]) => `WHEN regexp_full_match(${text}, '${pattern}') THEN ${form}`).join(" ")} END`,
    value: `CASE time_form WHEN ${FORM.clock} THEN ${clock}
    WHEN ${FORM.offset} THEN ${clock} - to_minutes(${minutesEast})
    WHEN ${FORM.day} THEN TRY_CAST(${text} AS TIMESTAMP)
    WHEN ${FORM.number} THEN make_timestamp(CAST(left(${text}, 10) AS BIGINT) * 1000000) END`,
    zone: `CASE WHEN time_form = ${FORM.day} THEN ${ZONE.date} WHEN time_form = ${FORM.clock} AND NOT suffix(${text}, 'Z') THEN ${ZONE.absent} ELSE ${ZONE.stated} END`,
    isClean: `instant_read ${TIMES}`
  };
}

/** Times that a log may hold, as the import has it. */
const TIMES = ">= TIMESTAMP '2015-01-01' AND instant_read < TIMESTAMP '2101-01-01'";

/** The one time of all rows of a file. */
export function givenTime(day: string): CleanTime {
  return {form: "0", value: `TIMESTAMP ${quotedText(day)}`, zone: "0", isClean: "true"};
}
