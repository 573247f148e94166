import {describe, expect, it} from "vitest";
import {loadUseCases} from "../../loaders/data/use-cases.js";
import {taskOrigins, type UseCaseModel, type UseCaseShare} from "../../src/query/use-cases.js";

const task = {level: "task", macro: "code", use_case: "code", name: "Code", token_share: 1, request_share: 1} satisfies UseCaseShare; // prettier-ignore
const model = (origin: UseCaseModel["origin"], share: number): UseCaseModel => ({
  use_case: "code",
  listed_order: 1,
  model: `${origin}-${share}`,
  name: "",
  lab: "",
  lab_name: "",
  lab_name_zh: "",
  origin,
  share
});
const of = (...models: UseCaseModel[]) => taskOrigins({shares: [task], models})[0];

describe("taskOrigins(tasks)", () => {
  it("adds the listed models by origin, and leaves the rest unplaced", () => {
    const found = of(model("china", 0.3), model("china", 0.2), model("us", 0.25), model("undisclosed", 0.05));
    expect(found).toMatchObject({china: 0.5, us: 0.25, elsewhere: 0, leads: null});
    expect(found?.unplaced).toBeCloseTo(0.25, 12);
  });

  it("names who leads only where what is not placed could not turn it", () => {
    expect(of(model("china", 0.5), model("us", 0.3))?.leads).toBeNull();
    expect(of(model("china", 0.55), model("us", 0.3))?.leads).toBe("china");
    expect(of(model("us", 0.9))?.leads).toBe("us");
  });

  it("gives shares of every task on record that sum to one", async () => {
    const {tasks, apps} = await loadUseCases();
    if (!tasks) throw new Error("tasks: none on record");
    const rows = taskOrigins(tasks);
    expect(rows.map((r) => r.use_case)).toEqual(tasks.shares.filter((s) => s.level === "task").map((s) => s.use_case));
    expect(rows.length).toBeGreaterThan(0);
    for (const r of rows) {
      expect(r.china + r.us + r.elsewhere + r.unplaced).toBeCloseTo(1, 12);
      expect(r.unplaced).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(apps.map((a) => `${a.window_days} ${a.as_of}`)).size).toBe(
      new Set(apps.map((a) => a.window_days)).size
    );
  });
});
