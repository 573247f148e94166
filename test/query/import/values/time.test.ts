import {describe, expect, it} from "vitest";
import {dayReader} from "../../../../src/query/import/values/days.js";
import {readTime} from "../../../../src/query/import/values/time.js";

const iso = (text: string) => {
  const found = readTime(text);
  return found && `${new Date(found.time).toISOString().slice(0, 19)} ${found.zone}`;
};

describe("readTime(text)", () => {
  it.each([
    ["1788429600", "2026-09-03T10:00:00 stated"],
    ["1788429600123", "2026-09-03T10:00:00 stated"],
    ["1788429600123456", "2026-09-03T10:00:00 stated"],
    ["1788429600123456789", "2026-09-03T10:00:00 stated"],
    ["1788429600.5", "2026-09-03T10:00:00 stated"],
    ["1.7884296e9", "2026-09-03T10:00:00 stated"],
    ["[1788429600, 123000000]", "2026-09-03T10:00:00 stated"]
  ])("reads %s as an instant since 1970", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ["46268", "2026-09-03T00:00:00 date"],
    ["46268.75", "2026-09-03T18:00:00 absent"],
    ["46268,75", "2026-09-03T18:00:00 absent"]
  ])("reads %s as a spreadsheet's day", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ["2026-09-03", "2026-09-03T00:00:00 date"],
    ["20260903", "2026-09-03T00:00:00 date"],
    ["202609", "2026-09-01T00:00:00 date"],
    ["2026-09", "2026-09-01T00:00:00 date"],
    ["2026-W36", "2026-08-31T00:00:00 date"],
    ["2026年第36周", "2026-08-31T00:00:00 date"],
    ["Sep 2026", "2026-09-01T00:00:00 date"],
    ["03-Sep-26", "2026-09-03T00:00:00 date"],
    ["3 Sept 2026", "2026-09-03T00:00:00 date"],
    ["03.09.2026", "2026-09-03T00:00:00 date"],
    ["2026-08-31 - 2026-09-06", "2026-08-31T00:00:00 date"],
    ["2026-08-31/2026-09-06", "2026-08-31T00:00:00 date"],
    ["Aug 31, 2026 – Sep 6, 2026", "2026-08-31T00:00:00 date"],
    ["2026年8月31日至2026年9月6日", "2026-08-31T00:00:00 date"]
  ])("reads %s as days, weeks and months, which count on their first", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ["2026-09-03T14:05:00Z", "2026-09-03T14:05:00 stated"],
    ["2026-09-03T14:05:00.123456789+02:00", "2026-09-03T12:05:00 stated"],
    ["2026-09-03 14:05:00 +0000 UTC", "2026-09-03T14:05:00 stated"],
    ["Thu Sep 03 2026 14:05:00 GMT+0800 (China Standard Time)", "2026-09-03T06:05:00 stated"],
    ["2026-09-03 23:30:00 Asia/Shanghai", "2026-09-03T15:30:00 stated"],
    ["2026-09-03 23:30:00 America/New_York", "2026-09-04T03:30:00 stated"],
    ["2026-12-03 23:30:00 America/New_York", "2026-12-04T04:30:00 stated"],
    ["2026-09-03 14:05:00 PST", "2026-09-03T22:05:00 stated"],
    ["9/3/2026 2:05 PM", "2026-09-03T14:05:00 absent"],
    ["2026-09-03 12:05 a.m.", "2026-09-03T00:05:00 absent"]
  ])("reads the zone and the half of the day of %s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ["2026年9月3日 下午3:05", "2026-09-03T15:05:00 absent"],
    ["2026/9/3 3:05:00 下午", "2026-09-03T15:05:00 absent"],
    ["2026年9月3日 星期四 上午9时05分", "2026-09-03T09:05:00 absent"],
    ["2026年9月3日（周四）", "2026-09-03T00:00:00 date"],
    ["2026年9月3日 晚上8:30", "2026-09-03T20:30:00 absent"],
    ["2026年9月3日 凌晨12:30", "2026-09-03T00:30:00 absent"],
    ["2026年9月3日 中午12:30", "2026-09-03T12:30:00 absent"],
    ["2026年9月3日 中午11:30", "2026-09-03T11:30:00 absent"]
  ])("reads %s as Chinese is written", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ...["2026-02-30", "2026-13-01", "31/31/2026", "25:00", "2026-09-03 25:00", "2026-09-03 13:05 PM", "0", "-1"],
    ...[
      "1969-12-31",
      "9999-01-01",
      "soon",
      "",
      "null",
      "2026-09-03 10:00 CST",
      "2026-09-03 10:00 Mars/Olympus",
      "1e400"
    ]
  ])("reads %s as no time", (text) => {
    expect(readTime(text)).toBeNull();
  });
});

describe("dayReader({zone}).read(text)", () => {
  it("puts an instant on its day in the zone, also when its clock is set back", () => {
    const days = dayReader({zone: "America/New_York"});
    expect(
      ["2026-11-01T03:59:00Z", "2026-11-01T04:00:00Z", "2026-11-02T04:59:00Z", "2026-11-02T05:00:00Z"].map(
        (text) => days.read(text)?.day
      )
    ).toEqual(["2026-10-31", "2026-11-01", "2026-11-01", "2026-11-02"]);
  });
});
