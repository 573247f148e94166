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
