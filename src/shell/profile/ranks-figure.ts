import {bumpChart} from "../../charts/bump.js";
import {columnsIn, HEAD} from "../../components/columns.js";
import {figure, sourceOf} from "../../components/figure.js";
import {profileName} from "../../figures/profile-words.js";
import type {IsoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {profileLink, subjectText} from "../../lib/profile-address.js";
import type {Profile, ProfileWeek} from "../../query/profile.js";
import {at, type Usage} from "../../query/usage.js";
import {count, day} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** A week in which a subject has a place. */
type RankedRow = ProfileWeek & {readonly rank: number; readonly profile: Profile};

/**
 * Places of subjects by week, first at the top. Null where none was ever ranked, or where labs stand beside models, whose
 * places are not of one ranking.
 */
export function profileRanksFigure(
  usage: Usage,
  profiles: readonly Profile[],
  colors: ReadonlyMap<string, string>,
  lang: Lang
): HTMLElement | null {
  const rows = rankedRows(profiles);
  const [kind, ...others] = new Set(profiles.map(({subject}) => subject.kind));
  if (rows.length === 0 || others.length > 0) return null;
  const periods = [...new Set(profiles.flatMap(({weeks}) => weeks.map(({week}) => week)))].sort();
  const lines = profiles.map((profile) => {
    const byWeek = new Map(profile.weeks.map(({week, rank}) => [week, rank]));
    return {
      key: subjectText(profile.subject),
      label: profiles.length > 1 ? profileName(profile)[lang] : {en: "Rank", zh: "名次"}[lang],
      link: profiles.length > 1 ? profileLink(profile.subject, lang) : null,
      color: colors.get(subjectText(profile.subject)) ?? "currentColor",
      ranks: periods.map((week) => byWeek.get(week) ?? null),
      isFaded: false
    };
  });
  const col = columnsIn(lang);
  const last = day(at(usage.weeks, usage.weeks.length - 1));
  return figure<RankedRow>({
    name: "profile-ranks",
    lang,
    title: ranksTitle(rows, profiles.length > 1),
    measure:
      kind === "model"
        ? {
            en: say`Place by tokens of the week among models counted by name, to the week of ${last}`,
            zh: say`按周词元数在具名模型中的名次，截至${last}当周`
          }
        : {
            en: say`Place by tokens of the week among labs that are known, to the week of ${last}`,
            zh: say`按周词元数在已知实验室中的名次，截至${last}当周`
          },
    draw: (width) => bumpChart(periods, lines, {lang, width, most: Math.max(...rows.map(({rank}) => rank))}),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      ...(profiles.length > 1
        ? [col.text("name", {en: "Name", zh: "名称"}, (r: RankedRow) => profileName(r.profile)[lang])]
        : []),
      {key: "rank", head: {en: "Rank", zh: "名次"}[lang], value: (r) => r.rank},
      {key: "ranked", head: {en: "Ranked", zh: "参与排名"}[lang], value: (r) => r.ranked}
    ],
    rows,
    source: sourceOf(usage)
  });
}

/** Weeks with a place, the latest first. */
function rankedRows(profiles: readonly Profile[]): RankedRow[] {
  return profiles
    .flatMap((profile) =>
      profile.weeks.flatMap((week) => (week.rank === null ? [] : [{...week, rank: week.rank, profile}]))
    )
    .sort((a, b) => (a.week === b.week ? a.rank - b.rank : a.week < b.week ? 1 : -1));
}

/** The best place on record, and the first week that had it; of whom, where several stand beside one another. */
export function ranksTitle(
  rows: readonly {readonly week: IsoDate; readonly rank: number; readonly profile: Profile}[],
  isNamed: boolean
): Words {
  const best = rows.reduce((top, row) =>
    row.rank < top.rank || (row.rank === top.rank && row.week < top.week) ? row : top
  );
  const weeks = new Set(rows.filter(({rank}) => rank === best.rank).map(({week}) => week)).size;
  const [place, n, first] = [count(best.rank, "rank"), count(weeks, "weeks"), day(best.week)];
  const name = profileName(best.profile);
  return isNamed
    ? {
        en: say`${name} stood highest: rank ${place}, first in the week of ${first}`,
        zh: say`${name} 名次最高：第 ${place}，首见于${first}当周`
      }
    : {
        en: say`Highest rank ${place}, in ${n} ${weeks === 1 ? "week" : "weeks"}, first in that of ${first}`,
        zh: say`最高第 ${place}，共 ${n} 周，首见于${first}当周`
      };
}
