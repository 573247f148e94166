import {pullNightly} from "../fixtures/remote/pulls-over-time.js";

// A year of nightly refreshes on answers of real size: how far does the archive grow?

const LIMIT_MB = 30;
const {days, firstDayBytes, laterBytes, entries, payloads, problems} = await pullNightly(365);
const megabytes = (bytes: number) => Math.round(bytes / 1e4) / 100;
const result = {
  name: "archive",
  days,
  first_day_mb: megabytes(firstDayBytes),
  year_mb: megabytes(laterBytes),
  limit_mb: LIMIT_MB,
  entries,
  payloads,
  holds: problems.length === 0,
  met: laterBytes <= LIMIT_MB * 1e6 && problems.length === 0
};
console.table(Object.entries(result).map(([measure, value]) => ({measure, value})));
console.log(JSON.stringify(result));
if (!result.met) process.exitCode = 1;
