/** A state with those before it and those undone, newest last. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** States kept to go back to. */
const KEPT = 500;

export function begin<T>(present: T): History<T> {
  return {past: [], present, future: []};
}

export function commit<T>({past, present}: History<T>, next: T): History<T> {
  return {past: [...past, present].slice(-KEPT), present: next, future: []};
}

/** One step back: the very state that was; the same history at its beginning. */
export function undo<T>(history: History<T>): History<T> {
  const {past, present, future} = history;
  if (past.length === 0) return history;
  return {past: past.slice(0, -1), present: past.at(-1) as T, future: [...future, present]};
}

export function redo<T>(history: History<T>): History<T> {
  const {past, present, future} = history;
  if (future.length === 0) return history;
  return {past: [...past, present], present: future.at(-1) as T, future: future.slice(0, -1)};
}
