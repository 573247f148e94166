import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {fileNameFor, pageAudience} from "../../src/lib/audience.js";

describe("fileNameFor(name, audience)", () => {
  it("says before the ending for whom the page was published that it is from", () => {
    expect(fileNameFor("usage-weeks.csv", "client")).toBe("usage-weeks.client.csv");
    expect(fileNameFor("zhipu.model.xlsx", "internal")).toBe("zhipu.model.internal.xlsx");
    expect(fileNameFor("notes", "public")).toBe("notes.public");
    expect(fileNameFor("usage-weeks.csv", null)).toBe("usage-weeks.csv");
  });
});

describe("pageAudience(page)", () => {
  it("is what the head says, and null where it says none or another", () => {
    const of = (head: string) => pageAudience(new JSDOM(`<head>${head}</head>`).window.document);
    expect(of(`<meta name="audience" content="client">`)).toBe("client");
    expect([of(""), of(`<meta name="audience" content="everyone">`)]).toEqual([null, null]);
  });
});
