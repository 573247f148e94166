import {expect, it} from "vitest";
import {saidOnEachSheet} from "../../src/components/each-sheet.js";
import {withDocument} from "../fixtures/document.js";

withDocument();

it("saidOnEachSheet(page) is whose view stands on the page, once, and nothing where it is ours", () => {
  const marked = (...said: readonly string[]) => {
    const page = document.createElement("main");
    page.append(
      ...said.map((text) => {
        const element = document.createElement("p");
        element.dataset["eachSheet"] = text;
        return element;
      })
    );
    return saidOnEachSheet(page);
  };
  expect(marked("", "")).toBe("");
  expect(
    marked("Your scenario, not our view", "", "Your scenario, not our view", "With your figures, not our view")
  ).toBe("Your scenario, not our view · With your figures, not our view");
});
