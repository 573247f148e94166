import {extractTextItems, getDocumentProxy} from "npm:unpdf";
import {answerRequests} from "../../lib/worker-task.js";
import {paragraphsOf} from "../../query/note/paper.js";
import {LONGEST_NOTE} from "../../query/note/sentences.js";

/** Most pages that are read of a note on paper. */
const MOST_PAGES = 200;

/** The text of a PDF, page by page, as its own letters say it: of pictures of text nothing is read. Rejects with what the file is. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes);
  if (pdf.numPages > MOST_PAGES) throw new Error(`${pdf.numPages} pages; expected at most ${MOST_PAGES}`);
  const {items} = await extractTextItems(pdf);
  return items.map(paragraphsOf).join("\n\n").slice(0, LONGEST_NOTE);
}

answerRequests(pdfText);
