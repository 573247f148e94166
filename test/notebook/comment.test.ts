import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hasChanged, newComment, parseComment, pinsOf, standsUnder} from "../../src/notebook/comment.js";
import {withBody, withName} from "../../src/notebook/edit.js";
import {withValue} from "../../src/notebook/input-spec.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {parseReference, type NotebookReference} from "../../src/notebook/reference.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

const FENCE = "```";

const TEXT = `${FENCE}input id=price
kind: number
value: 2
${FENCE}

${FENCE}sql id=weeks
SELECT * FROM (VALUES (1, 10.0::DOUBLE), (2, 20.0::DOUBLE)) t(week, tokens)
${FENCE}

${FENCE}sql id=last
SELECT week, tokens * \${price} AS money FROM weeks ORDER BY week DESC LIMIT 1
${FENCE}

${FENCE}chart id=drawn
from: weeks
x: week
y: tokens
${FENCE}

${FENCE}model id=m
title Mine
periods FY2026 to FY2027

tokens tokens tn flow input 100
  because it is an example
price USD/Mtok input \${price}
  because it is set above
revenue USD m flow = tokens * price
${FENCE}
`;

async function opened(text: string): Promise<Notebook> {
  const notebook = new Notebook(text, {
    session,
    file: () => Promise.resolve(null),
    models: async () => ({documents: DOCUMENTS, data: await clientData})
  });
  notebook.start();
  await notebook.idle();
  return notebook;
}

const named = (notebook: Notebook, name: string) => {
  const view = notebook.views().find(({cell}) => cell.name === name);
  if (!view) throw new Error(`${name}: no such cell`);
  return view;
};
const at = (written: string): NotebookReference => parseReference(written) as NotebookReference;
const commented = (notebook: Notebook, ...pins: readonly string[]) =>
  pins
    .map((pin) => newComment(pin, named(notebook, at(pin).cell).value, "2026-11-27", "Too high?"))
    .map((body) => `\n${FENCE}comment\n${body}${FENCE}\n`)
    .join("");
const states = (notebook: Notebook) =>
  notebook.views().flatMap(({cell, phase, value}) => (cell.kind === "comment" ? [[phase, value?.under?.isOther]] : []));

describe("a comment", () => {
  it("travels in the file with what stands under it, and shows when that has changed", async () => {
    const plain = await opened(TEXT);
    const text = TEXT + commented(plain, "last.money", "m.revenue@FY2027", "drawn", "weeks", "m.revenue", "price");
    expect(text).toContain("on: last.money\nwas: 40\nday: 2026-11-27\n\nToo high?\n");
    expect(text).toContain("on: m.revenue@FY2027\nwas: 200\n");
    expect(text).toMatch(/on: drawn\nwas: 2 rows [0-9a-f]{8}\n/);
    const notebook = await opened(text);
    expect(notebook.text).toBe(text);
    expect(states(notebook)).toEqual(Array.from({length: 6}, () => ["fresh", false]));
    const {cell} = named(notebook, "price");
    notebook.change(withBody(notebook.parts, cell.key, withValue(cell.body, 3)));
    await notebook.idle();
    // The rows and the chart of them do not read the price.
    expect(states(notebook).map(([, isOther]) => isOther)).toEqual([true, true, false, false, true, true]);
    const weeks = named(notebook, "weeks").cell;
    notebook.change(withBody(notebook.parts, weeks.key, weeks.body.replace("10.0", "11.0")));
    await notebook.idle();
    expect(states(notebook).map(([, isOther]) => isOther)).toEqual([true, true, true, true, true, true]);
    notebook.undo();
    notebook.undo();
    await notebook.idle();
    expect(states(notebook).map(([, isOther]) => isOther)).toEqual(Array.from({length: 6}, () => false));
  });

  it("follows a cell that is renamed, and waits for one that fails", async () => {
    const plain = await opened(TEXT);
    const notebook = await opened(TEXT + commented(plain, "last.money"));
    notebook.change(withName(notebook.parts, named(notebook, "last").cell.key, "newest"));
    await notebook.idle();
    expect(notebook.text).toContain("on: newest.money\n");
    expect(states(notebook)).toEqual([["fresh", false]]);
    const {cell} = named(notebook, "newest");
    notebook.change(withBody(notebook.parts, cell.key, "SELECT nothing FROM weeks\n"));
    await notebook.idle();
    expect(states(notebook).map(([phase]) => phase)).toEqual(["waiting"]);
  });

  it("says what it is pinned to that is not there", async () => {
    const notebook = await opened(
      `${TEXT}\n${FENCE}comment\non: weks\n\nx\n${FENCE}\n\n${FENCE}comment\non: m.nothing@FY2027\n\nx\n${FENCE}\n`
    );
    const said = notebook.views().filter(({cell}) => cell.kind === "comment");
    expect(said[0]?.problems.map(({text}) => text.en)).toEqual(["weks: no cell of that name; did you mean weeks?"]);
    expect(String(said[1]?.error)).toMatch(/^CellRefused: m\.nothing@FY2027: no one number of the model/);
  });

  it("is pinned to a cell, a column of its one row, or a line of its model", async () => {
    const notebook = await opened(TEXT);
    expect(["weeks", "last", "drawn", "price"].map((name) => pinsOf(named(notebook, name)))).toEqual([
      ["weeks"],
      ["last.week", "last.money"],
      ["drawn"],
      ["price"]
    ]);
    expect(pinsOf(named(notebook, "m"))).toEqual(["m", "m.tokens@FY2027", "m.price", "m.revenue@FY2027"]);
  });
});

