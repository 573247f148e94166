import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Notebook} from "../../src/notebook/notebook.js";
import {RECIPES} from "../../src/notebook/recipes.js";
import type {ResultRow} from "../../src/query/rows.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

async function rowsOf(sql: string): Promise<readonly ResultRow[]> {
  const notebook = new Notebook(`\`\`\`sql id=recipe\n${sql}\n\`\`\`\n`, {
    session,
    file: () => Promise.resolve(null),
    models: () => Promise.reject(new Error("no models"))
  });
  notebook.start();
  await notebook.idle();
  const [view] = notebook.views();
  if (!view?.value?.table) throw new Error(String(view?.error));
  return view.value.table.rows;
}

const recipe = (key: string) => rowsOf(RECIPES.find((each) => each.key === key)?.sql ?? "");
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000 * days).toISOString().slice(0, 10);

/** Tokens by key and week, read plainly. */
async function tokensBy(table: string, key: string): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(
    `SELECT ${key} AS key, CAST(week_start AS VARCHAR) AS week, CAST(tokens AS DOUBLE) AS tokens FROM ${table}`
  );
  return new Map(rows.map(({key: k, week, tokens}) => [`${String(k)} ${String(week)}`, Number(tokens)]));
}

/** Weeks with growth of both countries, America’s so many weeks after China’s. */
async function growths(lag: number) {
  const tokens = await tokensBy("usage_weekly_by_country", "country");
  const growth = (country: string, week: string) => {
    const [now, before] = [tokens.get(`${country} ${week}`), tokens.get(`${country} ${dayAfter(week, -7)}`)];
    return now && before ? Math.log(now) - Math.log(before) : null;
  };
  const weeks = [...tokens.keys()].flatMap((key) => (key.startsWith("US ") ? [key.slice(3)] : []));
  return weeks.flatMap((week) => {
    const [us, cn] = [growth("US", week), growth("CN", dayAfter(week, -7 * lag))];
    return us === null || cn === null ? [] : [{us, cn}];
  });
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  return (
    mean(x.map((value, i) => (value - mx) * ((y[i] ?? NaN) - my))) /
    Math.sqrt(mean(x.map((value) => (value - mx) ** 2)) * mean(y.map((value) => (value - my) ** 2)))
  );
}

/** Quantile of Student’s t: its density is added up by Simpson’s rule, and the place of 0.975 is halved down to. */
function student975(freedom: number): number {
  const density = (t: number) => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);
  const area = (to: number, steps = 2000) => {
    const h = to / steps;
    let sum = density(0) + density(to);
    for (let i = 1; i < steps; ++i) sum += density(i * h) * (i % 2 ? 4 : 2);
    return (sum * h) / 3;
  };
  const half = area(400, 200_000);
  let [low, high] = [0, 20];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (area(middle) / half < 0.95) low = middle;
    else high = middle;
  }
  return low;
}

