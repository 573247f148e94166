import type {IsoDate} from "../lib/dates.js";
import {alertsBetween, readRules, type Alert, type WatchState} from "./watch.js";

/** What the desk loads of the past: oldest first, the present last. */
export interface WatchData {
  readonly knownOn: IsoDate | null;
  readonly states: readonly WatchState[];
}

/** What the house wants to hear of, one line each; these go into the feeds. */
export const HOUSE_RULES = `share of CN below 50%
share of US above 50%
share of z-ai moves 3 points
share of minimax moves 3 points
share of qwen moves 3 points
share of tencent moves 3 points
share of deepseek moves 3 points
value of 2513.HK moves 5%
value of 0100.HK moves 5%
value of BABA above price
value of 0700.HK below price
value of GDS above price
restated`;

/** Alerts of rules from each state to the next, newest first. */
export function alertsOf(text: string, states: readonly WatchState[]): Alert[] {
  const rules = readRules(text);
  return states
    .flatMap((now, i) => {
      const was = states[i - 1];
      return was ? alertsBetween(rules, was, now) : [];
    })
    .reverse();
}
