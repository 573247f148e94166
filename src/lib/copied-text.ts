import type {Text} from "./language.js";

/** What is said where a browser does not let a text onto the clipboard. */
export const NOT_COPIED: Text = {
  en: "The browser does not let this page onto the clipboard",
  zh: "浏览器不允许本页写入剪贴板"
};

/** Puts a text on the clipboard; gives whether the browser let it. */
export async function copiedText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the reader, by a policy, or for want of a secure connection, where there is no clipboard at all.
    return false;
  }
}