describe("RECIPES", () => {
  it("give correlations by lag as plain sums give them, each with its weeks", async () => {
    const rows = await recipe("lag");
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      const pairs = await growths(Number(row["lag_weeks"]));
      expect(row["n"]).toBe(pairs.length);
      expect(row["correlation"]).toBeCloseTo(
        correlation(
          pairs.map(({us}) => us),
          pairs.map(({cn}) => cn)
        ),
        9
      );
    }
  });

  it("give a correlation and its interval by Fisher’s transform", async () => {
    const [row] = await recipe("correlation");
    const pairs = await growths(0);
    const r = correlation(
      pairs.map(({us}) => us),
      pairs.map(({cn}) => cn)
    );
    const z = 0.5 * Math.log((1 + r) / (1 - r));
    const bound = (sign: number) => 1 - 2 / (Math.exp(2 * (z + (sign * 1.959964) / Math.sqrt(pairs.length - 3))) + 1);
    expect(row?.["n"]).toBe(pairs.length);
    expect([row?.["r"], row?.["low"], row?.["high"]].map((value) => Number(value).toFixed(9))).toEqual(
      [r, bound(-1), bound(1)].map((value) => value.toFixed(9))
    );
  });

  it("give a regression by normal equations, its interval by Student’s t worked out by integration", async () => {
    const [row] = await recipe("regression");
    const pairs = await growths(0);
    const n = pairs.length;
    const sum = (of: (pair: {readonly us: number; readonly cn: number}) => number) =>
      pairs.reduce((total, pair) => total + of(pair), 0);
    const [sx, sy, sxx, sxy] = [
      sum(({us}) => us),
      sum(({cn}) => cn),
      sum(({us}) => us * us),
      sum(({us, cn}) => us * cn)
    ] as const;
    const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    const intercept = (sy - slope * sx) / n;
    const left = pairs.reduce((sum, {us, cn}) => sum + (cn - intercept - slope * us) ** 2, 0);
    const error = Math.sqrt(left / (n - 2) / (sxx - (sx * sx) / n));
    const t = student975(n - 2);
    expect(row?.["n"]).toBe(n);
    for (const [name, value] of Object.entries({slope, intercept, standard_error: error}))
      expect(row?.[name], name).toBeCloseTo(value, 9);
    expect(row?.["low"]).toBeCloseTo(slope - t * error, 5);
    expect(row?.["high"]).toBeCloseTo(slope + t * error, 5);
  });

  it("give an event study, each mean with the releases it rests on", async () => {
    const tokens = await tokensBy("usage_weekly_by_lab", "lab");
    const models = await rowsOf(
      "SELECT lab, CAST(released_on AS VARCHAR) AS day FROM model WHERE released_on IS NOT NULL AND free_variant = false"
    );
    const monday = (day: string) => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    const releases = [...new Set(models.map(({lab, day}) => `${String(lab)} ${monday(String(day))}`))];
    const rows = await recipe("event_study");
    expect(rows.map((row) => row["weeks_after"])).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const row of rows) {
      const changes = releases.flatMap((release) => {
        const [lab = "", week = ""] = release.split(" ");
        const base = tokens.get(`${lab} ${dayAfter(week, -7)}`);
        const at = tokens.get(`${lab} ${dayAfter(week, 7 * Number(row["weeks_after"]))}`);
        return base && at ? [Math.log(at / base)] : [];
      });
      const bound = (1.959964 * deviation(changes)) / Math.sqrt(changes.length);
      expect(row["n"]).toBe(changes.length);
      expect(row["mean_change"]).toBeCloseTo(Math.exp(mean(changes)) - 1, 9);
      expect(row["low"]).toBeCloseTo(Math.exp(mean(changes) - bound) - 1, 9);
      expect(row["high"]).toBeCloseTo(Math.exp(mean(changes) + bound) - 1, 9);
    }
  });

  it("give days of the week against the seven around them, with their count", async () => {
    const days = new Map(
      (
        await rowsOf(
          "SELECT CAST(day AS VARCHAR) AS day, CAST(sum(tokens) AS DOUBLE) AS n FROM usage_daily WHERE known_to > DATE '9000-01-01' GROUP BY 1"
        )
      ).map(({day, n}) => [String(day), Number(n)] as const)
    );
    const ratios = [...days].flatMap(([day, tokens]) => {
      const near = [-3, -2, -1, 0, 1, 2, 3].flatMap((offset) => days.get(dayAfter(day, offset)) ?? []);
      return near.length === 7
        ? [{weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7, ratio: tokens / mean(near)}]
        : [];
    });
    const rows = await recipe("seasonality");
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      const own = ratios.filter(({weekday}) => weekday === row["weekday"]).map(({ratio}) => ratio);
      expect(row["n"]).toBe(own.length);
      expect(row["above_mean"]).toBeCloseTo(mean(own) - 1, 9);
      expect(row["standard_error"]).toBeCloseTo(deviation(own) / Math.sqrt(own.length), 9);
    }
  });

  it("are named in both languages, and each shows on how many observations it rests", () => {
    for (const {name, sql} of RECIPES) {
      expect([name.en, name.zh].every((text) => text !== "")).toBe(true);
      expect(sql).toMatch(/ AS n\b/);
    }
  });
});
