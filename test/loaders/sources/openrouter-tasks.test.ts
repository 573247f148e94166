import {describe, expect, it} from "vitest";
import {openrouterTasks} from "../../../loaders/sources/openrouter-tasks.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const DATA = {
  as_of: "2026-05-19T23:00:00Z",
  window_days: 7,
  macro_categories: [{key: "code", label: "Code", token_share: 0.7, usage_share: 0.6}],
  classifications: [
    {
      tag: "debug",
      display_name: "Debugging",
      macro_category: "code",
      token_share: 0.4,
      usage_share: 0.3,
      models: [
        {id: "c1/a", tag_token_share: 0.5},
        {id: "u1/a", tag_token_share: 0.25}
      ]
    }
  ]
};

describe("openrouterTasks.decode(bodies, asked)", () => {
  it("reads shares of tokens and of requests, and the models of a task in the order listed", () => {
    const {asOf, stamps, tables} = decoded(openrouterTasks, [{data: DATA}]);
    const window = {as_of: "2026-05-19", window_days: "7"};
    expect([asOf, stamps]).toEqual(["2026-05-19", [DATA.as_of]]);
    expect(tables["use_case_share"]).toEqual([
      {
        ...window,
        level: "macro",
        macro: "code",
        use_case: "macro:code",
        name: "Code",
        token_share: "0.7",
        request_share: "0.6"
      },
      {
        ...window,
        level: "task",
        macro: "code",
        use_case: "debug",
        name: "Debugging",
        token_share: "0.4",
        request_share: "0.3"
      }
    ]);
    expect(tables["use_case_model_share"]).toEqual([
      {...window, macro: "code", use_case: "debug", listed_order: "1", model: "c1/a", share_within_use_case: "0.5"},
      {...window, macro: "code", use_case: "debug", listed_order: "2", model: "u1/a", share_within_use_case: "0.25"}
    ]);
  });

  it.each([
    ["no tasks", {classifications: []}, "data.classifications: no rows"],
    ["no groups", {macro_categories: []}, "data.macro_categories: no rows"],
    ["a stamp to come", {as_of: "2026-05-21T00:00:00Z"}, "data.as_of: 2026-05-21T00:00:00Z"],
    [
      "a task twice",
      {classifications: [...DATA.classifications, ...DATA.classifications]},
      "data.classifications[1]: debug"
    ]
  ])("refuses %s", (_, change, says) => {
    expect(messageOf(() => decoded(openrouterTasks, [{data: {...DATA, ...change}}]))).toContain(says);
  });
});
