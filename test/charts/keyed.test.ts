import {describe, expect, it} from "vitest";
import {keyed} from "../../src/charts/keyed.js";
import {blankDocument} from "../fixtures/golden.js";

const DATA = [{key: "a"}, {key: "b"}, {key: "c"}];

/** What a mark whose elements are of these names holds after it is drawn of data in an order. */
function rendered(options: Parameters<typeof keyed<(typeof DATA)[number]>>[1], names: readonly string[]) {
  const document = blankDocument();
  const group = document.createElement("g");
  for (const name of names) group.append(document.createElementNS("http://www.w3.org/2000/svg", name));
  const draw = keyed(DATA, options).render as (...args: unknown[]) => Element | null;
  const drawn = draw([2, 0, 1], {}, {}, {}, {}, () => group);
  return [...(drawn?.children ?? [])].map((each) =>
    ["data-key", "tabindex", "role", "aria-label"].map((name) => each.getAttribute(name))
  );
}

describe("keyed(data, {key, label})", () => {
  it("writes the key of each datum drawn, and no more without a label", () => {
    expect(rendered({key: ({key}) => key}, ["rect", "rect"])).toEqual([
      ["c", null, null, null],
      ["a", null, null, null]
    ]);
  });

  it("makes buttons of what has a label; a text says its own", () => {
    expect(rendered({key: ({key}) => key, label: ({key}) => `Lab ${key}`}, ["rect", "text", "circle"])).toEqual([
      ["c", "0", "button", "Lab c"],
      ["a", "0", "button", null],
      ["b", "0", "button", "Lab b"]
    ]);
  });

  it("draws nothing where nothing is drawn", () => {
    const render = keyed(DATA, {key: ({key}) => key}).render as (...args: unknown[]) => unknown;
    expect(render([0], {}, {}, {}, {}, undefined)).toBeNull();
    expect(render([0], {}, {}, {}, {}, () => null)).toBeNull();
  });
});
