import {fileNameFor, pageAudience} from "../lib/audience.js";

/** Saves a text as a file of the reader's. A byte order mark keeps Han text readable in spreadsheets. */
export function saveText(name: string, text: string, type = "text/csv"): void {
  saveBlob(name, new Blob(["\ufeff", text], {type: `${type};charset=utf-8`}));
}

/** Saves bytes as a file of the reader's, whose name says for whom the page was published. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileNameFor(name, pageAudience());
  link.click();
  // Revoked once the browser has had the click.
  setTimeout(() => URL.revokeObjectURL(url));
}
