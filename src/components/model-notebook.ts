import type {Lang} from "../lib/language.js";
import {linkTo} from "../lib/links.js";

/** Opens a model as a cell of a new notebook, unrun as every link to one does. `from` is the address that shows the model. */
export async function openModelAsNotebook(model: string, title: string, from: string, lang: Lang): Promise<void> {
  const [{begunNotebook}, {packText}] = await Promise.all([
    import("../notebook/begun.js"),
    import("../lib/packed-text.js")
  ]);
  const text = begunNotebook({title, from, model}, lang);
  location.assign(linkTo(`/${lang}/notebook#n=${packText(text)}`));
}
