import {html} from "npm:htl";
import type {Lang} from "../lib/language.js";

/** A button that ends what is under way, and shows only while something is. */
export interface CancelButton {
  readonly element: HTMLElement;
  /** Does work that its signal ends. */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A Cancel button for work in a worker. */
export function cancelButton(lang: Lang): CancelButton {
  const element = html<HTMLButtonElement>`<button type="button" class="cancel" hidden>
    ${{en: "Cancel", zh: "取消"}[lang]}
  </button>`;
  let stop: AbortController | null = null;
  element.addEventListener("click", () => stop?.abort());
  return {
    element,
    async during(work) {
      const current = (stop = new AbortController());
      element.hidden = false;
      try {
        return await work(current.signal);
      } finally {
        if (stop === current) element.hidden = true;
      }
    }
  };
}
