import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {paint} from "../../src/shell/paint.js";
import {day, share} from "../../src/words/quantity.js";
import {say} from "../../src/words/say.js";

const {document} = new JSDOM("").window;

describe("paint(words, {lang, source})", () => {
  it("gives each quantity its value, unit and source, and each day its date", () => {
    const words = {
      en: say`On ${day("2026-09-28")} China carried ${share(0.4613)}, the note says ${{...share(0.6), source: "the note"}}.`,
      zh: []
    };
    expect(paint(words, {lang: "en", source: "OpenRouter", document}).outerHTML).toBe(
      `<span>On <time datetime="2026-09-28">28 Sep 2026</time> China carried ` +
        `<data value="0.4613" data-unit="share" data-source="OpenRouter">46.1%</data>, the note says ` +
        `<data value="0.6" data-unit="share" data-source="the note">60.0%</data>.</span>`
    );
  });

  it("keeps short names on one line in Chinese, which may break anywhere", () => {
    const china = {en: "China", zh: "中国"};
    const words = {en: say`${china} leads`, zh: say`${china}领先`};
    expect(paint(words, {lang: "zh", source: "", document}).innerHTML).toBe('<span class="unbroken">中国</span>领先');
    expect(paint(words, {lang: "en", source: "", document}).innerHTML).toBe("China leads");
  });
});
