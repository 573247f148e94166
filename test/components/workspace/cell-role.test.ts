import {afterEach, describe, expect, it, vi} from "vitest";
import {isEmpty, isIdle, isUnverified, lookOf, roleOf} from "../../../src/components/workspace/cell-role.js";
import {withDocument} from "../../fixtures/document.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
afterEach(() => void vi.unstubAllGlobals());

const GROWTH = "token_growth@FY2027";

describe("what a cell is", () => {
  it.each([
    ["token_growth@FY2027", "input"],
    ["tokens_reported@FY2025", "fact"],
    ["revenue@FY2027", "formula"],
    ["selling_fixed", "plug"],
    ["cash_ties", "check"]
  ])("%s is %s", (key, role) => {
    const {workspace, cell} = smallDesk();
    expect(roleOf(workspace, cell(key))).toBe(role);
  });

  it("is idle where it moves neither value nor return, empty where nothing is stated, and unverified where nobody checked", () => {
    const {workspace, cell} = smallDesk();
    expect(isIdle(workspace, cell("sales_multiple"))).toBe(true);
    expect(isIdle(workspace, cell(GROWTH))).toBe(false);
    expect([isEmpty(workspace, cell("tokens_reported@FY2027")), isEmpty(workspace, cell("revenue@FY2027"))]).toEqual([
      true,
      false
    ]);
    expect([isUnverified(workspace, cell("price")), isUnverified(workspace, cell("tokens_reported@FY2025"))]).toEqual([
      true,
      false
    ]);
  });

  it("has the look of the table in it: two of the same look are one table", () => {
    const [one, same] = [smallDesk().workspace, smallDesk("en", {hash: "#set=free_share:0.3"}).workspace];
    expect(lookOf(one)).toBe(lookOf(same));
    const {workspace} = smallDesk("en", {company: {title: {en: "Other", zh: "其他"}}});
    expect(lookOf(workspace)).not.toBe(lookOf(one));
  });
});
