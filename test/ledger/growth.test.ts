import {describe, expect} from "vitest";
import {pullNightly} from "../fixtures/remote/pulls-over-time.js";
import {itInFull} from "../fixtures/share.js";

const DAYS = 15;
const MOST_BYTES_A_YEAR = 30e6;

describe("the archive", () => {
  itInFull(
    "grows by at most 30 MB a year on answers of real size, at the rate of these days; npm run bench -- archive runs the year",
    async () => {
      const {laterBytes, payloads, named, problems} = await pullNightly(DAYS);
      expect(problems).toEqual([]);
      expect((laterBytes / (DAYS - 1)) * 365).toBeLessThan(MOST_BYTES_A_YEAR);
      // Filings asked again and unchanged are named, and not kept again.
      expect(payloads).toBeLessThan(named);
    },
    120_000
  );
});
