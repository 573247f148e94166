import type {Lang} from "../../lib/language.js";
import {lookUp} from "../../lib/look-up.js";
import {COMMA} from "../../lib/signs.js";
import {SIGN_STRENGTH, STRENGTH, type Node} from "../formula/node.js";
import {FUNCTIONS} from "../functions/functions.js";
import {BUILT_IN_NAMES} from "../functions/names.js";
import {OPERATORS} from "../functions/operators.js";

/** A formula in words; `title` says what a line is called. */
export function formulaInWords(node: Node, lang: Lang, title: (name: string) => string): string {
  const say = (n: Node, outer: number): string => {
    switch (n.type) {
      case "number":
        return String(n.value);
      case "text":
        return n.value;
      case "name":
        return lookUp(BUILT_IN_NAMES, n.name)?.words[lang] ?? title(n.name);
      case "negate":
        return `${lang === "zh" ? "负的" : "minus "}${say(n.operand, SIGN_STRENGTH)}`;
      case "binary": {
        const strength = STRENGTH[n.operator];
        const text = filled(
          OPERATORS[n.operator].words[lang],
          [say(n.left, strength), say(n.right, strength + 1)],
          lang
        );
        return strength < outer ? bracket(text, lang) : text;
      }
      case "call":
        return sayCall(
          n.name,
          n.args.map((arg) => say(arg, 0)),
          lang
        );
    }
  };
  return say(node, 0);
}

function bracket(text: string, lang: Lang): string {
  return lang === "zh" ? `（${text}）` : `(${text})`;
}

function sayCall(name: string, args: readonly string[], lang: Lang): string {
  return filled(FUNCTIONS.get(name)?.words[lang] ?? `${name} {all}`, args, lang);
}

function filled(template: string, args: readonly string[], lang: Lang): string {
  const all = args.join(COMMA[lang]);
  return template.replaceAll(/\{(\d|all)\}/g, (_, slot: string) =>
    slot === "all" ? all : (args[Number(slot) - 1] ?? "")
  );
}
