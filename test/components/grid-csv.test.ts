import {parse} from "csv-parse/sync";
import {afterEach, expect, it, vi} from "vitest";
import {figureFile} from "../../src/components/figure.js";
import {gridCsv} from "../../src/components/workspace/grid-csv.js";
import {modelSource} from "../../src/components/workspace/live-answer.js";
import {saidInRows} from "../../src/lib/said-in-rows.js";
import {withDocument} from "../fixtures/document.js";
import {valueDesk} from "../fixtures/value-desk.js";

withDocument();

afterEach(() => vi.unstubAllGlobals());

async function taken(hash: string) {
  const {workspace} = await valueDesk("en", {hash});
  const source = modelSource(workspace);
  const text = gridCsv(workspace, saidInRows(source, "client"));
  const rows: Record<string, string>[] = parse(text, {columns: true});
  return {text, rows, source, name: figureFile("model", source), valuedOn: workspace.company.valuedOn};
}

it("gridCsv(workspace) says of each line where its number is from and of which day, and of the file its source, day and audience", async () => {
  const {rows, source, valuedOn} = await taken("#company=2513.HK");
  const price = rows.find(({line}) => line === "price");
  expect([price?.["source"], price?.["day"]]).toEqual([expect.stringContaining("README"), valuedOn]);
  expect(rows.filter(({type}) => type === "input").every((row) => row["source"] !== "")).toBe(true);
  for (const row of rows) {
    expect([row["case"], row["citation"], row["as_of"]]).toEqual(["base", source.citation, source.asOf]);
    expect(row["audience"]).toContain("For clients.");
  }
});

it("gridCsv(workspace) of a reader’s scenario says once in each row whose it is, under no name of ours, nor is its file", async () => {
  const [ours, own] = [await taken("#company=2513.HK"), await taken("#company=2513.HK&set=token_growth@FY2027H1:1.5")];
  expect(own.name).toBe(ours.name.replace("-base-", "-yours-"));
  for (const row of own.rows) {
    expect(row["case"]).toBe("yours");
    expect(Object.values(row).join("|").split("Your scenario, not our view").length).toBe(2);
  }
  expect(own.source.citation).toContain("case “yours, on Base case”");
  expect(ours.text).not.toContain("not our view");
});
