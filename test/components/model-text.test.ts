import {afterEach, expect, it, vi} from "vitest";
import {modelText} from "../../src/components/workspace/model-text.js";
import {modelFromJson} from "../../src/workspace/model-file.js";
import {withDocument} from "../fixtures/document.js";
import {valueDesk} from "../fixtures/value-desk.js";

withDocument();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it.each(["Save as .model", "Save as .json"])(
  "%s writes the whole text, also where it is asked for before the text is on screen",
  async (asked) => {
    const {workspace, models} = await valueDesk();
    const saved = new Promise<Blob>((resolve) => {
      vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
        if (blob instanceof Blob) resolve(blob);
        return "#";
      });
    });
    const pane = modelText(workspace, models);
    pane.toggleAttribute("open", true);
    [...pane.querySelectorAll("button")].find(({textContent}) => textContent === asked)?.click();
    // Closed again before it is told that it was opened: what is shown on opening would need this document for longer.
    pane.toggleAttribute("open", false);
    const file = await (await saved).text();
    expect(asked.endsWith("json") ? modelFromJson(file).text : file).toBe(await models.shown());
  }
);
