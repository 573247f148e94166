import type {IsoDate} from "../lib/dates.js";
import type {ReplayedAlert} from "./watch-replay.js";
import {alertsBetween, readRules, type Alert, type WatchState} from "./watch.js";

/** The rules of the house over a quarter that was lived through, Monday by Monday. */
export interface WatchReplay {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly alerts: readonly ReplayedAlert[];
}

/** What the desk loads of the past: oldest first, the present last. */
export interface WatchData {
  readonly knownOn: IsoDate | null;
  readonly states: readonly WatchState[];
  /** Null where the books hold no usage. */
  readonly replay: WatchReplay | null;
}

/** What the house wants to hear of, one line each; these go into the feeds. */
export const HOUSE_RULES = `share of CN below 50%
share of US above 50%
share of z-ai moves 3 points
share of minimax moves 3 points
share of qwen moves 3 points
share of tencent moves 3 points
share of deepseek moves 3 points
price of z-ai/glm-5.2-20260616 moves 10%
price of deepseek/deepseek-v4-flash-20260423 moves 10%
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
