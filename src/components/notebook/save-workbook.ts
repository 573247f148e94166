import type {CompanyText} from "../../companies/models.js";
import {pageAudience} from "../../lib/audience.js";
import type {Lang} from "../../lib/language.js";
import {pageAddress} from "../../lib/links.js";
import type {Notebook} from "../../notebook/notebook.js";
import {saveBlob} from "../download.js";
import {fileFault} from "./file-fault.js";
import {notebookFile, notebookTitle} from "./title.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

/** Saves a notebook as a workbook of what its cells hold now; says what stands in the way. */
export async function saveWorkbook(
  notebook: Notebook,
  {
    lang,
    models,
    say
  }: {readonly lang: Lang; readonly models: () => Promise<CompanyText>; readonly say: (words: string) => void}
): Promise<void> {
  try {
    const [{notebookWorkbook}, {writeXlsx, XLSX_TYPE}] = await Promise.all([
      import("../../notebook/taken/workbook.js"),
      import("../../workbook/write-xlsx.js")
    ]);
    const title = notebookTitle(notebook.text, lang);
    const [day = ""] = new Date().toISOString().split("T");
    const address = pageAddress("", "");
    const workbook = await notebookWorkbook(notebook.viewsInOrder(), {
      title,
      address,
      day,
      knownOn: notebook.knownOn,
      audience: pageAudience(),
      lang,
      models
    });
    const bytes = writeXlsx(workbook) as Uint8Array<ArrayBuffer>;
    saveBlob(`${notebookFile(notebook.text, lang)}.xlsx`, new Blob([bytes], {type: XLSX_TYPE}));
  } catch (error) {
    say(WORDS.notSaved[lang].replace("{}", () => fileFault(error, lang)));
  }
}
