import type {Ignored} from "./address.js";
import type {IsoDate} from "./dates.js";
import {readKept} from "./storage.js";

/** What a reader may set of how numbers and colours are shown, by keys of the query of an address, so that a link carries it. */
export const SETTINGS = {
  /** Words of large numbers: trillion, billion, million, or 万亿, 亿, 万. */
  units: ["thousands", "myriads"],
  /** The currency that amounts are shown in. */
  money: ["HKD", "CNY", "USD"],
  /** The colour of what rose. */
  gains: ["green", "red"]
} as const;

type Key = keyof typeof SETTINGS;

/** How a reader has numbers and colours shown; null as the site shows them. */
export type ReaderSettings = {readonly [K in Key]: (typeof SETTINGS)[K][number] | null};

/** An exchange rate on record. */
export interface Rate {
  readonly currency: string;
  /** So many of the currency are one US dollar. */
  readonly perUsd: number;
  readonly on: IsoDate;
  readonly source: string;
}

/** What numbers are printed by: settings, and the rates that the page brings. */
export interface PageReader {
  readonly settings: ReaderSettings;
  readonly rates: readonly Rate[];
}

/** Where this browser keeps what a reader has set. */
export const KEPT_SETTINGS = "reader-settings";
/** The name of the element of a page’s head that holds the rates. */
export const RATES_META = "rates";

const KEYS = Object.keys(SETTINGS) as Key[];
const isAmong = <K extends Key>(key: K, value: string | null): value is (typeof SETTINGS)[K][number] =>
  (SETTINGS[key] as readonly (string | null)[]).includes(value);

/** What a query sets, and what of it means nothing. */
export function settingsIn(query: string): {settings: ReaderSettings; ignored: readonly Ignored[]} {
  const asked = new URLSearchParams(query);
  const stated = <K extends Key>(key: K) => {
    const value = asked.get(key);
    return isAmong(key, value) ? value : null;
  };
  return {
    settings: {units: stated("units"), money: stated("money"), gains: stated("gains")},
    ignored: KEYS.flatMap((key) => {
      const value = asked.get(key);
      return value === null || isAmong(key, value) ? [] : [{key, value}];
    })
  };
}

/** A query that sets these, with all else that it asks. */
export function withSettings(query: string, settings: ReaderSettings): string {
  const asked = new URLSearchParams(query);
  for (const key of KEYS) {
    const value = settings[key];
    if (value === null) asked.delete(key);
    else asked.set(key, value);
  }
  const text = asked.toString().replace(/=(?=&|$)/g, "");
  return text && `?${text}`;
}

/** What holds on a page: what its address sets, else what the reader has set in this browser. */
export function settingsHere(query: string, kept: string): ReaderSettings {
  const [here, before] = [settingsIn(query).settings, settingsIn(kept).settings];
  return {units: here.units ?? before.units, money: here.money ?? before.money, gains: here.gains ?? before.gains};
}

let current: PageReader | null = null;
/** A rate of another day than the amount’s bears no more. */
const CONVERTED_DIGITS = 3;

/** The reader for whom this page is; elsewhere, in a build or a worker, nobody in particular. */
export function reader(): PageReader {
  current ??= typeof document === "undefined" || typeof location === "undefined" ? NOBODY : readerHere();
  return current;
}

/** Prints for another reader from now on; null for the one of the page. */
export function readAs(other: PageReader | null): void {
  current = other;
}

/** An amount in the currency that the reader has set, where rates on record lead there, to three significant digits. */
export function inReaderMoney(amount: number, currency: string): {readonly amount: number; readonly currency: string} {
  const {settings, rates} = reader();
  const perUsd = (code: string) => (code === "USD" ? 1 : rates.find((rate) => rate.currency === code)?.perUsd);
  const [from, to] = [perUsd(currency), settings.money === null ? undefined : perUsd(settings.money)];
  if (settings.money === null || settings.money === currency || from === undefined || to === undefined)
    return {amount, currency};
  return {amount: Number(((amount / from) * to).toPrecision(CONVERTED_DIGITS)), currency: settings.money};
}

const NOBODY: PageReader = {settings: settingsIn("").settings, rates: []};

function readerHere(): PageReader {
  const meta = document.querySelector(`meta[name="${RATES_META}"]`);
  return {
    settings: settingsHere(location.search, readKept(KEPT_SETTINGS) ?? ""),
    rates: JSON.parse(meta?.getAttribute("content") ?? "[]") as Rate[]
  };
}
