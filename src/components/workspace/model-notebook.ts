import {linkTo} from "../../lib/links.js";
import {BASE_CASE} from "../../workspace/state.js";
import type {Workspace} from "./workspace.js";

const AS_WRITTEN = {
  en: "The model as its text stands: the case and the changed cells of the page were left there.",
  zh: "此为模型文本本身：页面上所选情景与改动的单元格未带入。"
} as const;

/** Opens the model on screen, by its text, as a cell of a new notebook, unrun as every link to one does. */
export async function openModelAsNotebook(workspace: Workspace, model: string): Promise<void> {
  const {lang, state, company, link} = workspace;
  const isChanged = state.case !== BASE_CASE || Object.keys(state.edits).length > 0;
  const [{begunNotebook}, {packText}] = await Promise.all([
    import("../../notebook/begun.js"),
    import("../../lib/packed-text.js")
  ]);
  const text = begunNotebook(
    {title: company.title[lang], from: link, model, note: isChanged ? AS_WRITTEN[lang] : ""},
    lang
  );
  location.assign(linkTo(`/${lang}/notebook#n=${packText(text)}`));
}
