import {expect, it} from "vitest";
import {numberElement, numbersIn, TYPED} from "../../src/components/number.js";
import {withDocument} from "../fixtures/document.js";

withDocument();

it("numberElement(shown) carries value, unit and source beside its text; what has no unit is counted", () => {
  expect(numberElement({value: 5160, unit: "USD", source: "made up", text: "US$5,160"}).outerHTML).toBe(
    `<data value="5160" data-unit="USD" data-source="made up">US$5,160</data>`
  );
  expect(numberElement({value: "1e3", unit: "", source: TYPED, text: "<1>"}).outerHTML).toBe(
    `<data value="1e3" data-unit="1" data-source="typed by the reader">&lt;1&gt;</data>`
  );
});

it("numbersIn(text, said) makes an element of each number, scaled ones in the unit given, others in their own or none", () => {
  const painted = (text: string, unit?: string) =>
    numbersIn(text, {source: "s", ...(unit !== undefined && {unit}), names: ["GLM 5"]}).map((part) =>
      typeof part === "string"
        ? part
        : [part.textContent, part.dataset["unit"], part.getAttribute("value"), part.className]
    );
  expect(painted("GLM 5 took 5.16 trillion of 12")).toEqual([
    "GLM 5 took ",
    ["5.16 trillion", "tokens", "5160000000000", "written"],
    " of ",
    ["12", "1", "12", "written"]
  ]);
  expect(painted("2 million", "USD")).toEqual([["2 million", "USD", "2000000", "written"]]);
});
