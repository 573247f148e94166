import {dayOfTime, epochDay, isoDate, type IsoDate} from "../../src/lib/dates.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import {checkPull, decodeEntry} from "../warehouse/pulls.js";
import {readTables} from "../warehouse/tables.js";
import {requestBudget} from "../sources/budget.js";
import {textOf} from "../sources/decode.js";
import type {Effects} from "../sources/effects.js";
import {PullError} from "../sources/problem.js";
import {withoutSecrets} from "../sources/secrets.js";
import {settingProblem, unusedProxy} from "../sources/settings.js";
import type {Client, Decoded, Pull, Source} from "../sources/source.js";
import {readLedger, readPayload} from "./archive.js";
import {clockState} from "./clock.js";
import {GENESIS, sha256, type Entry, type EntryBody, type Head} from "./entry.js";
import {heldEntries} from "./held.js";
import {hasPast} from "./remaining.js";
import {takeLock, type Lock} from "./lock.js";
import {oddity} from "./odd.js";
import {unrecordedFiles} from "./record.js";
import {appendEntry, recover, writePayload} from "./write.js";

/** The name under which a refresh records files of the repository. */
export const CURATED = "curated";

export interface RefreshOptions {
  readonly root: string;
  readonly sources: readonly Source[];
  /** Names of sources wanted now, whatever their turn; empty for those whose turn it is. */
  readonly only: readonly string[];
  readonly since: IsoDate | null;
  /** Asks for the past that is not on record, of the sources that can be asked for it, in place of what is new. */
  readonly isBackfill?: boolean;
  /** Asks and checks, but stores nothing. */
  readonly dryRun: boolean;
}

/** What became of one question to one source. */
export interface PullOutcome {
  readonly source: string;
  readonly part: string;
  /**
   * `pull`: new; `check`: as before; `held`: stored, and not published until it is accepted; `skipped`: not asked;
   * `failed`: nothing stored.
   */
  readonly result: "pull" | "check" | "held" | "skipped" | "failed";
  readonly message: string;
}

export type Report = (outcome: PullOutcome, done: number, total: number) => void;

/**
 * Asks each source and appends what is new. A source that fails leaves its last good data in use and the others run.
 * Throws only where nothing may be written at all: another refresh runs, the books do not hold, the disk is full.
 */
export async function refresh(options: RefreshOptions, effects: Effects, report: Report): Promise<PullOutcome[]> {
  const {root, sources, only, since, dryRun, isBackfill = false} = options;
  const lock = takeLock(root, effects.pid);
  try {
    const books = new Books(root, dryRun ? GENESIS : recover(root), lock, dryRun);
    const outcomes: PullOutcome[] = [];
    const clock = clockState(readLedger(root).entries, effects.now());
    const asked = sources.filter((s) => (isBackfill ? hasPast(s, only) : only.length === 0 || only.includes(s.name)));
    const total = asked.length + 1;
    const secrets = sources.flatMap((s) => Object.keys(s.settings));
    const note = (told: PullOutcome, done: number) => {
      const outcome = {...told, message: withoutSecrets(told.message, secrets, effects.env)};
      outcomes.push(outcome);
      report(outcome, done, total);
    };
    if (isBackfill ? only.includes(CURATED) : only.length === 0 || only.includes(CURATED))
      note(books.recordFiles(effects.now()), 1);
    for (const message of [clock.notice, unusedProxy(effects.env)])
      if (message !== null) note({source: "refresh", part: "", result: "skipped", message}, 1);
    const client = {effects, budget: requestBudget(root, effects)};
    for (const [i, source] of asked.entries()) {
      const entries = books.entriesOf(source.name).filter((e) => e.retrieved_at <= effects.now().toISOString());
      const idle = clock.refusal
        ? ({result: "failed", message: clock.refusal} as const)
        : reasonToSkip(source, entries, isBackfill ? [source.name] : only, effects);
      if (idle) {
        note({source: source.name, part: "", ...idle}, i + 2);
        continue;
      }
      const context = {today: isoDate(effects.now()), since, entries, env: effects.env, isBackfill};
      for (const pull of source.plan(context)) {
        const {outcome, stopsSource} = await ask(source, pull, client, books);
        note(outcome, i + 2);
        if (stopsSource) break;
      }
    }
    return outcomes;
  } finally {
    lock.release();
  }
}

/** Accepts what is held of a source after a look. Throws where nothing is, or where nothing may be written. */
export function acceptHeld(root: string, source: string, {now, pid}: Pick<Effects, "now" | "pid">): number {
  const lock = takeLock(root, pid);
  try {
    const books = new Books(root, recover(root), lock, false);
    const {refusal} = clockState(readLedger(root).entries, now());
    if (refusal !== null) throw new Error(refusal);
    const accepted = books.accept(source, now());
    if (accepted === 0) throw new Error(`--accept: ${source}; nothing of it is held: npm run status lists what is`);
    return accepted;
  } finally {
    lock.release();
  }
}

function reasonToSkip(
  source: Source,
  entries: readonly Entry[],
  only: readonly string[],
  {env, now}: Effects
): Pick<PullOutcome, "result" | "message"> | null {
  const problem = settingProblem(source, env);
  if (problem) {
    const isOff = problem.missing && source.optional && !only.includes(source.name);
    const [name = ""] = problem.message.split(":");
    return isOff ? {result: "skipped", message: `${name} is not set`} : {result: "failed", message: problem.message};
  }
  const last = entries.at(-1);
  if (only.length > 0 || source.everyDays <= 1 || !last) return null;
  const askedOn = dayOfTime(last.retrieved_at);
  return epochDay(isoDate(now())) - epochDay(askedOn) < source.everyDays
    ? {result: "skipped", message: `asked on ${askedOn}; its turn comes every ${source.everyDays} days`}
    : null;
}

