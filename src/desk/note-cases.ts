import {
  isSeen,
  lastTrigger,
  type IndicatorReading,
  type LastEvent,
  type ReportedSeries
} from "../companies/case-signs.js";
import {NOTE_CASES, type CompanyModel} from "../companies/company.js";
import type {TriggerKind} from "../model/text/node.js";
import {coverageValue, readyCompany} from "../coverage/value.js";
import type {Text} from "../lib/language.js";

export {isSeen, type IndicatorReading, type LastEvent, type ReportedSeries, type TriggerKind};

/** One of the note’s catalysts or risks as a case of one company, or why it is none there. */
export interface NoteCase {
  readonly kind: keyof typeof NOTE_CASES;
  readonly key: string;
  readonly title: Text;
  readonly entity: string;
  readonly currency: string;
  readonly unit: string;
  readonly base: number | null;
  /** Value per share in the case; null where there is none. */
  readonly value: number | null;
  /** Why the company has no such case. */
  readonly whyNot: Text | null;
  /** What it begins with, with the last such event on record; or why nothing dates it. */
  readonly trigger: {readonly kind: TriggerKind; readonly last: LastEvent | null} | {readonly whyNot: Text} | null;
  /** How what would show it reads, or why nothing on record would. */
  readonly indicator: {readonly said: IndicatorReading} | {readonly whyNot: Text} | null;
}

/** Every catalyst and risk of the note, company by company. */
export function noteCases(companies: readonly CompanyModel[], events: readonly LastEvent[]): NoteCase[] {
  const valued = companies.map((company) => ({company, coverage: coverageValue(readyCompany(company))}));
  const titles = new Map(companies.flatMap(({cases}) => cases.map(({key, title}) => [key, title] as const)));
  return Object.entries(NOTE_CASES).flatMap(([kind, keys]) =>
    keys.flatMap((key) =>
      valued.flatMap(({company, coverage}): NoteCase[] => {
        const {entity} = company;
        const own = company.cases.find((c) => c.key === key);
        const absent = company.absentCases.find((c) => c.key === key);
        const title = titles.get(key);
        if ((!own && !absent) || !title) return [];
        const trigger = own?.signs?.trigger ?? null;
        return [
          {
            kind: kind as keyof typeof NOTE_CASES,
            key,
            title,
            entity,
            currency: coverage.currency,
            unit: coverage.unit,
            base: coverage.base,
            value: coverage.cases.find((c) => c.key === key)?.value ?? null,
            whyNot: absent?.reason ?? null,
            trigger:
              trigger && "said" in trigger
                ? {kind: trigger.said.kind, last: lastTrigger(trigger.said, entity, events)}
                : trigger,
            indicator: own?.signs?.indicator ?? null
          }
        ];
      })
    )
  );
}
