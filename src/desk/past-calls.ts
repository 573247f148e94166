import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";

/** A price of a day, as a document has it. */
export interface DatedPrice {
  readonly date: IsoDate;
  readonly value: number;
}

/** What a model came to with what was known on a day. */
export interface PastValue {
  readonly day: IsoDate;
  /** Per share; null where the record of the day lacked a figure that the model asks for. */
  readonly value: number | null;
  /** Title of the first line whose figure was lacking. */
  readonly lacking: Text | null;
  /** The last price known on the day; null where none was. */
  readonly price: DatedPrice | null;
}

/** A past value with the call it would have made, and what the price did since. */
export interface PastCall extends PastValue {
  readonly call: "above the price" | "below the price" | null;
  /** From the price known then to the last on record, as a fraction; null where no later one is on record. */
  readonly since: number | null;
  readonly wasRight: boolean | null;
}

/** The call of each day, judged by the last price on record. */
export function pastCalls(values: readonly PastValue[], last: DatedPrice | null): PastCall[] {
  return values.map((past) => {
    const {value, price} = past;
    const call =
      value === null || price === null || value === price.value
        ? null
        : value > price.value
          ? "above the price"
          : "below the price";
    const since = price === null || last === null || last.date <= price.date ? null : last.value / price.value - 1;
    return {
      ...past,
      call,
      since,
      wasRight: call === null || since === null ? null : (call === "above the price") === since > 0
    };
  });
}
