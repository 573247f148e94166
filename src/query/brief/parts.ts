import {dayText, fields, list, number, oneOf, orNull, text, type Decoder} from "../../lib/decode.js";
import {EXPOSURE_KINDS} from "../exposure.js";
import {
  MODEL_KINDS,
  PRICE_KINDS,
  type Brief,
  type ExposureMove,
  type FirstCatalogue,
  type ModelMove,
  type PriceMove,
  type RestatedValue,
  type ShareMove,
  type Side,
  type SideLabWeek,
  type TaskMove
} from "./brief.js";

const [dayOrNull, numberOrNull, textOrNull] = [orNull(dayText), orNull(number), orNull(text)];

const side: Decoder<Side> = fields(
  {
    side: oneOf("was", "now"),
    day: dayText,
    known_on: dayOrNull,
    week_start: dayOrNull,
    tokens: numberOrNull,
    citation: textOrNull,
    as_of: dayOrNull
  },
  {}
);

const share: Decoder<ShareMove> = fields(
  {
    dimension: oneOf("origin", "lab", "ticker"),
    key: text,
    name: text,
    name_zh: text,
    was_tokens: number,
    now_tokens: number,
    was_share: number,
    now_share: number,
    change: number
  },
  {}
);

const price: Decoder<PriceMove> = fields(
  {
    kind: oneOf(...PRICE_KINDS),
    listing: text,
    name: text,
    was_input: numberOrNull,
    now_input: numberOrNull,
    was_output: numberOrNull,
    now_output: numberOrNull,
    was_cached: numberOrNull,
    now_cached: numberOrNull,
    was_on: dayText,
    now_on: dayText,
    citation: text
  },
  {}
);

const catalogue: Decoder<FirstCatalogue> = fields(
  {
    kind: oneOf("prices", "tasks"),
    source: text,
    title: text,
    title_zh: text,
    items: number,
    first_on: dayText,
    citation: text
  },
  {}
);

const model: Decoder<ModelMove> = fields(
  {
    kind: oneOf(...MODEL_KINDS),
    model: text,
    name: text,
    lab_name: text,
    lab_name_zh: text,
    released_on: dayOrNull,
    was_tokens: numberOrNull,
    now_tokens: numberOrNull
  },
  {}
);

const task: Decoder<TaskMove> = fields(
  {
    level: oneOf("macro", "task"),
    use_case: text,
    name: text,
    was_share: numberOrNull,
    now_share: numberOrNull,
    change: number,
    was_on: dayText,
    now_on: dayText,
    citation: text
  },
  {}
);

const restated: Decoder<RestatedValue> = fields(
  {
    grain: oneOf("day", "week"),
    period_start: dayText,
    model: text,
    name: text,
    was_tokens: number,
    now_tokens: numberOrNull,
    change_share: number,
    restated_on: dayText,
    citation: text
  },
  {}
);

const exposure: Decoder<ExposureMove> = fields(
  {
    date: dayText,
    change: oneOf("began", "ended"),
    entity: text,
    entity_name: text,
    entity_name_zh: text,
    lab_name: text,
    lab_name_zh: text,
    kind: oneOf(...EXPOSURE_KINDS),
    weight: numberOrNull,
    citation: text
  },
  {}
);

const labWeek: Decoder<SideLabWeek> = fields(
  {
    side: oneOf("was", "now"),
    lab: text,
    week_start: dayText,
    tokens: number,
    free_tokens: number,
    priced_tokens: number,
    usd_if_all_input: number,
    usd_if_all_output: number,
    usd_if_all_cached: number
  },
  {}
);

/** The rows of each part of a brief, the two sides apart. Each throws a ShapeError by place where a row is not as stated. */
export const PART_ROWS = {
  sides: list(side),
  shares: list(share),
  prices: list(price),
  catalogues: list(catalogue),
  models: list(model),
  tasks: list(task),
  restated: list(restated),
  exposures: list(exposure),
  labWeeks: list(labWeek)
} satisfies {readonly [K in Exclude<keyof Brief, "from" | "to" | "was" | "now">]: Decoder<Brief[K]>} & {
  readonly sides: Decoder<Side[]>;
};
