import {describe, expect, it} from "vitest";
import {loadUsageWeekly} from "../../loaders/data/usage-weekly.js";
import {weeksByOrigin} from "../../src/query/basis.js";

const MILLION = 1e6;

describe("weeksByOrigin(usage, basis) on the published data", () => {
  it("gives the week of 9 February 2026 under the nine largest, added by hand", async () => {
    const weeks = weeksByOrigin(await loadUsageWeekly(), "nine");
    const week = weeks.find((w) => w.week === "2026-02-09");
    // MiniMax M2.5 + Kimi K2.5 + DeepSeek V3.2 + GLM-5
    expect(week?.tokens.china).toBe((1_438_446 + 1_295_857 + 756_299 + 628_399) * MILLION);
    // Gemini 3 Flash + Claude Sonnet 4.5 + Grok 4.1 Fast + Claude Opus 4.6 + Gemini 2.5 Flash
    expect(week?.tokens.us).toBe((775_913 + 626_327 + 556_796 + 523_688 + 450_389) * MILLION);
  });
});
