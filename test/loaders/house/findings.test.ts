import {describe, expect, it} from "vitest";
import {changedFindings, findingsOf} from "../../../loaders/house/findings.js";

const number = (value: number) => `<data value="${value}" data-unit="share" data-source="S">${value}</data>`;

function found(headline: string, rest = "") {
  const html = `<body><h1 id="h"><a href="#h">${headline}</a></h1><p class="dek">In the week of <time datetime="2026-09-28">28 Sep</time>.</p>${rest}`;
  return findingsOf([{path: "/en/usage.html", html}], ["/usage"]).get("/usage") ?? {};
}

describe("findingsOf(pages)", () => {
  it("are what a page says without its numbers and days, so that a new week is none, and a fall for a rise is", () => {
    const was = found(`Tokens <!--x-->moved by ${number(0.2)}`);
    expect(was).toEqual({"headline en": "Tokens moved by #", "answer en": "In the week of @."});
    expect(changedFindings(was, found(`Tokens moved by ${number(0.3)}`))).toEqual([]);
    expect(changedFindings(was, found(`Tokens moved by ${number(-0.3)}`))).toEqual([
      "headline en: Tokens moved by −#; approved Tokens moved by #"
    ]);
    expect(changedFindings(was, found("Xiaomi leads"))).toHaveLength(1);
  });

  it("are verdicts of today with the bases that they hold on, each by its claim", () => {
    const row = (today: string, bases: string) =>
      `<tr><td><a href="#china_leads">China leads by ${number(2)}</a></td><td class="verdict verdict-holds"><i>●</i></td><td class="verdict verdict-${today}" title="${bases}"><i>◐</i></td></tr>`;
    const was = found("Claims", row("holds_only_under", "Nine largest"));
    expect(was["verdict of china_leads, en"]).toBe("holds_only_under: Nine largest");
    expect(changedFindings(was, found("Claims", row("holds", "Nine largest")))).toEqual([
      "verdict of china_leads, en: holds: Nine largest; approved holds_only_under: Nine largest"
    ]);
    expect(changedFindings(was, found("Claims"))).toEqual([
      "verdict of china_leads, en: gone; approved holds_only_under: Nine largest"
    ]);
  });
});
