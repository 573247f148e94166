import type MarkdownIt from "markdown-it";
import {headingIds} from "./headings.js";
import {languageContainers} from "./language.js";
import {ledgerSql} from "./ledger-sql.js";
import {notebookPages} from "./notebook-pages.js";
import {writtenHandlers} from "./written-handlers.js";

/** What pages below a folder are read with. */
export function pageMarkdown(root?: string): (md: MarkdownIt) => MarkdownIt {
  return (md) => {
    md.use(languageContainers);
    md.use(ledgerSql, root === undefined ? {} : {root});
    // After it, and so read before it: no fence of a notebook is left for others.
    md.use(notebookPages, root === undefined ? {} : {root});
    md.use(headingIds);
    md.use(writtenHandlers, root === undefined ? {} : {root});
    return md;
  };
}
