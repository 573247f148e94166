import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";

const LEAVE: Text = {en: "Leave", zh: "取消"};

/** One field of a question: a text, or one of some choices. */
export interface QuestionField {
  readonly key: string;
  readonly label: string;
  readonly value?: string;
  readonly size?: number;
  readonly hint?: string;
  /** Choices by what they stand for; a text without them. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
  /** What may be typed among others. */
  readonly known?: readonly string[];
}

export interface Question {
  readonly title: string;
  readonly fields: readonly QuestionField[];
  readonly answer: string;
  /** Takes the answers; what is wrong with them, or null where they were taken. */
  readonly take: (answers: Readonly<Record<string, string>>) => Promise<string | null>;
}

/** A question with fields, by keyboard as well; nothing typed is lost where an answer is refused. Done once it is gone. */
export function questionForm(lang: Lang, {title, fields, answer, take}: Question, done: () => void): HTMLFormElement {
  const told = html`<span class="refusal" role="status"></span>`;
  const leave = html<HTMLButtonElement>`<button type="button">${LEAVE[lang]}</button>`;
  const inputs = fields.map((field) => [field.key, inputOf(field)] as const);
  const form = html<HTMLFormElement>`<form class="grid-question" aria-label=${title}>
    <strong>${title}</strong>
    ${inputs.map(([, input], i) => html`<label>${fields[i]?.label} ${input}</label>`)}
    <button>${answer}</button> ${leave} ${told}
  </form>`;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = Object.fromEntries(inputs.map(([key, input]) => [key, valueOf(input)]));
    void take(answers).then((problem) => {
      told.textContent = problem ?? "";
      if (problem === null) done();
    });
  });
  leave.addEventListener("click", done);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") done();
    event.stopPropagation();
  });
  return form;
}

function valueOf(element: HTMLElement): string {
  const field = element.matches("input, select") ? element : element.querySelector("input");
  return (field as HTMLInputElement).value.trim();
}

let lists = 0;

function inputOf({value = "", size = 14, hint = "", choices, known}: QuestionField): HTMLElement {
  if (choices)
    return html`<select>
      ${choices.map(([key, label]) => html`<option value=${key} selected=${key === value}>${label}</option>`)}
    </select>`;
  const id = `question-known-${++lists}`;
  const input = html<HTMLInputElement>`<input size=${size} value=${value} placeholder=${hint} autocomplete="off" />`;
  if (!known) return input;
  input.setAttribute("list", id);
  return html`<span
    >${input}<datalist id=${id}>${known.map((each) => html`<option value=${each}></option>`)}</datalist></span
  >`;
}
