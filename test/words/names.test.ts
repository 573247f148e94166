import {describe, expect, it} from "vitest";
import {
  belongingTo,
  companyName,
  exchangeName,
  labName,
  originAtStart,
  originInText,
  subjectName
} from "../../src/words/names.js";

const REGISTERED = {en: "Moonshot AI Limited", zh: "月之暗面科技"};

describe("companyName(entity, otherwise), labName(lab, otherwise)", () => {
  it("give the name that readers know, else the registry’s", () => {
    expect(companyName("BABA", REGISTERED)).toEqual({en: "Alibaba", zh: "阿里巴巴"});
    expect(labName("z-ai", REGISTERED)).toEqual({en: "Zhipu", zh: "智谱"});
    expect([companyName("MOON", REGISTERED), labName("moonshotai", REGISTERED)]).toEqual([REGISTERED, REGISTERED]);
  });
});

describe("exchangeName(exchange)", () => {
  it("names an exchange in either language, one it does not know by its key", () => {
    expect(exchangeName("HKEX")).toEqual({en: "HKEX", zh: "港交所"});
    expect(exchangeName("LSE")).toEqual({en: "LSE", zh: "LSE"});
  });
});

describe("subjectName(kind, key, name)", () => {
  it("leads to a profile, by a name of one text or of one for each language", () => {
    expect(subjectName("lab", "moonshotai", REGISTERED)).toEqual({
      ...REGISTERED,
      subject: {kind: "lab", key: "moonshotai"}
    });
    expect(subjectName("model", "z-ai/glm-5", "GLM-5")).toEqual({
      en: "GLM-5",
      zh: "GLM-5",
      subject: {kind: "model", key: "z-ai/glm-5"}
    });
  });
});

describe("an origin in a sentence", () => {
  it.each([
    ["china", "China", "China", "Chinese", "中国"],
    ["us", "the United States", "The United States", "American", "美国"],
    ["europe", "Europe", "Europe", "from Europe", "欧洲"],
    ["undisclosed", "undisclosed labs", "Undisclosed labs", "from undisclosed labs", "未披露实验室"]
  ] as const)("%s: within it, at its start, and behind “all”", (origin, within, start, behindAll, zh) => {
    expect(originInText(origin)).toEqual({en: within, zh});
    expect(originAtStart(origin)).toEqual({en: start, zh});
    expect(belongingTo(origin)).toBe(behindAll);
  });
});
