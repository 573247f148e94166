import {describe, expect, it} from "vitest";
import {eventText} from "../../src/components/figures/event-names.js";
import type {DatedEvent} from "../../src/query/events.js";

const priced = (was: number, now: number) =>
  ({
    date: "2026-07-02",
    kind: now > was ? "price_rise" : "price_cut",
    title: {en: "Made, up", zh: "虚构"},
    was,
    now,
    since: null
  }) as DatedEvent;

describe("eventText(event, lang)", () => {
  it("shows as many digits as it takes for two prices to differ", () => {
    expect(eventText(priced(0.15, 0.12), "en")).toBe("Price cut: Made, up, US$0.15 → US$0.12");
    expect(eventText(priced(0.98, 0.975), "en")).toBe("Price cut: Made, up, US$0.980 → US$0.975");
    expect(eventText(priced(0.98, 0.975), "zh")).toBe("降价：虚构，0.980美元 → 0.975美元");
    expect(eventText(priced(1.001, 1.0012), "en")).toBe("Price rise: Made, up, US$1.0010 → US$1.0012");
  });

  it("says that only the output price changed where input did not", () => {
    expect(eventText(priced(0.15, 0.15), "en")).toBe("Price cut: Made, up, output only, input still US$0.15");
    expect(eventText(priced(0.15, 0.15), "zh")).toBe("降价：虚构，仅输出价变动，输入价仍为 0.15美元");
  });
});
