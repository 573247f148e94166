// Other engines at the same task. Plain JavaScript: their packages are installed for benchmarks only.
import * as aq from "arquero";
import {tableToIPC} from "apache-arrow";
import crossfilter from "crossfilter2";
import {Coordinator, makeClient, Selection} from "@uwdata/mosaic-core";
import {Query, sum, verbatim} from "@uwdata/mosaic-sql";
import {COLUMNS, conditionsOf, VIEWS} from "./data.js";
import {arrowOf, openDuckDB} from "./duckdb.js";
import {timed} from "./engine.js";

const FILTERED = [...VIEWS, "weights"];

/** Whether codes pass, by column. */
function passing({weeks, lists}, {names}) {
  const passes = (column, code) =>
    column === "week" ? code >= weeks[0] && code <= weeks[1] : !lists[column] || lists[column].includes(code);
  return Object.fromEntries(COLUMNS.map((c) => [c, Uint8Array.from(names[c], (_, code) => Number(passes(c, code)))]));
}

const add = (values) => Array.from(values).reduce((total, value) => total + Number(value), 0);

export async function crossfilterEngine(data) {
  const [made, load] = await timed(() => {
    const filter = crossfilter(Array.from({length: data.rows}, (_, i) => i));
    const dimensions = Object.fromEntries(FILTERED.map((c) => [c, filter.dimension((i) => data.codes[c][i])]));
    const groups = VIEWS.map((view) => dimensions[view].group().reduceSum((i) => data.tokens[i]));
    return {dimensions, groups};
  });
  return {
    phases: {load},
    answer(selection) {
      const pass = passing(selection, data);
      for (const column of FILTERED) {
        const dimension = made.dimensions[column];
        if (column === "week") dimension.filterRange([selection.weeks[0], selection.weeks[1] + 1]);
        else if (selection.lists[column]) dimension.filterFunction((code) => pass[column][code] === 1);
        else dimension.filterAll();
      }
      return made.groups.map((group) => add(group.all().map((g) => g.value)));
    }
  };
}

export async function arqueroEngine(data) {
  const [table, load] = await timed(() => aq.table({...data.codes, tokens: data.tokens}));
  return {
    phases: {load},
    answer(selection) {
      const pass = passing(selection, data);
      return VIEWS.map((view) => {
        const columns = FILTERED.filter((c) => c !== view && (c === "week" || selection.lists[c]));
        const kept = table.filter(aq.escape((row) => columns.every((c) => pass[c][row[c]] === 1)));
        return add(
          kept
            .groupby(view)
            .rollup({sum: aq.op.sum("tokens")})
            .array("sum")
        );
      });
    }
  };
}

export async function mosaicEngine(data) {
  const {connection, ingest} = await openDuckDB(data);
  const connector = {
    query: async ({type, sql}) => {
      if (type === "json") return (await connection.query(sql)).toArray().map((row) => row.toJSON());
      return connection.useUnsafe((db, id) => db.runQuery(id, sql));
    }
  };
  // Without its pre-aggregation, which builds a table for each active filter and here every filter changes at once.
  const coordinator = new Coordinator(connector, {logger: null, cache: false, preagg: {enabled: false}});
  const selection = Selection.crossfilter();
  const sums = VIEWS.map(() => NaN);
  let pending = VIEWS.length;
  let settle = () => {};
  const first = new Promise((resolve) => (settle = resolve));
  const clients = VIEWS.map((view, v) =>
    makeClient({
      coordinator,
      selection,
      query: (filter) =>
        Query.from("usage")
          .select({key: view, tokens: sum("tokens")})
          .where(filter)
          .groupby("key"),
      queryResult: (table) => {
        sums[v] = add(table.getChild("tokens").toArray());
        pending -= 1;
        if (pending === 0) settle();
      },
      queryError: (error) => settle(Promise.reject(error))
    })
  );
  await first;
  const sources = Object.fromEntries(FILTERED.map((c, i) => [c, clients[i] ?? {}]));
  return {
    phases: {ingest},
    async answer(chosen) {
      const done = new Promise((resolve) => (settle = resolve));
      pending = VIEWS.length;
      const conditions = conditionsOf(chosen, data.names);
      const clauses = FILTERED.map((c) => ({
        source: sources[c],
        clients: new Set([sources[c]]),
        value: conditions[c] ?? null,
        predicate: verbatim(conditions[c] ?? "true")
      }));
      // All filters at once: only the last, which is no view's own, announces the change.
      for (const clause of clauses.slice(0, -1))
        selection._resolved = selection._resolver.resolve(selection._resolved, clause);
      selection.update(clauses.at(-1));
      await done;
      return [...sums];
    }
  };
}

export async function perspectiveEngine(data) {
  const {default: perspective} = await import(
    /* @vite-ignore */ globalThis.location.origin + "/perspective/cdn/perspective.js"
  );
  const wasm = (name) => globalThis.fetch(`/perspective/wasm/${name}.wasm`);
  await perspective.init_server(wasm("perspective-server"));
  await perspective.init_client(wasm("perspective-js"));
  const client = await perspective.worker();
  const [table, ingest] = await timed(async () =>
    client.table(tableToIPC(arrowOf(data, 0, data.rows), "stream").buffer)
  );
  return {
    phases: {ingest},
    async answer({weeks, lists}) {
      const sums = [];
      for (const view of VIEWS) {
        const filter = Object.entries(lists)
          .filter(([column]) => column !== view)
          .map(([column, codes]) => [column, "in", codes.map((c) => data.names[column][c])]);
        if (view !== "week")
          filter.push(["week", ">=", data.names.week[weeks[0]]], ["week", "<=", data.names.week[weeks[1]]]);
        const made = await table.view({group_by: [view], columns: ["tokens"], aggregates: {tokens: "sum"}, filter});
        const {tokens} = await made.to_columns();
        await made.delete();
        sums.push(tokens[0] ?? 0);
      }
      return sums;
    }
  };
}
