import {quotedText} from "../../src/query/quoted.js";

/** A value: its SQL, and the condition under which that SQL reads it rightly. */
export interface Clean {
  readonly value: string;
  readonly isClean: string;
}

/** What a time says of its zone, by number. */
export const ZONE = {stated: 1, absent: 2, date: 3} as const;

/** How a time is written, by number: ISO 8601 with seconds, a day, seconds or milliseconds since 1970. */
const FORM = {clock: 1, day: 2, number: 3} as const;

interface CleanTime extends Clean {
  /** SQL of its form, and of what it says of its zone. */
  readonly form: string;
  readonly zone: string;
}

/** A time as programs write it. Any other is odd. */
export function timeOf(text: string): CleanTime {
  const forms = [
    [
      "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?",
      FORM.clock
    ],
    ["[0-9]{4}-[0-9]{2}-[0-9]{2}", FORM.day],
    ["[0-9]{10}([.][0-9]+)?|[0-9]{13}", FORM.number]
  ] as const;
  const hasOffset = `right(${text}, 1) <> 'Z' AND regexp_matches(substr(${text}, 20), '[+-]')`;
  const offset = (part: string) =>
    `regexp_extract(${text}, '([+-])([0-9]{2}):?([0-9]{2})?$', ['sign', 'hours', 'minutes']).${part}`;
  const minutesEast = `CASE WHEN ${offset("sign")} = '-' THEN -1 ELSE 1 END * (CAST(${offset("hours")} AS INTEGER) * 60 + coalesce(TRY_CAST(${offset("minutes")} AS INTEGER), 0))`;
  const clock = `TRY_CAST(left(${text}, 19) AS TIMESTAMP)`;
  return {
    form: `CASE ${forms.map(([pattern, form]) => `WHEN regexp_full_match(${text}, '${pattern}') THEN ${form}`).join(" ")} END`,
    value: `CASE time_form WHEN ${FORM.clock} THEN CASE WHEN ${hasOffset} THEN ${clock} - to_minutes(${minutesEast}) ELSE ${clock} END
    WHEN ${FORM.day} THEN TRY_CAST(${text} AS TIMESTAMP)
    WHEN ${FORM.number} THEN make_timestamp(CAST(left(${text}, 10) AS BIGINT) * 1000000) END`,
    zone: `CASE WHEN time_form = ${FORM.day} THEN ${ZONE.date} WHEN time_form = ${FORM.clock} AND right(${text}, 1) <> 'Z' AND NOT (${hasOffset}) THEN ${ZONE.absent} ELSE ${ZONE.stated} END`,
    isClean: `instant_read ${TIMES}`
  };
}

/** Times that a log may hold, as the import has it. */
const TIMES = ">= TIMESTAMP '2015-01-01' AND instant_read < TIMESTAMP '2101-01-01'";

/** The one time of all rows of a file. */
export function givenTime(day: string): CleanTime {
  return {form: "0", value: `TIMESTAMP ${quotedText(day)}`, zone: "0", isClean: "true"};
}
