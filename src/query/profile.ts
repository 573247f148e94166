import {addDays, type IsoDate} from "../lib/dates.js";
import type {ProfileSubject} from "../lib/profile-address.js";
import type {Origin} from "../lib/origins.js";
import type {ProfileData, ProfiledLab, ProfiledModel} from "./profile-data.js";
import {at, labOf, originOf, type Usage} from "./usage.js";

/** One calendar week of a subject; a week that was never published whole is there without values. */
export interface ProfileWeek {
  readonly week: IsoDate;
  readonly isPublished: boolean;
  /** Null where the week is not published, or the subject has no count of its own in it. */
  readonly tokens: number | null;
  /** Share of all tokens of the week. */
  readonly share: number | null;
  /** Place among named models, or among labs whose name is known; null for what is not ranked. */
  readonly rank: number | null;
  /** How many were ranked in the week. */
  readonly ranked: number;
}

/** A week in which a subject has a count of its own. */
export type CountedWeek = ProfileWeek & {readonly tokens: number; readonly share: number};

/** A lab or a model with all that is on record of it. */
export interface Profile {
  readonly subject: ProfileSubject;
  readonly lab: ProfiledLab;
  /** Null for a lab. */
  readonly model: ProfiledModel | null;
  /** Its models, of a model itself. */
  readonly models: readonly ProfiledModel[];
  /** Calendar weeks from the first with a count of its own to the latest on record; empty where there is none. */
  readonly weeks: readonly ProfileWeek[];
  readonly first: CountedWeek | null;
  readonly last: CountedWeek | null;
  /** Whether it has a count of its own in the latest week on record. */
  readonly isCurrent: boolean;
}

const UNRANKED: ReadonlySet<Origin> = new Set<Origin>(["undisclosed", "other"]);

/** Every subject that can be chosen: labs, then models. */
export function subjectsOf({labs, models}: Pick<ProfileData, "labs" | "models">): ProfileSubject[] {
  return [
    ...labs.map(({lab}): ProfileSubject => ({kind: "lab", key: lab})),
    ...models.map(({model}): ProfileSubject => ({kind: "model", key: model}))
  ];
}

/** The profile of a subject. Throws where the registry does not hold it. */
export function profileOf(usage: Usage, data: ProfileData, subject: ProfileSubject): Profile {
  const model = subject.kind === "model" ? data.models.find((m) => m.model === subject.key) : undefined;
  const labKey = subject.kind === "lab" ? subject.key : model?.lab;
  const lab = data.labs.find((l) => l.lab === labKey);
  if (!lab || (subject.kind === "model" && !model))
    throw new Error(`profile ${subject.kind}:${subject.key}: not in the registry; expected a lab or a model of it`);
  const weeks = weeksOf(usage, subject);
  const counted = weeks.filter(isCounted);
  const last = counted.at(-1) ?? null;
  return {
    subject,
    lab,
    model: model ?? null,
    models: model ? [model] : data.models.filter((m) => m.lab === lab.lab),
    weeks,
    first: counted[0] ?? null,
    last,
    isCurrent: last !== null && last.week === usage.weeks.at(-1)
  };
}

export function isCounted(week: ProfileWeek): week is CountedWeek {
  return week.tokens !== null && week.share !== null;
}

/** Sums of a week by key, and the keys that are ranked, largest first. */
interface RankedWeek {
  readonly week: IsoDate;
  readonly all: number;
  readonly sums: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
}

const ranked = new WeakMap<Usage, Partial<Record<ProfileSubject["kind"], readonly RankedWeek[]>>>();

/** Every week by model or lab; worked out once for a usage. */
function rankedWeeks(usage: Usage, kind: ProfileSubject["kind"]): readonly RankedWeek[] {
  const known = ranked.get(usage) ?? {};
  const weeks = (known[kind] ??= rankWeeks(usage, kind));
  ranked.set(usage, known);
  return weeks;
}

function rankWeeks(usage: Usage, kind: ProfileSubject["kind"]): RankedWeek[] {
  const keys = usage.models.map(({model}, i) => (kind === "model" ? model : labOf(usage, i).lab));
  const isRanked = (model: number) =>
    kind === "model" ? originOf(usage, model) !== "other" : !UNRANKED.has(originOf(usage, model));
  const inRank = new Set(usage.models.flatMap((_, model) => (isRanked(model) ? [at(keys, model)] : [])));
  const sums = usage.weeks.map(() => new Map<string, number>());
  usage.tokens.forEach((tokens, row) => {
    const sum = at(sums, at(usage.week, row));
    const key = at(keys, at(usage.model, row));
    sum.set(key, (sum.get(key) ?? 0) + tokens);
  });
  return usage.weeks.map((week, i) => {
    const sum = at(sums, i);
    const order = [...sum].filter(([key]) => inRank.has(key)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return {
      week,
      all: [...sum.values()].reduce((a, b) => a + b, 0),
      sums: sum,
      places: new Map(order.map(([key], place) => [key, place + 1]))
    };
  });
}

/** Calendar weeks of a subject, with gaps as gaps. */
function weeksOf(usage: Usage, {kind, key}: ProfileSubject): ProfileWeek[] {
  const published = new Map(rankedWeeks(usage, kind).map((week) => [week.week, week]));
  const [first, last] = [usage.weeks.find((week) => published.get(week)?.sums.has(key)), usage.weeks.at(-1)];
  const weeks: ProfileWeek[] = [];
  if (first !== undefined && last !== undefined)
    for (let week = first; week <= last; week = addDays(week, 7)) weeks.push(weekOf(week, published.get(week), key));
  return weeks;
}

function weekOf(week: IsoDate, held: RankedWeek | undefined, key: string): ProfileWeek {
  const tokens = held?.sums.get(key) ?? null;
  return {
    week,
    isPublished: held !== undefined,
    tokens,
    share: tokens === null || !held ? null : tokens / held.all,
    rank: held?.places.get(key) ?? null,
    ranked: held?.places.size ?? 0
  };
}

/** Labs and models whose name, Chinese name, key or alias holds every word of a text, those with most tokens of all weeks first. */
export function foundSubjects(usage: Usage, data: ProfileData, text: string, most: number): ProfileSubject[] {
  const words = plain(text).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const labs = new Map(data.labs.map((lab) => [lab.lab, lab]));
  const tokens = new Map<string, number>();
  usage.tokens.forEach((count, row) => {
    const {model, lab} = at(usage.models, at(usage.model, row));
    for (const key of [`model:${model}`, `lab:${at(usage.labs, lab).lab}`])
      tokens.set(key, (tokens.get(key) ?? 0) + count);
  });
  const namesOfLab = (lab: ProfiledLab | undefined) =>
    lab ? [lab.lab, lab.name.en, lab.name.zh, lab.registered.en, lab.registered.zh] : [];
  const entries = [
    ...data.labs.map((lab) => ({subject: {kind: "lab", key: lab.lab} as const, names: namesOfLab(lab)})),
    ...data.models.map((m) => ({
      subject: {kind: "model", key: m.model} as const,
      names: [m.name, m.model, m.aliases ?? "", ...namesOfLab(labs.get(m.lab))]
    }))
  ];
  const size = ({kind, key}: ProfileSubject) => tokens.get(`${kind}:${key}`) ?? 0;
  return entries
    .filter(({names}) => words.every((word) => plain(names.join(" ")).includes(word)))
    .map(({subject}) => subject)
    .sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1))
    .slice(0, most);
}

/** A text as it is searched: without case, width of signs, or what parts words. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_/:.（）()]+/g, " ")
    .trim();
}
