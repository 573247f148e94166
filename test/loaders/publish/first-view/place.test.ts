import {describe, expect, it} from "vitest";
import {placeViews} from "../../../../loaders/publish/first-view/place.js";

const PLACED = {cells: {}, files: ["a.json"], sheet: "view.css"};
const [CLIENT, CELLS] = [
  '<link rel="modulepreload" href="client.js">\n',
  '<link rel="modulepreload" href="cells.js">\n'
];
const DATA = '<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="a.json">\n';

describe("placeViews(html, placed)", () => {
  it("has styles asked for before modules, and modules and data once nothing of the view waits", () => {
    const later = (link: string) => link.replace("href", 'fetchpriority="low" href');
    expect(placeViews(`<head><link rel="stylesheet" href="style.css">\n${CLIENT}${CELLS}</head>`, PLACED)).toBe(
      `<head><link rel="stylesheet" href="style.css">\n<link rel="stylesheet" href="view.css">\n${later(CLIENT)}${later(CELLS)}${DATA}</head>`
    );
    expect(placeViews("<head></head>", PLACED)).toBe(`<head><link rel="stylesheet" href="view.css">\n${DATA}</head>`);
  });
});
