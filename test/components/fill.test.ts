import {afterEach, describe, expect, it, vi} from "vitest";
import {filledOnward} from "../../src/components/workspace/fill-handle.js";
import {putOver} from "../../src/components/workspace/paste-over.js";
import {valueDesk} from "../fixtures/value-desk.js";

afterEach(() => vi.unstubAllGlobals());

type Desk = Awaited<ReturnType<typeof valueDesk>>;

/** What filling a block from one cell to another comes to. */
function filled(desk: Desk, from: string, to: string, direction: "right" | "down") {
  const [start, end] = [desk.at(from), desk.at(to)];
  const block = {...start, right: end.right, bottom: end.bottom};
  return filledOnward(desk.workspace, {grid: desk.grid(), block, isOver: true}, direction, desk.inPercent);
}

const put = (desk: Desk, key: string, worth: string) =>
  putOver(desk, {set: [], instead: [{cell: desk.cell(key), worth}]});

describe("filledOnward(workspace, {grid, block, isOver}, direction, inPercent)", () => {
  it("takes the first column of a block, or the one before a single column, and leaves formulas that follow their line", async () => {
    const desk = await valueDesk();
    const expected = [["token_growth@FY2027H2", desk.value("token_growth@FY2027H1")]];
    expect(filled(desk, "token_growth@FY2027H1", "token_growth@FY2027H2", "right").set).toEqual(expected);
    expect(filled(desk, "token_growth@FY2027H2", "token_growth@FY2027H2", "right").set).toEqual(expected);
    // The period before, past the full year that stands between them.
    expect(filled(desk, "token_growth@FY2028H1", "token_growth@FY2028H1", "right").set).toEqual([
      ["token_growth@FY2028H1", desk.value("token_growth@FY2027H2")]
    ]);
    expect(filled(desk, "revenue@FY2027H1", "revenue@FY2028H1", "right")).toEqual({set: [], refused: []});
    expect(filled(desk, "risk_free", "risk_free", "right")).toEqual({set: [], refused: []});
  });

  it("carries a formula that stands instead of its line along the row, as one step", async () => {
    const desk = await valueDesk();
    expect(await put(desk, "revenue@FY2027H1", "other_revenue * 2")).toMatchObject({ok: true});
    const changes = filled(desk, "revenue@FY2027H1", "revenue@FY2028H1", "right");
    expect(changes.instead?.map(({worth}) => worth)).toEqual(["other_revenue * 2", "other_revenue * 2"]);
    expect(await putOver(desk, changes)).toMatchObject({ok: true});
    expect(desk.value("revenue@FY2028H1")).toBeCloseTo(2 * desk.value("other_revenue@FY2028H1"), 9);
  });

  it("carries the formula of a line over what stands instead of it further on", async () => {
    const desk = await valueDesk();
    const before = desk.value("revenue@FY2027H2");
    await put(desk, "revenue@FY2027H2", "1");
    await putOver(desk, filled(desk, "revenue@FY2027H1", "revenue@FY2027H2", "right"));
    expect(desk.value("revenue@FY2027H2")).toBeCloseTo(before, 9);
  });

  it("carries a formula down to a line of the same unit, and refuses one of another", async () => {
    const desk = await valueDesk();
    const [row] = [desk.at("other_revenue@FY2027H1").top];
    expect(desk.at("revenue@FY2027H1").top).toBe(row + 1);
    const {instead} = filled(desk, "other_revenue@FY2027H1", "revenue@FY2027H1", "down");
    expect(instead).toEqual([
      {cell: desk.cell("revenue@FY2027H1"), worth: "prev(other_revenue, missing) * (1 + other_growth)"}
    ]);
    const {refused} = filled(desk, "weekly_tokens@FY2027H1", "usage_growth@FY2027H1", "down");
    expect(refused.map(({problem}) => problem.en)).toEqual(["in another unit than the line it is filled from"]);
  });
});
