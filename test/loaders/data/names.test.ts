import {describe, expect, it} from "vitest";
import {displayedCompanies, displayedLabs, withDisplayName} from "../../../loaders/data/names.js";

const zhipu = {entity: "2513.HK", name: {en: "Knowledge Atlas Technology (Zhipu AI)", zh: "智谱"}};

describe("names of rows that pages load", () => {
  it("are those readers know labs and companies by; others stay as the registry has them", () => {
    const stays = {en: "C One", zh: "甲"};
    expect(
      displayedLabs([
        {lab: "z-ai", name: {en: "Zhipu (Z.ai)", zh: "智谱（Z.ai）"}},
        {lab: "c1", name: stays}
      ])
    ).toEqual([
      {lab: "z-ai", name: {en: "Zhipu", zh: "智谱"}},
      {lab: "c1", name: stays}
    ]);
    expect(displayedCompanies([zhipu, {entity: "C1", name: stays}]).map(({name}) => name.en)).toEqual([
      "Zhipu",
      "C One"
    ]);
  });

  it("take the place of a legal name at the beginning of a text", () => {
    expect(
      withDisplayName({en: `${zhipu.name.en}, one-time items included`, zh: "智谱（含一次性项目）"}, [zhipu])
    ).toEqual({
      en: "Zhipu, one-time items included",
      zh: "智谱（含一次性项目）"
    });
    // The longest name comes first; a name in one language alone is none.
    const [en, zh] = [zhipu.name.en, zhipu.name.zh];
    expect(withDisplayName({en, zh}, [zhipu, {...zhipu, entity: "C1"}]).en).toBe("Zhipu");
    for (const text of [
      {en, zh: "词元"},
      {en: "Tokens", zh}
    ])
      expect(withDisplayName(text, [zhipu])).toBe(text);
    expect(withDisplayName({en: "All tokens", zh: "全部词元"}, [zhipu])).toEqual({en: "All tokens", zh: "全部词元"});
  });
});
