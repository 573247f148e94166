import {existsSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {parseIsoDate} from "../src/lib/dates.js";
import {reasonOf} from "../src/lib/reason-of.js";
import {acceptHeld, CURATED, refresh, type PullOutcome} from "./ledger/refresh.js";
import {remainingPast, type Remaining} from "./ledger/remaining.js";
import {projectRoot} from "./paths.js";
import {progressBar} from "./progress.js";
import {SOURCES} from "./sources/all.js";
import {systemEffects} from "./sources/effects.js";
import {withoutSecrets} from "./sources/secrets.js";

const {values} = parseArgs({
  options: {
    source: {type: "string", multiple: true, default: []},
    since: {type: "string"},
    accept: {type: "string"},
    backfill: {type: "boolean", default: false},
    "dry-run": {type: "boolean", default: false},
    root: {type: "string", default: projectRoot}
  }
});
const names = [CURATED, ...SOURCES.map((s) => s.name)];
const unknown = values.source.find((name) => !names.includes(name));
if (unknown !== undefined) stop(`--source: ${unknown}; expected one of ${names.join(", ")}`);
if (values.since !== undefined && parseIsoDate(values.since) === null)
  stop(`--since: ${values.since}; expected a date YYYY-MM-DD`);
const settings = join(values.root, ".env");
if (existsSync(settings)) process.loadEnvFile(settings);

/** Questions that remain which are named one by one. */
const MOST_NAMED = 5;

const pastless = values.backfill
  ? values.source.find((name) => !SOURCES.some((s) => s.name === name && s.hasPast))
  : undefined;
if (pastless !== undefined)
  stop(`--backfill: ${pastless}; expected ${SOURCES.flatMap((s) => (s.hasPast ? [s.name] : [])).join(", ")}`);

const bar = progressBar();
try {
  if (values.accept !== undefined) {
    const accepted = acceptHeld(values.root, values.accept, systemEffects());
    console.log(`pull    ${values.accept}: ${accepted} held ${accepted === 1 ? "answer" : "answers"} accepted`);
    process.exit(0);
  }
  const options = {
    root: values.root,
    sources: SOURCES,
    only: values.source,
    since: values.since ?? null,
    isBackfill: values.backfill,
    dryRun: values["dry-run"]
  };
  const outcomes = await refresh(options, systemEffects(), (outcome, done, total) => {
    bar.clear();
    console.log(describe(outcome));
    if (done < total) bar.show(done, total, outcome.source);
  });
  bar.clear();
  const [failed, held] = ["failed", "held"].map((result) => outcomes.filter((o) => o.result === result).length);
  if (values["dry-run"]) console.log("Dry run: nothing was stored.");
  if (values.backfill) console.log(remainder(remainingPast(options, systemEffects())));
  const faults = [failed && `${failed} of ${outcomes.length} failed`, held && `${held} held for a look`].filter(
    Boolean
  );
  if (faults.length) stop(`${faults.join(", ")}; the last good data of each stays in use.`);
} catch (error) {
  bar.clear();
  const message = withoutSecrets(reasonOf(error), [], process.env);
  stop(`refresh stopped: ${message}. What was stored before stays whole.`);
}

function remainder({questions, requests}: Remaining): string {
  if (questions.length === 0) return "Backfill: the whole past is on record.";
  const named = questions.slice(0, MOST_NAMED).join(", ");
  const more = questions.length > MOST_NAMED ? ` and ${questions.length - MOST_NAMED} more` : "";
  return `Backfill: ${questions.length} questions remain, ${requests} requests: ${named}${more}. What is on record stays; run the same command again for the rest.`;
}

function describe({source, part, result, message}: PullOutcome): string {
  return `${result.padEnd(7)} ${[source, part].filter(Boolean).join(" ")}: ${message}`;
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
