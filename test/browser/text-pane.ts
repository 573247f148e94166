import type {Locator, Page} from "playwright-core";

/** Begins a model of the reader's own from a template, or from what is shown. */
export async function beginModel(page: Page, from: string): Promise<void> {
  const list = page.locator("#own-models");
  await list.locator("select").selectOption(from);
  await list.getByRole("button", {name: "Begin"}).first().click();
  if (from === "token-lab") await list.locator("form").getByRole("button", {name: "Begin"}).click();
}

/** The model as text on a page, in the plain field it begins as or the editor that takes its place. */
export interface TextPane {
  readonly pane: () => Locator;
  /** Opens it and waits for its text. */
  readonly open: () => Promise<void>;
  readonly text: () => Promise<string>;
  /** Goes into it as a reader does and puts a changed text in place of what stands there. */
  readonly write: (change: (text: string) => string) => Promise<void>;
  readonly selected: () => Promise<string>;
}

export function textPane(page: () => Page): TextPane {
  const pane = () => page().locator("#model-text");
  const text = () =>
    page().evaluate(() => document.querySelector<HTMLElement & {value: string}>(".code-field")?.value ?? "");
  const paste = async (copied: string) => {
    await page().evaluate((all) => navigator.clipboard.writeText(all), copied);
    await page().keyboard.press("Control+A");
    await page().keyboard.press("Control+V");
  };
  return {
    pane,
    text,
    open: async () => {
      await pane().locator("summary").first().click();
      await page().waitForFunction(() => document.querySelector<HTMLElement & {value: string}>(".code-field")?.value);
    },
    write: async (change) => {
      await pane().locator(".model-text").click();
      await pane().locator(".cm-content").click();
      await paste(change(await text()));
    },
    selected: async () => {
      await page().keyboard.press("Control+C");
      return page().evaluate(() => navigator.clipboard.readText());
    }
  };
}
