import {html} from "npm:htl";
import type {InputMove, UsageEffect} from "../../companies/with-usage.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON, COMMA, PAUSE, STOP} from "../../lib/signs.js";
import {parseUnit} from "../../model/unit/parse.js";
import {unitInWords} from "../../model/unit/words.js";
import type {BriefRows} from "../../query/brief/brief.js";
import {count, from, type Quantity} from "../../words/quantity.js";
import {printPart, say, type Words} from "../../words/say.js";
import {columnsIn} from "../columns.js";
import {figure} from "../figure.js";
import {periodText} from "../workspace/model-number.js";
import {briefSql} from "../../query/brief/sql.js";
import {ROWS_SHOWN, usageSource} from "./sections.js";
import {changed} from "../../figures/brief-moves.js";
import {inputNumber} from "./words.js";

const WORKED_OUT = "worked out by the sheet from usage as each day knew it; all other inputs as today";

const worked = (part: Quantity | Text): Quantity | Text => ("unit" in part ? from(WORKED_OUT, part) : part);

/** What the other usage does to each company model: input cells that tokens feed, and value per share. */
export function effectsPart(brief: BriefRows, effects: readonly UsageEffect[], lang: Lang): HTMLElement {
  const idle = effects.filter((e) => !e.drives);
  return html`<div>
    ${effects.filter((e) => e.drives).map((e) => effectFigure(brief, e, lang))}
    ${idle.length ? html`<p class="brief-note">${{en: "Tokens feed no line of these models", zh: "词元不进入以下模型的任何一行"}[lang]}${COLON[lang]}${idle.map((e) => e.title[lang]).join(COMMA[lang])}${STOP[lang]}</p>` : ""}
  </div>`;
}

function effectFigure(brief: BriefRows, effect: UsageEffect, lang: Lang): HTMLElement {
  const {title, inputs, value} = effect;
  const source = usageSource(brief);
  const shown = (amount: number | null) => worked(inputNumber(amount, value.unit));
  const [was, now, change] = [shown(value.was), shown(value.now), worked(changed(value.was, value.now))];
  const unitIn = (of: Lang) => unitInWords(parseUnit(value.unit), of);
  const none = {
    en: `${title.en}: no input that tokens feed has changed.`,
    zh: `${title.zh}：词元所及的输入均无变化。`
  }[lang];
  if (inputs.length === 0 || !source) return html`<p class="empty">${none}</p>`;
  const cell = (key: string, head: string, amount: (row: InputMove) => number | null) => ({
    key,
    head,
    value: amount,
    text: (row: InputMove) => printPart(inputNumber(amount(row), row.unit), lang)
  });
  const col = columnsIn(lang);
  const rows = [...inputs].sort((a, b) => size(b) - size(a)).slice(0, ROWS_SHOWN);
  const [shownCount, all] = [count(rows.length, "cells"), count(inputs.length, "cells")];
  const of: Words =
    rows.length < inputs.length
      ? {en: say`The ${shownCount} largest of ${all}`, zh: say`变动最大的 ${shownCount} 格，共 ${all} 格`}
      : {en: say`All ${all}`, zh: say`变动的 ${all} 格`};
  return figure<InputMove>({
    name: `brief-${effect.entity.toLowerCase().replace(/\W+/g, "-")}`,
    lang,
    title: {
      en: say`${title}: value per share from ${was} to ${now} ${unitIn("en")} (${change})`,
      zh: say`${title}：每股价值由 ${was} 变为 ${now} ${unitIn("zh")}（${change}）`
    },
    measure: {
      en: say`${of.en} changes of cells that tokens and list prices feed, as each of the two days knew them; all other inputs as today`,
      zh: say`模型中由词元与标价决定的各格，两日各自所知之值，${of.zh}；其余输入同今日`
    },
    draw: null,
    columns: [
      col.text("line", {en: "Line", zh: "行"}, (r) => lineText(r, lang)),
      cell("was", {en: "Was", zh: "此前"}[lang], (r) => r.was),
      cell("now", {en: "Now", zh: "最新"}[lang], (r) => r.now),
      {
        key: "change",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => (r.was ? (r.now === null ? null : r.now / r.was - 1) : null),
        text: (r) => printPart(changed(r.was, r.now), lang)
      },
      col.text("unit", {en: "Unit", zh: "单位"}, (r) => unitInWords(parseUnit(r.unit), lang))
    ],
    rows,
    source,
    sql: briefSql("labWeeks", brief)
  });
}

/** A line with the period it is of. */
function lineText({title, period}: InputMove, lang: Lang): string {
  return period === null ? title[lang] : `${title[lang]}${PAUSE[lang]}${periodText(period, lang)}`;
}

/** What appears or disappears comes first. */
function size({was, now}: InputMove): number {
  return was && now !== null ? Math.abs(now / was - 1) : Infinity;
}
