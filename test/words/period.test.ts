import {describe, expect, it} from "vitest";
import {periodName} from "../../src/words/period.js";

describe("periodName(label)", () => {
  it.each([
    ["FY2030H2", "H2 2030", "2030年下半年"],
    ["FY2030H1", "H1 2030", "2030年上半年"],
    ["FY2027Q3", "Q3 2027", "2027年第三季度"],
    ["FY2028", "FY2028", "2028财年"],
    ["Launch", "Launch", "Launch"]
  ])("of %s is %s, %s", (label, en, zh) => {
    expect(periodName(label)).toEqual({en, zh});
  });
});
