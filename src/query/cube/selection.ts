import type {IsoDate} from "../../lib/dates.js";

/** Which members of a dimension pass: those named, or all but those named. */
export interface MemberFilter {
  readonly keys: readonly string[];
  readonly isExcluded: boolean;
}

/** A cut of usage: what is absent lets everything pass. */
export interface Selection {
  /** First and last period by their first days, both included; empty is open. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly filters: Readonly<Record<string, MemberFilter>>;
}

export const EVERYTHING: Selection = {from: "", to: "", filters: {}};

/** What a view asks for: sums by up to two axes, under every filter but those of `own`. `time` names the periods. */
export interface GridQuery {
  readonly by: readonly string[];
  readonly sum: string;
  /** Dimensions whose filters the view leaves out, its own marks being what sets them. */
  readonly own?: readonly string[];
  /** Leaves out the aggregate of unnamed models, `other`. */
  readonly isNamed?: boolean;
}

/** Sums in row-major order over the axes of the query: one number by member, or by pair of members. */
export interface SumGrid {
  readonly lengths: readonly number[];
  readonly values: Float64Array;
}

export const TIME = "time";

export function passesRange({from, to}: Pick<Selection, "from" | "to">, period: IsoDate): boolean {
  return (!from || period >= from) && (!to || period <= to);
}

export function passesFilter(filter: MemberFilter | undefined, key: string): boolean {
  return !filter?.keys.length || filter.keys.includes(key) !== filter.isExcluded;
}

/** The selection with one dimension's filter replaced; null removes it. */
export function withFilter(selection: Selection, dimension: string, filter: MemberFilter | null): Selection {
  const {[dimension]: _, ...others} = selection.filters;
  return {...selection, filters: filter?.keys.length ? {...others, [dimension]: filter} : others};
}

/** Adds or removes one member: a filter of the other kind is replaced. */
export function toggleMember(selection: Selection, dimension: string, key: string, isExcluded: boolean): Selection {
  const filter = selection.filters[dimension];
  const keys = filter?.isExcluded === isExcluded ? filter.keys : [];
  const toggled = keys.includes(key) ? keys.filter((k) => k !== key) : [...keys, key];
  return withFilter(selection, dimension, {keys: toggled, isExcluded});
}
