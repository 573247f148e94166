import {describe, expect, it} from "vitest";
import {clockState, withCredibleTimes} from "../../../loaders/ledger/clock.js";
import {entriesOf} from "../../fixtures/entries.js";

const NOW = "2026-05-20T06:00:00.000Z";
const at = (...times: readonly string[]) => entriesOf(...times.map((retrieved_at) => ({retrieved_at})));

it("withCredibleTimes(entries) dates no entry after a later one", () => {
  const times = ["2026-05-01T06:00:00.000Z", "2026-06-01T06:00:00.000Z", "2026-05-03T06:00:00.000Z", NOW];
  const credible = withCredibleTimes(at(...times));
  expect(credible.map((e) => [e.seq, e.retrieved_at])).toEqual([
    [1, times[0]],
    [2, times[2]],
    [3, times[2]],
    [4, NOW]
  ]);
});

describe("clockState(entries, now)", () => {
  const state = (...times: readonly string[]) => {
    const {refusal, notice} = clockState(at(...times), new Date(NOW));
    return refusal !== null ? "refused" : notice !== null ? "noticed" : "agrees";
  };
  const [past, earlier] = ["2026-05-19T06:00:00.000Z", "2026-05-18T06:00:00.000Z"];

  it("agrees with books of which no entry lies ahead", () => {
    expect([state(), state(past, NOW)]).toEqual(["agrees", "agrees"]);
  });

  it("waits for an entry up to seven days ahead, whatever the rest says", () => {
    expect(state(earlier, past, "2026-05-27T06:00:00.000Z")).toBe("refused");
    expect(state(earlier, past, "2026-05-27T06:00:00.001Z")).toBe("noticed");
  });

  it("believes the side with most days, and the clock where both have as many", () => {
    const [far, farther] = ["2026-07-01T06:00:00.000Z", "2026-07-02T06:00:00.000Z"];
    expect(state(past, far, farther)).toBe("refused");
    expect(state(past, past, far, farther)).toBe("refused");
    expect(state(earlier, past, far, farther)).toBe("noticed");
    expect(state(earlier, past, farther, "2026-05-21T06:00:00.000Z")).toBe("noticed");
  });

  it("names the first entry that lies ahead, and what to do", () => {
    const {refusal} = clockState(at(past, "2026-05-21T06:00:00.000Z", "2026-05-22T06:00:00.000Z"), new Date(NOW));
    expect(refusal).toBe(
      `the clock says ${NOW}, entry 2 of s was written at 2026-05-21T06:00:00.000Z; expected a time after every entry. ` +
        "Nothing was stored: set the clock of this machine right, then run again."
    );
  });
});