interface Asked {
  readonly outcome: PullOutcome;
  readonly stopsSource: boolean;
}

async function ask(source: Source, pull: Pull, client: Client, books: Books): Promise<Asked> {
  const where = {source: source.name, part: pull.part};
  try {
    const received = await pull.fetch(client);
    const retrievedAt = client.effects.now().toISOString();
    const bodies = received.map(({body}) => textOf(body));
    const asked = {part: pull.part, requests: received.map((r) => r.request), retrievedAt};
    const decoded = checkPull(source, source.decode(bodies, asked));
    const rows = Object.values(decoded.tables).reduce((sum, table) => sum + table.length, 0);
    const content = sha256(decoded.stamps.reduce((text, stamp) => text.replaceAll(stamp, ""), bodies.join("\n")));
    const {missing = []} = decoded;
    const {kind, reason} = books.store(
      {
        ...where,
        retrieved_at: retrievedAt,
        as_of: decoded.asOf,
        rows,
        schema: source.schema,
        content,
        ...(missing.length > 0 && {missing})
      },
      decoded,
      received
    );
    const found = {pull: `${rows} rows`, check: "nothing new", held: `held, ${reason ?? ""}`}[kind];
    const skipped = missing.length ? `; never published and skipped: ${missing.join(", ")}` : "";
    const look = kind === "held" ? `. Look at it, then: npm run refresh -- --accept ${source.name}` : "";
    return {
      outcome: {...where, result: kind, message: `${pull.asks}: ${found}, as of ${decoded.asOf}${skipped}${look}`},
      stopsSource: false
    };
  } catch (error) {
    const isStorage = typeof (error as NodeJS.ErrnoException).syscall === "string";
    if (isStorage) throw error;
    const message = reasonOf(error);
    const stopsSource = error instanceof PullError && error.stopsSource;
    return {
      outcome: {...where, result: "failed", message},
      stopsSource
    };
  }
}

/** The ledger while a refresh writes it. */
class Books {
  private readonly entries: Entry[];

  constructor(
    private readonly root: string,
    private head: Head,
    private readonly lock: Lock,
    private readonly dryRun: boolean
  ) {
    this.entries = [...readLedger(root).entries];
  }

  entriesOf(source: string): readonly Entry[] {
    return this.entries.filter((e) => e.source === source && (e.kind === "pull" || e.kind === "check"));
  }

  /** Stores an answer, or that it was the same as before; one that is too odd is held. */
  store(
    body: Omit<EntryBody, "kind" | "payloads">,
    decoded: Decoded,
    received: readonly {request: string; body: Uint8Array}[]
  ): {readonly kind: "pull" | "check" | "held"; readonly reason?: string} {
    const own = this.entries.filter((e) => e.source === body.source && e.part === body.part);
    const before = own.filter((e) => e.kind === "pull").at(-1);
    const isSame = before?.content === body.content;
    const reason = isSame ? null : oddity(decoded, this.decoded(before));
    const kind = isSame ? "check" : reason === null ? "pull" : "held";
    const isKnown = kind === "held" && own.at(-1)?.content === body.content;
    if (!this.dryRun && !isKnown) {
      const payloads = isSame
        ? before.payloads
        : received.map(({request, body: bytes}) => ({
            request,
            sha256: writePayload(bytes, this.root),
            bytes: bytes.length
          }));
      this.append({kind, ...body, payloads, ...(reason !== null && {reason})});
    }
    return {kind, ...(reason !== null && {reason})};
  }

  /** The tables of the last answer, to hold a new one against; null where there is none that can be read. */
  private decoded(entry: Entry | undefined): Decoded | null {
    if (!entry) return null;
    const bytes = entry.payloads.map(({sha256: hash}) => readPayload(hash, this.root));
    try {
      return decodeEntry(entry, bytes);
    } catch {
      return null;
    }
  }

  /** Accepts what is held of a source: each answer becomes a pull of the same payloads. Returns how many there were. */
  accept(source: string, now: Date): number {
    const held = heldEntries(this.entries).filter((e) => e.source === source);
    for (const {seq: _seq, previous: _previous, hash: _hash, reason: _reason, ...body} of held)
      this.append({...body, kind: "pull", retrieved_at: now.toISOString()});
    return held.length;
  }

  recordFiles(now: Date): PullOutcome {
    const where = {source: CURATED, part: ""};
    try {
      const bodies = this.dryRun ? [] : unrecordedFiles(this.entries, this.root, now);
      // As an answer of a source is decoded before it is kept, so is what a curator wrote.
      if (bodies.length) readTables(this.root);
      for (const body of bodies) this.append(body);
      const message = bodies.length ? `${bodies.length} files of the repository recorded` : "nothing new";
      return {...where, result: bodies.length ? "pull" : "check", message};
    } catch (error) {
      if (typeof (error as NodeJS.ErrnoException).syscall === "string") throw error;
      return {...where, result: "failed", message: reasonOf(error)};
    }
  }

  private append(body: EntryBody): void {
    if (!this.lock.isHeld())
      throw new Error("another refresh took over; this one stops and loses nothing it has stored");
    const entry = appendEntry(body, this.head, this.root);
    this.entries.push(entry);
    this.head = entry;
  }
}
