import type {Text} from "../lib/language.js";
import {writtenNumbers} from "../lib/written-numbers.js";
import {printedAs} from "./quantity.js";
import type {Part, Words} from "./say.js";

/** A text of the books as words: each number written in it is a quantity, of tokens where it has a scale and no unit of its own. */
export function writtenWords({en, zh}: Text): Words {
  return {en: parts(en), zh: parts(zh)};
}

function parts(text: string): readonly Part[] {
  return writtenNumbers(text).map((part) =>
    typeof part === "string" ? part : printedAs(part.value, part.unit ?? (part.isScaled ? "tokens" : "1"), part.text)
  );
}
