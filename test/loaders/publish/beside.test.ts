import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {editionDates} from "../../../loaders/editions/files.js";
import {readStillPages} from "../../../loaders/editions/still-pages.js";
import {answerBeside} from "../../../loaders/publish/beside.js";

describe("answerBeside(server)", () => {
  const server = answerBeside(createServer((request, response) => response.end(`preview ${request.url}`)));
  let site = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it("has every page of every edition as a build serves it", async () => {
    for (const date of editionDates())
      for (const {path} of readStillPages(date)?.pages ?? []) {
        const response = await fetch(`${site}/editions/${date}/${path}`);
        expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
        expect(await response.text()).toContain(`href="../../../${path.slice(0, 2)}/sql.html"`);
      }
  });

  it.each([
    "/",
    "/en/sql.html",
    "/editions/2026-11-25/en/none.html",
    "/editions/2026-11-25/pages.json",
    "/editions/x/y"
  ])("leaves %s to the preview", async (path) => {
    expect(await (await fetch(site + path)).text()).toBe(`preview ${path}`);
  });
});
