import {tupleCount, type Cube, type Member} from "../cube/cube.js";
import {BOOK} from "../cube/dimensions.js";
import {periodOf} from "../cube/periods.js";
import {plainMember, tally} from "./tally.js";

/**
 * The ledger and a reader's own usage as one cube of tokens by week, told apart by the dimension `book`, with the
 * dimensions both have. Throws an ImportFault where there are too many combinations to hold.
 */
export function beside(ledger: Cube, own: Cube): Cube {
  const shared = ledger.dimensions.map((d) => d.name).filter((name) => own.dimensions.some((d) => d.name === name));
  const sums = tally([BOOK, ...shared], 1);
  const members = new Map<string, Member>();
  const add = (book: string, cube: Cube) => {
    const dimensions = shared.flatMap((name) => cube.dimensions.filter((d) => d.name === name));
    for (const {name, members: all} of dimensions)
      for (const member of all) {
        const id = `${name} ${member.key}`;
        if (!members.has(id)) members.set(id, member);
      }
    const weeks = cube.periods.map((period) => periodOf(period, "week"));
    const tokens = cube.sums.tokens ?? [];
    for (let tuple = 0; tuple < tupleCount(cube); ++tuple) {
      const keys = [book, ...dimensions.map((d) => d.members[d.codes[tuple] ?? 0]?.key ?? "")];
      for (let cell = cube.offsets[tuple] ?? 0; cell < (cube.offsets[tuple + 1] ?? 0); ++cell)
        sums.add(weeks[cube.period[cell] ?? 0] ?? "", keys, [tokens[cell] ?? 0]);
    }
  };
  add("ledger", ledger);
  add("own", own);
  const cube = sums.toCube(
    "beside",
    {tokens: sums.sum(0)},
    (name, key) => members.get(`${name} ${key}`) ?? plainMember(name, key)
  );
  const {citation, asOf} = ledger.source;
  return {...cube, grain: "week", source: {citation: `${citation} ${own.source.citation}`, asOf}};
}
