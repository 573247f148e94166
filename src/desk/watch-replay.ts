import type {IsoDate} from "../lib/dates.js";
import {alertsOf} from "./watch-data.js";
import type {Alert, WatchRule, WatchState} from "./watch.js";

/** The same Mondays twice, oldest first: as the books knew them then, and as the record has them since. */
export interface ReplayedWeeks {
  readonly known: readonly WatchState[];
  readonly since: readonly WatchState[];
}

/** What became of an alert: told on the Monday it was due, on a later one, never, or without being due. */
export type ReplayOutcome = "on the Monday" | "late" | "missed" | "false";

/** An alert of a replay: when the record since has it due, and when it was told. */
export interface ReplayedAlert {
  readonly text: string;
  readonly rule: WatchRule;
  readonly due: IsoDate | null;
  readonly told: IsoDate | null;
  readonly was: Alert["was"];
  readonly now: Alert["now"];
  readonly outcome: ReplayOutcome;
}

/** Rules whose series the record may correct later; a value and a verdict are of what was known, whatever came after. */
const isJudged = ({rule}: Alert): boolean => rule.kind !== "value" && rule.kind !== "claim";

/**
 * Alerts of rules over weeks that were lived through, by day: each that the record since has due is held against the first one
 * told from that Monday on, before the rule was due again; what was told besides was not due.
 */
export function replayedAlerts(text: string, {known, since}: ReplayedWeeks): ReplayedAlert[] {
  const [due, told] = [alertsOf(text, since), alertsOf(text, known)].map((alerts) =>
    alerts.filter(isJudged).toReversed()
  ) as [Alert[], Alert[]];
  const taken = new Set<Alert>();
  const wanted = due.map((alert): ReplayedAlert => {
    const isSame = (other: Alert) => other.text === alert.text && !taken.has(other);
    const again = due.find((other) => other.text === alert.text && other.day > alert.day)?.day ?? null;
    const found = told.find(
      (other) => isSame(other) && other.day >= alert.day && (again === null || other.day < again)
    );
    if (found) taken.add(found);
    const outcome = !found ? "missed" : found.day === alert.day ? "on the Monday" : "late";
    return {...shared(alert), due: alert.day, told: found?.day ?? null, outcome};
  });
  const beside = told
    .filter((alert) => !taken.has(alert))
    .map((alert): ReplayedAlert => ({...shared(alert), due: null, told: alert.day, outcome: "false"}));
  const dayOf = (alert: ReplayedAlert) => alert.due ?? alert.told ?? "";
  return [...wanted, ...beside].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function shared({text, rule, was, now}: Alert): Pick<ReplayedAlert, "text" | "rule" | "was" | "now"> {
  return {text, rule, was, now};
}
