import * as Plot from "@observablehq/plot";
import {JSDOM} from "jsdom";

let drawn: readonly string[] | undefined;

/**
 * The text of each style element that Plot writes into what it draws, by drawing one of each: a policy names them by hash.
 * They hold no value of a chart, so that there are as many as there are kinds of drawings.
 */
export function drawnStyles(): readonly string[] {
  return (drawn ??= styleTexts());
}

function styleTexts(): string[] {
  const {document} = new JSDOM().window;
  const ordinal = {document, color: {type: "ordinal", domain: ["a", "b"], range: ["#000", "#fff"]}} as const;
  const threshold = {document, color: {type: "threshold", domain: [1], range: ["#000", "#fff"]}} as const;
  const drawings = [
    Plot.plot({document, marks: []}),
    Plot.legend({...ordinal, legend: "swatches"}),
    Plot.legend({...ordinal, legend: "swatches", columns: "2"}),
    Plot.legend({...threshold, legend: "ramp"})
  ];
  return [...new Set(drawings.flatMap((drawing) => stylesOf(drawing)))].sort();
}

function stylesOf(drawing: Element): string[] {
  return [...drawing.querySelectorAll("style")].map((style) => style.textContent);
}
