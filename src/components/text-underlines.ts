import {html} from "npm:htl";
import type {TextProblem} from "../model/text/place.js";

/** An editor with a layer behind it that underlines what problems are about. */
export interface UnderlinedEditor {
  readonly element: HTMLElement;
  /** Underlines the places of problems in the text as it stands; those of included documents have none here. */
  mark(problems: readonly TextProblem[]): void;
}

export function underlined(editor: HTMLTextAreaElement): UnderlinedEditor {
  const layer = html`<div class="underlines" aria-hidden="true"></div>`;
  const follow = () => {
    layer.scrollTop = editor.scrollTop;
    layer.scrollLeft = editor.scrollLeft;
  };
  editor.addEventListener("scroll", follow);
  // What was told of a text is not told of the next one.
  editor.addEventListener("input", () => layer.replaceChildren());
  return {
    element: html`<div class="text-editor">${layer}${editor}</div>`,
    mark(problems) {
      layer.replaceChildren(...marked(editor.value, problems));
      follow();
    }
  };
}

/** A text with marks around the places of its problems. */
function marked(text: string, problems: readonly TextProblem[]): (string | HTMLElement)[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const spans = problems
    .filter(({document}) => document === "")
    .map(({place: {line, column, length}, severity}) => {
      const from = (starts[line - 1] ?? text.length) + column - 1;
      return {from, to: Math.min(from + length, text.length), severity};
    })
    .sort((a, b) => a.from - b.from);
  const parts: (string | HTMLElement)[] = [];
  let done = 0;
  for (const {from, to, severity} of spans) {
    if (from < done) continue;
    // At the end of a line there is nothing to underline but the place itself.
    const shown = text.slice(from, to).split("\n")[0] ?? "";
    parts.push(text.slice(done, from), html`<mark class=${severity}>${shown === "" ? " " : shown}</mark>`);
    done = from + shown.length;
  }
  return [...parts, `${text.slice(done)}\n`];
}
