import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {boundSheet, compiledText} from "../../../src/companies/bound-sheet.js";
import {reference} from "../../../src/model/functions/reference.js";
import {messageZh} from "../../../src/model/text/message-zh.js";
import {clientData, DOCUMENTS} from "../../companies/data.js";
import {share} from "../../fixtures/share.js";
import {draws, type Draws} from "../../notebook/random.js";

const folder = join(projectRoot, "src/companies");
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".model"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

/** Words that join others in English and are none of the notation. */
const ENGLISH = /\b(?:a|an|the|is|are|such as|expected|or)\b(?! \|)/;

/** A document with a few of its words taken out, put in twice, misspelt or replaced. */
function broken(text: string, random: Draws): string {
  const words = text.split(/(?<=[\s(),])/);
  for (let n = 0; n < 1 + random.below(3); ++n) {
    const at = random.below(words.length);
    const word = words[at] ?? "";
    words[at] = random.pick(["", word + word, word.slice(1), "12 ", "(", "% ", "revenue ", "FY2031 ", '"', "\n"]);
  }
  return words.join("");
}

const TRIED = share(150, {of: 600});

describe("messageZh(message)", () => {
  it("says each way to write a function that can be written in several", () => {
    const ways = reference().flatMap(({name, signature}) => {
      const zh = messageZh(`${name} with 9 arguments in x; expected ${signature}`);
      return signature.includes(") or ")
        ? [[zh, `x 中 ${name} 有 9 个参数；应写 ${signature.replace(") or ", ") 或 ")}`]]
        : [];
    });
    expect(ways.length).toBeGreaterThan(5);
    for (const [said, expected] of ways) expect(said).toBe(expected);
  });

  it("says in Chinese whatever a document that was broken at random is told", async () => {
    const data = await clientData;
    const next = draws(7);
    const unknown = new Set<string>();
    const said = new Set<string>();
    for (let n = 0; n < TRIED; ++n) {
      const text = broken(texts[n % texts.length] ?? "", next);
      const {bound, problems} = boundSheet(text, DOCUMENTS.shared, data);
      for (const {message} of bound ? compiledText(bound).problems : problems) {
        const zh = messageZh(message);
        said.add(message);
        if (zh === null || !/\p{Script=Han}/u.test(zh) || ENGLISH.test(zh.split("应").at(-1) ?? ""))
          unknown.add(message);
      }
    }
    expect(said.size).toBeGreaterThan(100);
    expect([...unknown]).toEqual([]);
  });

  it.each([
    ["unknown name: revnue in margin; did you mean revenue?", "margin 中的名称 revnue 不存在；是否想写 revenue？"],
    [
      "=; expected what it is worth on the line, or forecast and reported below it, not both",
      "=；应为在本行写明取值，或在其下分写 forecast 与 reported，二者不可并存"
    ],
    [
      "unknown name: C5 in sales; cells have no addresses here, lines are read by their names, as in revenue * margin",
      "sales 中的名称 C5 不存在；此处没有单元格地址，请写科目名称，如 revenue * margin"
    ],
    [
      "cannot add a pure number to USD m in x; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (a + b)",
      "x 中纯数与 USD m 不能相加；应为两个数额：比率请相乘，如 revenue * (1 + growth)，固定数额请另立带单位的一行（a + b）"
    ],
    ["the line ends; expected an opening bracket", "此行到此结束；应为左括号"],
    ["distribution of beta: sd: 0; expected more than 0", "beta 的分布有误：sd: 0；应为大于 0"],
    [
      "cannot add CNY m to USD m in total; convert() one of them (a + b)",
      "total 中 CNY m 与 USD m 不能相加；请用 convert() 换算其一（a + b）"
    ]
  ])("says %j", (en, zh) => expect(messageZh(en)).toBe(zh));

  it("knows no other sentences", () => expect(messageZh("Hello there.")).toBeNull());
});
