import {lookUp} from "../lib/look-up.js";

/** Arithmetic as a reader typed it, by cell, with the number it gave. */
export type TypedTexts = Readonly<Record<string, {readonly text: string; readonly value: number}>>;

/** Texts with one more kept where it is arithmetic; any other number typed takes a text away. */
export function keepTyped(texts: TypedTexts, key: string, text: string, value: number): TypedTexts {
  const {[key]: _, ...others} = texts;
  const written = text.trim().normalize("NFKC");
  return written.startsWith("=") ? {...others, [key]: {text: written, value}} : others;
}

/** What was typed for a cell, as long as its number is still the one it gave. */
export function typedText(texts: TypedTexts, key: string, value: number): string | null {
  const found = lookUp(texts, key);
  return found && Object.is(found.value, value) ? found.text : null;
}
