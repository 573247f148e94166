import {expect, it} from "vitest";
import {loadEvents} from "../../loaders/data/events.js";
import {claimsReading, eventsOf} from "../../src/components/company-record.js";
import {publishedClaims} from "../fixtures/results.js";

it("claimsReading(claims, entity) gives the claims of which a reading names the ticker, and none for a company without", async () => {
  const claims = await publishedClaims();
  const zhipu = claimsReading(claims, "2513.HK");
  expect(zhipu.length).toBeGreaterThan(0);
  expect(zhipu.every(({readings}) => readings.some(({sql}) => sql.includes("'2513.HK'")))).toBe(true);
  expect(claimsReading(claims, "513.HK")).toEqual([]);
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
