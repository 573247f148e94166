import {runInNewContext} from "node:vm";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {ARRIVING} from "../../../loaders/pages/arriving.js";

/** Opens a page at an address; what it waits for is done by hand. */
function opened(hash: string) {
  const {window} = new JSDOM(`<body><script></script><img></body>`, {url: `http://site/en/value.html${hash}`});
  const {document, location} = window;
  const waiting: (() => void)[] = [];
  const setTimeout = (run: () => void) => waiting.push(run);
  const addEventListener = window.addEventListener.bind(window);
  runInNewContext(ARRIVING, {document, location, addEventListener, setTimeout});
  const fail = (name: string) => document.querySelector(name)?.dispatchEvent(new window.Event("error"));
  const waitsFor = (run: () => void) => {
    const before = document.documentElement.classList.contains("arriving");
    run();
    return [before, document.documentElement.classList.contains("arriving")];
  };
  return {fail, waitsFor, timeOut: () => waiting.forEach((run) => run())};
}

describe("ARRIVING", () => {
  it.each([
    ["#company=BABA", true],
    ["#at=cases&company=BABA", true],
    ["#company%3DBABA", true],
    ["#sort=&company=BABA", true],
    ["", false],
    ["#cases", false],
    ["#at=cases", false]
  ])("opened at %s leaves unseen what stands there without a state: %s", (hash, isUnseen) => {
    expect(opened(hash).waitsFor(() => undefined)).toEqual([isUnseen, isUnseen]);
  });

  it("shows it after all once a script cannot be had, or none came in time; not for a picture", () => {
    const [first, second, third] = [opened("#company=BABA"), opened("#company=BABA"), opened("#company=BABA")];
    expect(first.waitsFor(() => first.fail("script"))).toEqual([true, false]);
    expect(second.waitsFor(() => second.fail("img"))).toEqual([true, true]);
    expect(third.waitsFor(third.timeOut)).toEqual([true, false]);
  });
});
