import type {Text} from "./language.js";

/** `local` stays in this browser, `session` as long as the tab. */
export type Keeping = "local" | "session";

/** Why a browser kept nothing. */
export const NOTHING_KEPT: Text = {
  en: "This browser keeps nothing for this page: storage is blocked or full",
  zh: "浏览器未能为本页保存内容：存储被禁用或已满"
};

/** A text this browser keeps; null where it has none, or lets the page keep nothing. */
export function readKept(key: string, keeping: Keeping = "local"): string | null {
  try {
    return storageOf(keeping).getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser; false where it does not let the page, or is full. */
export function keep(key: string, text: string, keeping: Keeping = "local"): boolean {
  try {
    storageOf(keeping).setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Takes away a text this browser keeps; nothing where it does not let the page. */
export function forgetKept(key: string, keeping: Keeping = "local"): void {
  try {
    storageOf(keeping).removeItem(key);
  } catch {
    return;
  }
}

// Where storage is blocked, the very name throws.
function storageOf(keeping: Keeping): Storage {
  return keeping === "local" ? localStorage : sessionStorage;
}
