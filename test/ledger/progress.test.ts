import {describe, expect, it} from "vitest";
import {progressBar} from "../../loaders/progress.js";

function stream(isTTY: boolean): {readonly out: NodeJS.WriteStream; readonly written: string[]} {
  const written: string[] = [];
  const out = {isTTY, write: (text: string) => written.push(text) > 0};
  return {out: out as unknown as NodeJS.WriteStream, written};
}

describe("progressBar(stream)", () => {
  it("redraws one line on a terminal, and clears it", () => {
    const {out, written} = stream(true);
    const bar = progressBar(out);
    bar.show(3, 6, "models-dev");
    bar.clear();
    expect(written).toEqual([`\r\u001b[K${"█".repeat(12)}${"░".repeat(12)} 3/6 models-dev`, "\r\u001b[K"]);
  });

  it("writes nothing elsewhere", () => {
    const {out, written} = stream(false);
    progressBar(out).show(3, 6, "models-dev");
    progressBar(out).clear();
    expect(written).toEqual([]);
  });
});
