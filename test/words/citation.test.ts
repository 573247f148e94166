import {describe, expect, it} from "vitest";
import {citationIn} from "../../src/words/citation.js";

describe("citationIn(citation, lang)", () => {
  it.each([
    [
      "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-11. Licensed under CC BY 4.0.",
      "来源：OpenRouter（openrouter.ai/rankings），截至2026年10月11日。许可：CC BY 4.0。"
    ],
    ["Source: models.dev (MIT licence), as of 2026-07-02.", "来源：models.dev（MIT 许可），截至2026年7月2日。"],
    ["Source: company filings and results releases, named in each row.", "来源：公司公告与业绩发布，逐行注明。"],
    [
      "Source: Microsoft Form 10-K FY2026 (SEC 0001193125-26-323660), as transcribed by secondary texts.",
      "来源：Microsoft Form 10-K FY2026 (SEC 0001193125-26-323660)，经二手文本转录。"
    ],
    [
      "Source: OpenRouter (openrouter.ai/rankings). Source: models.dev (MIT licence), as of 2026-07-02.",
      "来源：OpenRouter（openrouter.ai/rankings）。来源：models.dev（MIT 许可），截至2026年7月2日。"
    ],
    ["Source: Tencent Cloud price pages, as transcribed on 2026-04-23.", "来源：腾讯云价目页，转录于 2026-04-23。"]
  ])("says in Chinese what a name does not: %s", (citation, zh) => {
    expect(citationIn(citation, "zh")).toBe(zh);
    expect(citationIn(citation, "en")).toBe(citation);
  });

  it("leaves one without a phrase to say in Chinese word for word, its signs too", () => {
    const citation = "Alibaba Group, results of the March quarter 2026. Page 3.";
    expect(citationIn(citation, "zh")).toBe(citation);
  });
});
