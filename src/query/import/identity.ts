/** Tells requests apart by their numbers: a table of 64-bit hashes, twelve bytes a slot. */
export interface Identities {
  /** The row that last had this number; −1 where none had. From now on it is `row`. */
  swap(id: string, row: number): number;
}

export function identities(): Identities {
  let size = 1 << 12;
  let [high, low, rows] = [new Uint32Array(size), new Uint32Array(size), new Int32Array(size).fill(-1)];
  let count = 0;
  const place = (h: number, l: number) => {
    let slot = (h ^ Math.imul(l, 0x9e37_79b1)) & (size - 1);
    while (rows[slot] !== -1 && (high[slot] !== h || low[slot] !== l)) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const grow = () => {
    const [oldHigh, oldLow, oldRows] = [high, low, rows];
    size *= 2;
    [high, low, rows] = [new Uint32Array(size), new Uint32Array(size), new Int32Array(size).fill(-1)];
    oldRows.forEach((row, i) => {
      if (row === -1) return;
      const slot = place(oldHigh[i] ?? 0, oldLow[i] ?? 0);
      high[slot] = oldHigh[i] ?? 0;
      low[slot] = oldLow[i] ?? 0;
      rows[slot] = row;
    });
  };
  return {
    swap(id, row) {
      // Two runs of FNV-1a with different offsets and multipliers.
      let h = 0x811c_9dc5;
      let l = 0x0100_0193;
      for (let i = 0; i < id.length; ++i) {
        const code = id.charCodeAt(i);
        h = Math.imul(h ^ code, 0x0100_0193);
        l = Math.imul(l ^ code, 0x85eb_ca6b);
      }
      h = (h ^ (h >>> 15)) >>> 0;
      l = (l ^ (l >>> 13)) >>> 0;
      const slot = place(h, l);
      const before = rows[slot] ?? -1;
      high[slot] = h;
      low[slot] = l;
      rows[slot] = row;
      if (before === -1 && ++count * 4 > size * 3) grow();
      return before;
    }
  };
}
