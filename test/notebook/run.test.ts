import {describe, expect, it} from "vitest";
import {NotebookRun, type RunCell} from "../../src/notebook/run.js";
import {draws, type Draws} from "./random.js";

const cell = (key: string, parents: readonly string[] = [], more: Partial<RunCell> = {}): RunCell => ({
  key,
  version: "1",
  parents,
  isManual: false,
  isSound: true,
  ...more
});

/** A runner whose cells give their key, version and the values above; `!` fails. */
function recorded(delay: () => Promise<void> = () => Promise.resolve()) {
  const ran: string[] = [];
  let cells: readonly RunCell[] = [];
  let [underWay, most] = [0, 0];
  const run = new NotebookRun<string>(async (key, values, signal) => {
    const version = cells.find((each) => each.key === key)?.version ?? "";
    most = Math.max(most, ++underWay);
    ran.push(key);
    await delay();
    --underWay;
    if (signal.aborted) throw new Error("cancelled");
    if (version.includes("!")) throw new Error(`failed ${key}`);
    return `${key}${version}(${[...values.values()].join(",")})`;
  });
  const set = (next: readonly RunCell[]) => {
    cells = next;
    run.set(next);
  };
  return {run, ran, set, most: () => most};
}

const phases = (run: NotebookRun<string>, ...keys: string[]) => keys.map((key) => run.standing(key).phase);

describe("NotebookRun", () => {
  it("runs nothing until it is started, then each cell once, after all it reads", async () => {
    const {run, ran, set} = recorded();
    set([cell("a"), cell("b", ["a"]), cell("c", ["a", "b"])]);
    await run.idle();
    expect(ran).toEqual([]);
    run.start();
    await run.idle();
    expect(ran).toEqual(["a", "b", "c"]);
    expect(run.standing("c").value).toBe("c1(a1(),b1(a1()))");
  });

  it("marks all below a change at once, and runs no other", async () => {
    const {run, ran, set} = recorded();
    const cells = (version: string) => [cell("a", [], {version}), cell("b", ["a"]), cell("c", ["b"]), cell("d")];
    set(cells("1"));
    run.start();
    await run.idle();
    ran.length = 0;
    set(cells("2"));
    expect(phases(run, "b", "c", "d")).toEqual(["stale", "stale", "fresh"]);
    expect(run.standing("c").value).toBe("c1(b1(a1()))");
    await run.idle();
    expect(ran).toEqual(["a", "b", "c"]);
  });

  it("leaves what reads a failed cell waiting for it, without its old value as a new one", async () => {
    const {run, set} = recorded();
    const cells = (version: string) => [cell("a", [], {version}), cell("b", ["a"]), cell("c", ["b"])];
    set(cells("1"));
    run.start();
    await run.idle();
    set(cells("2!"));
    await run.idle();
    expect(phases(run, "a", "b", "c")).toEqual(["failed", "waiting", "waiting"]);
    expect([run.standing("b").waitsFor, run.standing("c").waitsFor]).toEqual([["a"], ["b"]]);
    expect(run.standing("a").error).toMatchObject({message: "failed a"});
    set(cells("3"));
    await run.idle();
    expect(run.standing("c").value).toBe("c1(b1(a3()))");
  });

  it("ends a run that a change makes useless, and lets one go on that it does not touch", async () => {
    let release: () => void = () => undefined;
    const {run, ran, set} = recorded(() => new Promise((resolve) => (release = resolve)));
    const pair = (version: string) => [cell("a", [], {version}), cell("z", [], {version: "1"})];
    set(pair("1"));
    run.start();
    expect(phases(run, "a", "z")).toEqual(["running", "stale"]);
    set(pair("2"));
    expect(phases(run, "a", "z")).toEqual(["stale", "stale"]);
    const ended = async () => {
      release();
      await Promise.resolve()
        .then(() => undefined)
        .then(() => undefined)
        .then(() => undefined)
        .then(() => undefined);
    };
    for (let i = 0; i < 10; ++i) await ended();
    await run.idle();
    expect(run.standing("a").value).toBe("a2()");
    expect(ran).toEqual(["a", "a", "z"]);
  });

  it("holds a manual cell until it is told, and with it what it waits for", async () => {
    const {run, ran, set} = recorded();
    set([cell("a", [], {isManual: true}), cell("b", ["a"]), cell("c", ["b"], {isManual: true})]);
    run.start();
    await run.idle();
    expect(phases(run, "a", "b", "c")).toEqual(["held", "waiting", "waiting"]);
    run.run("c");
    await run.idle();
    expect(ran).toEqual(["a", "b", "c"]);
    expect(phases(run, "a", "b", "c")).toEqual(["fresh", "fresh", "fresh"]);
  });

  it("does not take the loading of the engine for time of the cell that asked for it first", async () => {
    let now = 0;
    const run = new NotebookRun<string>(
      (_, __, ___, begun) => {
        now += 9000;
        begun();
        return Promise.resolve(String((now += 100)));
      },
      () => undefined,
      () => now
    );
    run.set([cell("a")]);
    run.start();
    await run.idle();
    run.forget();
    await run.idle();
    expect(run.standing("a")).toMatchObject({phase: "fresh", isSlow: false});
  });

  it("holds a cell that took more than two seconds, until its text changes", async () => {
    let now = 0;
    const run = new NotebookRun<string>(
      () => Promise.resolve(String((now += 2500))),
      () => undefined,
      () => now
    );
    run.set([cell("a")]);
    run.start();
    await run.idle();
    run.forget();
    await run.idle();
    expect(run.standing("a")).toMatchObject({phase: "held", isSlow: true});
    run.set([cell("a", [], {version: "2"})]);
    await run.idle();
    expect(run.standing("a").phase).toBe("fresh");
  });

  it("leaves as failed what ran as the engine was lost, runs all else once more, and that no more", async () => {
    const ran: string[] = [];
    const run = new NotebookRun<string>(async (key) => {
      ran.push(key);
      await Promise.resolve();
      if (key !== "b") return key;
      if (ran.length < 50) run.forget();
      throw new Error("memory access out of bounds");
    });
    run.set([cell("a"), cell("b", ["a"]), cell("c", ["b"]), cell("d")]);
    run.start();
    await run.idle();
    expect(ran).toEqual(["a", "b", "a", "d"]);
    expect(phases(run, "a", "b", "c", "d")).toEqual(["fresh", "failed", "waiting", "fresh"]);
    expect(run.standing("b").error).toMatchObject({message: "memory access out of bounds"});
    run.forget();
    await run.idle();
    expect(ran).toEqual(["a", "b", "a", "d", "a", "d"]);
    run.run("b");
    await run.idle();
    expect(ran.slice(6)).toEqual(["b", "a", "d"]);
  });

  it("runs again what was given just as the engine was lost", async () => {
    const ran: string[] = [];
    const run = new NotebookRun<string>((key) => {
      if (ran.push(key) === 1) run.forget();
      return Promise.resolve(key);
    });
    run.set([cell("a")]);
    run.start();
    await run.idle();
    expect([ran, ...phases(run, "a")]).toEqual([["a", "a"], "fresh"]);
  });

  it("looks at each of many cells a few times to say where all stand", () => {
    let looked = 0;
    const cells = Array.from({length: 500}, (_, i) => ({
      ...cell(`k${i}`, i === 0 ? [] : [`k${i - 1}`]),
      get isSound() {
        ++looked;
        return true;
      }
    }));
    const {run} = recorded();
    run.set(cells);
    looked = 0;
    expect(run.standings().get("k499")).toMatchObject({phase: "stale"});
    expect(looked).toBeLessThanOrEqual(3 * cells.length);
  });

  it("does not run what is written wrong, nor what reads it, circles included", async () => {
    const {run, ran, set} = recorded();
    set([cell("d", ["c"]), cell("a", ["b"], {isSound: false}), cell("b", ["a"], {isSound: false}), cell("c", ["a"])]);
    run.start();
    await run.idle();
    expect(ran).toEqual([]);
    expect(phases(run, "a", "b", "c", "d")).toEqual(["unsound", "unsound", "waiting", "waiting"]);
  });

  it("gives what working all out anew gives, in any order and after any changes, each cell at most once a change", async () => {
    for (let seed = 1; seed <= 300; ++seed) {
      const draw = draws(seed);
      const {run, ran, set, most} = recorded(() =>
        draw.is(0.5) ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve))
      );
      let cells = randomCells(draw);
      set(cells);
      run.start();
      for (let change = draw.below(6); change > 0; --change) {
        const isSettled = draw.is(0.5);
        if (isSettled) await run.idle();
        const before = ran.length;
        cells = changedCells(cells, draw);
        set(cells);
        if (!isSettled) continue;
        await run.idle();
        const since = ran.slice(before);
        expect(new Set(since).size, `seed ${seed}`).toBe(since.length);
      }
      await run.idle();
      const expected = anew(cells);
      for (const {key} of cells) {
        const {phase, value} = run.standing(key);
        expect(phase === "fresh" ? value : null, `seed ${seed}, ${key}`).toBe(expected.get(key) ?? null);
      }
      expect(most()).toBeLessThanOrEqual(1);
    }
  });
});

