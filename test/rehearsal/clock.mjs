// Preloaded into a command of a rehearsal: it is as late as the night that is rehearsed, and time goes on from there.
const late = Date.parse(process.env["REHEARSED_AT"] ?? "") - Date.now();
if (Number.isNaN(late)) throw new Error("REHEARSED_AT: expected an instant such as 2026-11-28T05:20:00Z");
const Clock = globalThis.Date;
globalThis.Date = class Date extends Clock {
  constructor(...parts) {
    if (parts.length === 0) super(Clock.now() + late);
    else super(...parts);
  }
  static now() {
    return Clock.now() + late;
  }
};
