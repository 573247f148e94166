import {expect, it} from "vitest";
import {loadEvents} from "../../loaders/data/events.js";
import {claimsReading, eventsOf} from "../../src/components/figures/company-record.js";
import {publishedClaims} from "../fixtures/results.js";

it("claimsReading(claims, keys) gives the claims that read the ticker or a lab of the company, by the names the register gives them", async () => {
  const claims = await publishedClaims();
  const ids = (...keys: string[]) => claimsReading(claims, keys).map(({claim}) => claim);
  expect(ids("2513.HK", "z-ai", "thudm")).toEqual(expect.arrayContaining(["zhipu_in_the_flow", "price_since"]));
  expect(ids("2513.HK")).not.toContain("zhipu_in_the_flow");
  expect(ids("z-ai")).not.toContain("price_since");
  expect(ids("513.HK")).toEqual([]);
});

it("eventsOf(data, entity) gives those of the company and of its labs, newest first, and of nobody else", async () => {
  const data = await loadEvents();
  const own = eventsOf(data, "2513.HK");
  const labs = data.owned.find((o) => o.entity === "2513.HK")?.labs ?? [];
  expect(labs.length).toBeGreaterThan(0);
  const by = (is: boolean) => data.events.filter((e) => (e.entity === "2513.HK" || labs.includes(e.lab ?? "")) === is);
  expect(own).toHaveLength(by(true).length);
  expect(by(false).length).toBeGreaterThan(0);
  expect(own.map(({date}) => date)).toEqual([...own.map(({date}) => date)].sort().reverse());
  expect(eventsOf(data, "nobody")).toEqual([]);
});
