import {isCurrency, POWER_WORDS} from "./symbols.js";
import type {Unit} from "./unit.js";

/** A unit as text that `parseUnit` reads back to the same unit: "USD m", "USD/m tokens", "1". */
export function formatUnit({powers, tens}: Unit): string {
  const over = Object.entries(powers).filter(([, n]) => n > 0);
  const under = Object.entries(powers).filter(([, n]) => n < 0);
  const below = tens < 0 && under.length > 0;
  const top = withScale(over.map(([s, n]) => symbol(s, n)).join("*") || "", below ? 0 : tens);
  const bottom = under.map(([s, n], i) => symbol(s, -n, i === 0 && below ? -tens : 0));
  return [top || "1", ...bottom].join("/");
}

function symbol(name: string, power: number, tens = 0): string {
  const plural = isCurrency(name) || tens === 0 || power !== 1 || /[A-Z]|sqm/.test(name) ? name : `${name}s`;
  return `${tens === 0 ? "" : `${scaleWord(tens)} `}${plural}${power === 1 ? "" : `^${power}`}`;
}

function withScale(text: string, tens: number): string {
  if (tens === 0) return text;
  return text === "" ? scaleWord(tens) : `${text} ${scaleWord(tens)}`;
}

const WORDS = new Map(POWER_WORDS.map(([tens, word]) => [tens, word]));

function scaleWord(tens: number): string {
  return WORDS.get(tens) ?? `10^${tens}`;
}
