import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {spawnSync} from "node:child_process";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openRequests, warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import type {LoadStep} from "../../../../loaders/warehouse/requests/engine.js";
import {hasClickHouse, startCluster, type Cluster} from "../../../fixtures/clickhouse.js";
import {countedUsage, inOrder, loadRows, madeRequests} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";
import {share, TRIES_ALL} from "../../../fixtures/share.js";

/** Which server is lost once a step is done. */
const LOST: readonly {readonly step: LoadStep; readonly shard: number}[] = [
  {step: "sent", shard: 1},
  {step: "merged", shard: 0}
];
const before = madeRequests(150, seeded(1), {numbers: 200});
const after = madeRequests(150, seeded(2), {numbers: 200});

/** A load of `after` on `before` in which something goes wrong at a step, and once more when it is mended. */
async function spoilt(
  cluster: Cluster,
  database: string,
  {
    step,
    spoil,
    mend,
    timeout = 60
  }: {step: LoadStep; spoil: () => Promise<void> | void; mend: () => Promise<void> | void; timeout?: number}
) {
  let isArmed = false;
  const onStep = async (at: LoadStep) => {
    if (isArmed && at === step) await spoil();
  };
  const address = warehouseAddress(await cluster.address(database, timeout));
  const warehouse = await openRequests(address, {onStep});
  await loadRows(warehouse, before);
  isArmed = true;
  const error = await loadRows(warehouse, after).then(() => null, String);
  isArmed = false;
  await warehouse.close();
  await mend();
  const again = await openRequests(address);
  const [untouched, batches] = [inOrder(await again.usage()), (await again.batches()).size];
  await loadRows(again, after);
  const whole = inOrder(await again.usage());
  await again.close();
  return {error, untouched, batches, whole};
}

const asItShould = (error: RegExp) => ({
  error: expect.stringMatching(error) as string,
  untouched: countedUsage(before),
  batches: 1,
  whole: countedUsage(before, after)
});

describe.runIf(hasClickHouse())("a load into two shards", () => {
  let cluster: Cluster;
  beforeAll(async () => void (cluster = await startCluster(2)));
  afterAll(() => cluster.close());

  it.each(LOST.slice(0, share(1, {of: LOST.length})))(
    "of which $shard is lost once rows are $step takes in nothing, says which, and ends whole when it is run again",
    async ({step, shard}) => {
      const found = await spoilt(cluster, `lost_${step}`, {
        step,
        spoil: () => cluster.stop(shard),
        mend: () => cluster.start(shard)
      });
      expect(found).toEqual(
        asItShould(
          /^ShardFault: ClickHouse 127\.0\.0\.1:\d+: .*Nothing was taken in; mend the server, then run the same command again\.$/s
        )
      );
    }
  );

  it.runIf(TRIES_ALL)("of which one hangs says after how long it was given up", async () => {
    const found = await spoilt(cluster, "slow", {
      step: "sent",
      spoil: () => cluster.freeze(1),
      mend: () => cluster.thaw(1),
      timeout: 2
    });
    expect(found).toEqual(asItShould(/^ShardFault: ClickHouse 127\.0\.0\.1:\d+: no answer within 2 s\. Nothing/));
  });

  it.runIf(TRIES_ALL)("of which one is slow ends whole, without a fault", async () => {
    const onStep = () => {
      cluster.freeze(1);
      setTimeout(() => cluster.thaw(1), 300);
    };
    const warehouse = await openRequests(warehouseAddress(await cluster.address("late")), {onStep});
    await loadRows(warehouse, before, after);
    expect(inOrder(await warehouse.usage())).toEqual(countedUsage(before, after));
    await warehouse.close();
  });

  it.runIf(TRIES_ALL)("refuses a batch that is in, and a table that differs on one shard, by their names", async () => {
    const address = warehouseAddress(await cluster.address("differing"));
    const warehouse = await openRequests(address);
    await loadRows(warehouse, before);
    await expect(warehouse.load([{batch: "batch-0-0", file: "a.csv", rows: 1}])).rejects.toThrow(
      "a.csv: loaded already (batch-0-0); expected each batch once"
    );
    await warehouse.close();
    await cluster.ask(1, "ALTER TABLE differing.request ADD COLUMN prompt String");
    await expect(openRequests(address)).rejects.toThrow(
      /^ClickHouse 127\.0\.0\.1:\d+: request\.prompt is String; expected no such column, as on every shard\./
    );
  });
});

describe.runIf(TRIES_ALL && hasClickHouse() && process.getuid?.() === 0)("a load into a shard whose disk fills", () => {
  it("takes in nothing, says so, and ends whole once there is room", async () => {
    const disk = mkdtempSync(join(tmpdir(), "small-disk-"));
    const mount = (...args: readonly string[]) => spawnSync("mount", [...args, disk]).status;
    expect(mount("-t", "tmpfs", "-o", "size=8m", "tmpfs")).toBe(0);
    const cluster = await startCluster(2, {dataFolder: (shard) => (shard === 1 ? disk : null)});
    try {
      const fill = () => void spawnSync("sh", ["-c", `cat /dev/zero > ${disk}/filling`]);
      const found = await spoilt(cluster, "full", {
        step: "sent",
        spoil: fill,
        mend: () => rmSync(join(disk, "filling"))
      });
      expect(found).toEqual(
        asItShould(/^ShardFault: ClickHouse 127\.0\.0\.1:\d+: .*(space|No space).*Nothing was taken in/s)
      );
    } finally {
      await cluster.close();
      spawnSync("umount", [disk]);
      rmSync(disk, {recursive: true});
    }
  });
});
