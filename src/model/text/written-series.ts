import type {WrittenNumber, WrittenSeries} from "./node.js";

/** Numbers of a series by period, in order; those of one without labels end with the last period. */
export function byPeriod({items, thereafter}: WrittenSeries, labels: readonly string[]): Map<string, WrittenNumber> {
  const found = new Map<string, WrittenNumber>();
  const [first] = items;
  const isOne = items.length === 1 && first?.label === null && !thereafter;
  if (isOne) for (const label of labels) found.set(label, first.quantity);
  else {
    let at = first?.label === null && !thereafter ? labels.length - items.length - 1 : -1;
    for (const {label, quantity} of items) {
      at = label === null ? at + 1 : labels.indexOf(label);
      found.set(labels[at] ?? "", quantity);
    }
    const last = items.at(-1)?.quantity;
    if (thereafter && last) for (const label of labels.slice(at + 1)) found.set(label, last);
  }
  return found;
}

/** The same as a document writes them: a label where they do not follow one another, one number for all that remain. */
export function seriesOf(numbers: ReadonlyMap<string, WrittenNumber>, labels: readonly string[]): WrittenSeries {
  const stated = labels.flatMap((label, at) => {
    const quantity = numbers.get(label);
    return quantity ? [{label, at, quantity}] : [];
  });
  const last = stated.at(-1);
  const run = last?.at === labels.length - 1 ? tailOf(stated) : 1;
  const kept = run > 2 ? stated.slice(0, stated.length - run + 1) : stated;
  const items = kept.map(({label, at, quantity}, i) => ({
    label: i > 0 && kept[i - 1]?.at === at - 1 ? null : label,
    quantity
  }));
  return {items, thereafter: run > 2};
}

/** How many at the end are the same number, one after the other. */
function tailOf(stated: readonly {readonly at: number; readonly quantity: WrittenNumber}[]): number {
  let run = 1;
  for (let i = stated.length - 1; i > 0; --i, ++run) {
    const [a, b] = [stated[i - 1], stated[i]];
    if (!a || !b || a.at !== b.at - 1 || !Object.is(a.quantity.value, b.quantity.value)) break;
  }
  return run;
}
