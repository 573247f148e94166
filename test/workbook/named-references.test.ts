import {describe, expect, it} from "vitest";
import {namedPlaces, readByName, readByPlace} from "../../src/workbook/named-references.js";

const NAMES = new Map([
  ["wacc", "'model'!$F$3"],
  ["growth", "'my part'!$F$4"],
  ["_fy26", "model!$F$5"],
  ["series", "'model'!$G$2:$I$2"],
  ["constant", "0.5"]
]);
const places = namedPlaces(NAMES);

describe("readByName(formula, sheet, places)", () => {
  it.each([
    ["G2*(1+$F$3)", "G2*(1+wacc)"],
    ["'my part'!$F$4+$F$4", "growth+$F$4"],
    ["model!$F$5/'model'!$F$3", "_fy26/wacc"],
    ['IF($F$3>0,"$F$3",SUM($F$3:$H$3))', 'IF(wacc>0,"$F$3",SUM($F$3:$H$3))'],
    ["SUM($G$2:$I$2)", "SUM($G$2:$I$2)"],
    ["$F$33+XF$3", "$F$33+XF$3"]
  ])("writes %s as %s", (formula, named) => {
    expect(readByName(formula, "model", places)).toBe(named);
  });
});

describe("readByPlace(formula, names)", () => {
  const lower = new Map([...NAMES].filter(([name]) => !["series", "constant"].includes(name)));

  it.each([
    ["G2*(1+WACC)-growth", "G2*(1+$F$3)-'my part'!$F$4"],
    ['IF(wacc>0,"wacc",wacc(1))', 'IF($F$3>0,"wacc",wacc(1))'],
    ["'wacc'!A1+wacc!A1+series+$wacc", "'wacc'!A1+wacc!A1+series+$wacc"],
    ["wacc2+my.wacc", "wacc2+my.wacc"]
  ])("reads %s as %s", (formula, placed) => {
    expect(readByPlace(formula, "model", lower)).toBe(placed);
  });
});
