/** Tables that no page carries: prices of vendors stay in the house; statements and events are those of a note that is cited, never reproduced. */
export const WITHHELD: readonly string[] = ["market", "claim", "event"];
