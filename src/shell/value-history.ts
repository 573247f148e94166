import {html} from "npm:htl";
import {bridgeStepsChart, type BridgeStep} from "../charts/bridge-steps.js";
import type {Workspace} from "../components/workspace/workspace.js";
import type {ValueHistory} from "../desk/value-history.js";
import {lineDifferencesFigure} from "../figures/line-differences.js";
import {CHANGE_NAME, mondaysFigure, NOW, versionFigure} from "../figures/value-history.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {perShare, significant} from "../words/quantity.js";
import {paintFigure} from "./paint-figure.js";

const TITLE: Text = {en: "From version to version, and on past Mondays", zh: "历次版本与过去各周一"};

/** What the value of the company on screen was, and what moved it; nothing for a model of the reader’s own. */
export function valueHistory(workspace: Workspace, history: ValueHistory): HTMLElement {
  const {lang} = workspace;
  const body = html`<div></div>`;
  const section = html`<section class="answer-block" id="value-history">
    <h3>${TITLE[lang]}</h3>
    ${body}
  </section>`;
  let shown = "";
  workspace.onChange(() => {
    const {entity} = workspace.company;
    if (entity === shown) return;
    shown = entity;
    const figures = historyFigures(history, entity, lang);
    section.hidden = figures.length === 0;
    body.replaceChildren(...figures);
  });
  return section;
}

function historyFigures(history: ValueHistory, entity: string, lang: Lang): HTMLElement[] {
  const [versions, mondays] = [versionFigure(history, entity), mondaysFigure(history, entity)];
  const differences = lineDifferencesFigure(history, entity);
  const steps = versionSteps(history, entity, lang);
  return [
    ...(versions ? [paintFigure(versions, (width) => bridgeStepsChart(steps, {lang, width}), lang)] : []),
    ...(differences ? [paintFigure(differences, null, lang)] : []),
    ...(mondays ? [paintFigure(mondays, null, lang)] : [])
  ];
}

/** From the last published version to the one shown, as bars. */
function versionSteps(history: ValueHistory, entity: string, lang: Lang): BridgeStep[] {
  const company = history.companies.find((c) => c.entity === entity);
  const [latest] = company?.changes ?? [];
  if (!company || !latest) return [];
  const total = (key: string, label: string, value: number): BridgeStep => ({
    key,
    label,
    kind: "total",
    value,
    text: perShare(value, company.currency, company.unit).print(lang)
  });
  return [
    total("from", formatDate(latest.since, lang), latest.from),
    ...latest.parts.map(({kind, change}) => ({
      key: kind,
      label: CHANGE_NAME[kind][lang],
      kind: "change" as const,
      value: change,
      text: `${change < 0 ? "−" : "+"}${significant(Math.abs(change), company.unit, 3).print(lang)}`
    })),
    total("to", NOW[lang], latest.to)
  ];
}
