import {afterEach, describe, expect, it, vi} from "vitest";
import {unstatedNotice} from "../../src/components/workspace/unstated-notice.js";
import {withPeriods} from "../../src/model/text/edit-sections.js";
import {withDocument} from "../fixtures/document.js";
import {valueDesk} from "../fixtures/value-desk.js";

withDocument();

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("unstatedNotice(workspace, models)", () => {
  it.each([
    ["en", "Growth of weekly tokens, half on half, from FY2033 H1"],
    ["zh", "周均词元环比增速（半年），2033财年上半年起"]
  ] as const)(
    "names the inputs that end before added periods, and goes on with their last numbers (%s)",
    async (lang, named) => {
      const {workspace, models, value} = await valueDesk(lang);
      const {first, lastActual = null} = workspace.company.sheet.calendar;
      expect(unstatedNotice(workspace, models)).toEqual([]);
      const changed = await models.change((text) =>
        withPeriods(text, {first, last: "FY2033H2", lastActual, hasYears: true})
      );
      expect(changed.ok).toBe(true);
      expect(value("value")).toBeNaN();
      const [notice] = unstatedNotice(workspace, models);
      expect(notice?.textContent).toContain(named);
      notice?.querySelector("button")?.click();
      await expect.poll(() => value("value")).toBeGreaterThan(0);
      expect(value("token_growth@FY2033H2")).toBe(value("token_growth@FY2032H2"));
      expect(unstatedNotice(workspace, models)).toEqual([]);
    }
  );
});
