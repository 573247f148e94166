import {expect, it} from "vitest";
import {openrouterSessions} from "../../../loaders/sources/openrouter-sessions.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const META = {as_of: "2026-05-19T23:00:00Z", version: "v1", window_days: 30, window_end_date: "2026-05-18"};
const row = (model: string, usd: number) => ({
  app_slug: "tool",
  turn_range: "1-turn",
  model_permaslug: model,
  median_session_cost_usd: usd
});

it("openrouterSessions.decode(bodies, asked) reads all pages, dated by the end of their window", () => {
  const pages = [
    {data: [row("c1/a", 0.25)], meta: META},
    {data: [row("u1/a", 0)], meta: {...META, window_days: 7, window_end_date: "2026-05-17"}}
  ];
  const {asOf, stamps, tables} = decoded(openrouterSessions, pages);
  expect([asOf, stamps]).toEqual(["2026-05-19", [META.as_of, META.as_of]]);
  expect(tables["session_cost"]).toEqual(
    [
      ["2026-05-18", "30", "c1/a", "0.25"],
      ["2026-05-17", "7", "u1/a", "0"]
    ].map(([end, days, model, usd]) => ({
      as_of: end,
      window_days: days,
      harness: "tool",
      turn_range: "1-turn",
      model,
      median_cost_usd: usd
    }))
  );
  expect(messageOf(() => decoded(openrouterSessions, [pages[0] ?? {}, pages[0] ?? {}]))).toContain(
    "data[1]: tool 1-turn c1/a"
  );
  expect(messageOf(() => decoded(openrouterSessions, [{data: [row("c1/a", -1)], meta: META}]))).toContain(
    "data[0].median_session_cost_usd: -1; expected US dollars, not negative"
  );
});