describe("parseComment(body)", () => {
  it.each([
    ["was: 3\n\nx\n", "on: nothing; expected “on: weeks”"],
    ["on: weeks.a.b\n\nx\n", "on: weeks.a.b; expected a cell, one of its columns"],
    ["on: weeks\nday: 2026-13-01\n\nx\n", "day: 2026-13-01; expected a day such as 2026-09-16"],
    ["on: weeks\nwho: me\n\nx\n", "who: unknown field; expected one of on, was, by, day"]
  ])("tells what is wrong with %j", (body, problem) => {
    expect(parseComment(body).problems.map(({text}) => text.en)).toEqual([expect.stringContaining(problem)]);
  });

  it("reads fields and, below a blank line, what is said, of as many lines as it has", () => {
    const {comment, problems} = parseComment(
      "on: m.revenue@FY2027\nwas: 200\nby: Li\nday: 2026-11-27\n\nToo high:\n\non: not a field\n"
    );
    expect(problems).toEqual([]);
    expect(comment).toMatchObject({was: "200", by: "Li", day: "2026-11-27", words: "Too high:\n\non: not a field"});
  });
});

describe("standsUnder(on, read) and hasChanged(was, now)", () => {
  const table = (rows: readonly Readonly<Record<string, number | null>>[]) => ({
    table: {
      columns: [
        {name: "n", type: "DOUBLE"},
        {name: "o", type: "DOUBLE"}
      ],
      count: rows.length,
      rows,
      reads: []
    },
    holds: null,
    origin: {tables: [], isOwn: false, sources: [], knownOn: null}
  });

  it("tell rows apart by any value of what is named, and take numbers to what engines agree on", () => {
    const [one, other] = [
      table([
        {n: 1, o: 2},
        {n: 3, o: 4}
      ]),
      table([
        {n: 1, o: 2},
        {n: 3, o: null}
      ])
    ];
    expect(standsUnder(at("a"), one)).not.toBe(standsUnder(at("a"), other));
    expect(standsUnder(at("a.n"), one)).toBe(standsUnder(at("a.n"), other));
    expect(standsUnder(at("a.n"), table([{n: 0.1 + 0.2, o: 1}]))).toBe("0.3");
    expect([hasChanged("0.3", "0.30000000000000004"), hasChanged("0.3", "0.3001"), hasChanged("none", "0")]).toEqual([
      false,
      true,
      true
    ]);
  });
});