function randomCells(draw: Draws): RunCell[] {
  const keys = Array.from({length: 1 + draw.below(9)}, (_, i) => `k${i}`);
  return keys.map((key, i) =>
    cell(
      key,
      keys.slice(0, i).filter(() => draw.is(0.35)),
      {version: draw.is(0.1) ? "!" : "0", isSound: !draw.is(0.05)}
    )
  );
}

/** Another text of a cell, a cell less, or another place for one that nothing reads yet. */
function changedCells(cells: readonly RunCell[], draw: Draws): RunCell[] {
  const at = draw.below(cells.length);
  const gone = cells[at]?.key ?? "";
  if (draw.is(0.2) && cells.length > 1)
    return cells
      .filter(({key}) => key !== gone)
      .map((each) => ({...each, parents: each.parents.filter((key) => key !== gone)}));
  return cells.map((each, i) =>
    i === at ? {...each, version: draw.is(0.15) ? `${draw.below(9)}!` : String(draw.below(99))} : each
  );
}

/** Values worked out from scratch; none for what failed or reads it. */
function anew(cells: readonly RunCell[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const {key, parents, version, isSound} of cells)
    if (isSound && !version.includes("!") && parents.every((parent) => values.has(parent)))
      values.set(key, `${key}${version}(${parents.map((parent) => values.get(parent) ?? "").join(",")})`);
  return values;
}
