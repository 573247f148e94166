import {describe, expect, it} from "vitest";
import type {Origin} from "../../src/lib/origins.js";
import {largestGroup, taskOrigins, type UseCaseModel, type UseCaseShare} from "../../src/query/use-cases.js";

const share = (level: UseCaseShare["level"], use_case: string, token_share: number): UseCaseShare => ({
  level,
  macro: "code",
  use_case,
  name: use_case,
  token_share,
  request_share: 0
});
const model = (use_case: string, origin: Origin, part: number) => ({use_case, origin, share: part}) as UseCaseModel;

describe("largestGroup(shares)", () => {
  it("is the group with most tokens, the first of equal ones, and no task where there are groups", () => {
    const shares = [
      share("task", "t1", 0.9),
      share("macro", "m1", 0.3),
      share("macro", "m2", 0.5),
      share("macro", "m3", 0.5)
    ];
    expect(largestGroup(shares)?.use_case).toBe("m2");
  });

  it("is the largest task where there are none, and nothing of nothing", () => {
    expect(largestGroup([share("task", "t1", 0.2), share("task", "t2", 0.4)])?.use_case).toBe("t2");
    expect(largestGroup([])).toBeNull();
  });
});

describe("taskOrigins(tasks)", () => {
  const of = (...models: readonly UseCaseModel[]) =>
    taskOrigins({shares: [share("macro", "t1", 1), share("task", "t1", 1), share("task", "t2", 1)], models});

  it("has a row a task, each of its own models, in the order of the tasks", () => {
    const rows = of(
      model("t2", "us", 0.75),
      model("t1", "china", 0.5),
      model("t1", "us", 0.25),
      model("t1", "us", 0.125)
    );
    expect(rows).toEqual([
      {use_case: "t1", china: 0.5, us: 0.375, elsewhere: 0, unplaced: 0.125, leads: null},
      {use_case: "t2", china: 0, us: 0.75, elsewhere: 0, unplaced: 0.25, leads: "us"}
    ]);
  });

  it("counts Europe and the rest of the world together, and leaves undisclosed labs and what is not listed unplaced", () => {
    const [row] = of(
      model("t1", "europe", 0.25),
      model("t1", "elsewhere", 0.5),
      model("t1", "undisclosed", 0.125),
      model("t1", "other", 0.0625)
    );
    expect(row).toEqual({use_case: "t1", china: 0, us: 0, elsewhere: 0.75, unplaced: 0.25, leads: "elsewhere"});
  });
});
