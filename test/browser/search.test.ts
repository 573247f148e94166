import {expect, it} from "vitest";
import {siteBrowser} from "./page.js";

const open = siteBrowser();

it("the search box of a page asks for its index once a reader turns to it, finds two signs in mid-sentence, and leads on by keys alone", async () => {
  const visit = await open("/zh/labs/z-ai.html");
  const asked: string[] = [];
  visit.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const [box, results] = [visit.page.getByRole("search").getByRole("searchbox"), visit.page.locator(".search-found a")];
  expect(asked).not.toContain("/zh/search.json");
  await box.fill("标价");
  await results.first().waitFor();
  expect(asked.filter((path) => path === "/zh/search.json")).toHaveLength(1);
  for (const text of await results.allInnerTexts()) expect(text).toContain("标价");
  await box.fill("glm-4.6");
  await results.filter({hasText: "GLM-4.6"}).first().waitFor();
  await box.press("ArrowDown");
  await visit.page.keyboard.press("Enter");
  await visit.page.waitForURL(/\/zh\/.*glm-4[._]6/);
  expect(visit.problems).toEqual([]);
  await visit.close();
});
