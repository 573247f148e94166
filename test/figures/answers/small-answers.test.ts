import {describe, expect, it} from "vitest";
import {eventsAnswer} from "../../../src/figures/answers/events.js";
import {gapLimit, promptLimit} from "../../../src/figures/answers/limits.js";
import {useCaseAnswer} from "../../../src/figures/answers/use-cases.js";
import {eventsFinding} from "../../../src/figures/findings/events.js";
import {peersFinding} from "../../../src/figures/findings/peers.js";
import {useCaseFinding} from "../../../src/figures/findings/use-cases.js";
import type {EventData} from "../../../src/query/events.js";
import type {UseCases, UseCaseShare} from "../../../src/query/use-cases.js";
import {said} from "../../fixtures/said.js";

describe("peersFinding(discounts)", () => {
  it.each([
    [[0.2, 0.5], "Chinese platforms trade 20% to 50% below their American peers"],
    [[-0.2, 0.5], "Chinese platforms trade from 20% above to 50% below American peers"],
    [[-0.2, -0.5], "Chinese platforms trade 20% to 50% above their American peers"],
    [[-0.2, 0], "Chinese platforms trade 0% to 20% above their American peers"],
    [[0, 0.5], "Chinese platforms trade 0% to 50% below their American peers"],
    [[0, 0], "Chinese platforms trade 0% to 0% below their American peers"]
  ])("of %j is %s", (discounts, text) => {
    expect(said(peersFinding(discounts.map((discount) => ({discount})))).en).toBe(text);
  });

  it("is none without a basis on record", () => {
    expect(peersFinding([])).toBeNull();
  });
});

describe("promptLimit(prompts), gapLimit(weeks)", () => {
  it("say what part is prompts, and which weeks were never published", () => {
    expect(said(promptLimit({month: "2026-07-01", share: 0.954, coverage: 0.61, citation: "made up"})).en).toBe(
      "Prompts were 95% of the count in Jul 2026, cached input included, over the labs whose mix is on record (61% of all tokens)."
    );
    expect(gapLimit(["2026-01-05", "2026-01-12"])).toBeNull();
    const left = (...weeks: string[]) => said(gapLimit(weeks)).en.replace("Weeks that were never published whole are left empty: those of ", ""); // prettier-ignore
    expect(left("2026-01-05", "2026-01-19")).toBe("12 Jan 2026.");
    expect(left("2026-01-05", "2026-01-26")).toBe("12 Jan 2026 and 19 Jan 2026.");
    expect(left("2026-01-05", "2026-02-02")).toBe("12 Jan 2026, 19 Jan 2026 and 26 Jan 2026.");
  });
});

describe("useCaseFinding(useCases), useCaseAnswer(useCases)", () => {
  const group = (use_case: string, token_share: number, request_share: number) => ({level: "macro", use_case, token_share, request_share}) as UseCaseShare; // prettier-ignore
  const of = (...shares: UseCaseShare[]) =>
    ({shares, window_days: 30, as_of: "2026-08-31", citation: "made up", max_age_days: null, models: []}) as UseCases;
  const [code, agents, data] = [group("macro:code", 0.4, 0.1), group("macro:agent", 0.3, 0.2), group("macro:data", 0.2, 0.5)]; // prettier-ignore

  it("hold tokens of code and agents against their requests", () => {
    expect(said(useCaseFinding(of(code, agents, data))).en).toBe(
      "Code and agents take 70% of tokens, but 30% of requests"
    );
    const light = of(group("macro:code", 0.1, 0.4), group("macro:agent", 0.2, 0.3));
    expect(said(useCaseFinding(light)).zh).toBe("编程与智能体占词元的 30%，并占请求的 70%");
    expect(said(useCaseAnswer(of(code, agents))).en).toMatch(/^In the 30 days to 31 Aug 2026, code took 40\.0% of tokens and agents 30\.0%\./); // prettier-ignore
  });

  it("name the largest group of a window without either, and none of one without groups", () => {
    expect(said(useCaseFinding(of(code, data))).en).toBe(
      "Code takes 40% of tokens, more than any other group of tasks"
    );
    expect(said(useCaseAnswer(of(data))).en).toBe("Data took 20.0% of tokens in the 30 days to 31 Aug 2026, more than any other group of tasks, and 50.0% of requests."); // prettier-ignore
    expect([useCaseFinding(of()), useCaseAnswer(of())].map((words) => said(words).en)).toEqual(["", ""]);
    expect(said(useCaseAnswer(of(agents, data))).en).toContain("Agent took 30.0%");
  });
});

describe("eventsAnswer(data), eventsFinding(events)", () => {
  const event = {date: "2026-08-20", citation: "made up"} as EventData["events"][number];
  const reading = {risk: "price_war", value: 12, to: "2026-08-31", citation: "lists"} as EventData["readings"][number];

  it("count events, and price cuts where lists tell any", () => {
    expect(said(eventsAnswer({events: [event, {...event, date: "2026-08-01"}], readings: [reading]})).en).toBe(
      "The ledger holds 2 dated events, the latest of 20 Aug 2026. In the 31 days to 31 Aug 2026, the last of the dated price lists, makers cut the price of 12 models. That an event came before a change does not make it the cause."
    );
    const none = said(eventsAnswer({events: [event], readings: [{...reading, risk: "export" as typeof reading.risk}]}));
    expect(none.zh).toBe("在册事件 1 件，最近一件在2026年8月20日。事件先于变化，并不等于引起变化。");
    expect(eventsAnswer({events: [], readings: [reading]})).toBeNull();
  });

  it("lead with growth and list prices, with list prices, or with how many there are", () => {
    const of = (...readings: EventData["readings"]) => said(eventsFinding({events: [event], readings})).en;
    const [demand, rises] = [
      {...reading, risk: "demand" as const, value: 0.2},
      {...reading, value: 3}
    ];
    expect(of(reading, demand, rises)).toBe(
      "Tokens +20% in four weeks; in the last month of price lists makers cut 12 and raised 3"
    );
    expect(of(reading, rises)).toBe("In the last month of price lists makers cut 12 and raised 3");
    expect(of(reading, demand)).toBe("1 dated event is on record");
    expect(said(eventsFinding({events: [event, event], readings: []})).en).toBe("2 dated events are on record");
    expect(eventsFinding({events: [], readings: [reading, demand, rises]})).toBeNull();
  });
});
