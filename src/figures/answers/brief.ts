import {isOrigin} from "../../lib/origins.js";
import {isReconstructed, type BriefRows, type ShareMove, type Side} from "../../query/brief/brief.js";
import {isWhole, type ByOrigin} from "../../query/share-bounds.js";
import {subjectName} from "../../words/names.js";
import {count, from, points, share, tokens, type Quantity} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {changed, dayOrNone, isResidual, moveName} from "../brief-moves.js";
import {leadBounds} from "./lead-bounds.js";

/** Tokens of the last week on both days, and who gained and lost. */
export function weekAnswer(brief: BriefRows): Words {
  const [week, movers] = [weekSentence(brief.was, brief.now), moverSentence(brief)];
  return {en: say`${week.en} ${movers.en}`, zh: say`${week.zh}${movers.zh}`};
}

function tokensOf({tokens: value, citation}: Side): Quantity {
  const counted = tokens(value ?? NaN);
  return citation === null ? counted : from(citation, counted);
}

function weekSentence(was: Side, now: Side): Words {
  const [before, after, change] = [tokensOf(was), tokensOf(now), changed(was.tokens, now.tokens)];
  const [then, last] = [dayOrNone(was.week_start), dayOrNone(now.week_start)];
  if (was.week_start === now.week_start)
    return {
      en: say`No new week: the last is still that of ${last}, ${before} tokens then and ${after} now (${change}).`,
      zh: say`最近一周未变，仍为${last}起的一周：${before}，现为 ${after}（${change}）。`
    };
  return {
    en: say`The last whole week moved from that of ${then} to that of ${last}, and tokens from ${before} to ${after} (${change}).`,
    zh: say`最近一周由${then}起的一周移至${last}起的一周，词元由 ${before}变为 ${after}（${change}）。`
  };
}

function moverSentence({shares}: BriefRows): Words {
  const labs = shares.filter((move) => move.dimension === "lab" && !isResidual(move));
  const [up, down] = [best(labs, 1), best(labs, -1)];
  if (!up || !down) return {en: say`No share moved.`, zh: say`各占比均未变动。`};
  const origins = new Map(shares.flatMap((s) => (s.dimension === "origin" && isOrigin(s.key) ? [[s.key, s]] : [])));
  const china = origins.get("china");
  const origin = china ? chinaSentence(china) : NO_WORDS;
  const by: ByOrigin = Object.fromEntries([...origins].map(([key, {now_share: part}]) => [key, part]));
  const bounds = isWhole(by) ? leadBounds(by) : null;
  const named = (move: ShareMove) => subjectName("lab", move.key, moveName(move));
  const [gained, lost] = [points(up.change), points(down.change)];
  return {
    en: say`${origin.en}${bounds ? [...bounds.en, " "] : []}Of named labs ${named(up)} gained most (${gained}), ${named(down)} lost most (${lost}).`,
    zh: say`${origin.zh}${bounds ? bounds.zh : []}具名实验室中，占比升幅最大的是 ${named(up)}（${gained}），降幅最大的是 ${named(down)}（${lost}）。`
  };
}

function chinaSentence({was_share: before, now_share: after}: ShareMove): Words {
  const [was, now] = [share(before), share(after)];
  return {
    en: say`Chinese labs went from ${was} to ${now} of all tokens. `,
    zh: say`中国实验室占比由 ${was} 变为 ${now}。`
  };
}

function best(moves: readonly ShareMove[], sign: 1 | -1): ShareMove | undefined {
  return moves.filter((m) => Math.sign(m.change) === sign).sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
}

/** What changed, counted; kinds in which nothing did are told at the end of the brief with the reason. */
export function countAnswer({prices, catalogues, models, tasks, restated}: BriefRows, valued: number): Words {
  const left = models.filter(({kind}) => kind === "left").length;
  const counts: readonly (readonly [value: number, unit: string, en: string, zh: string])[] = [
    [prices.length, "listings", "Listings changed", "目录变动"],
    [catalogues.length, "catalogues", "Catalogues first on record", "首次收录的价目表"],
    [models.length - left, "models", "Models that came", "上榜模型"],
    [left, "models", "Models that left", "退出模型"],
    [tasks.length, "tasks", "Task shares that moved", "变动的任务占比"],
    [restated.length, "values", "Values restated", "被修订的数值"],
    [valued, "companies", "Companies whose modelled value this changes", "模型价值因此改变的公司"]
  ];
  const told = counts.filter(([value]) => value > 0);
  return {
    en: told.flatMap(([value, unit, en]) => say`${en}: ${count(value, unit)}. `),
    zh: told.flatMap(([value, unit, , zh]) => say`${zh}：${count(value, unit)}。`)
  };
}

/** Which of both states is put together from a later vintage, a sentence each. */
export function reconstructedWords({was, now}: BriefRows): Words[] {
  return [was, now].filter(isReconstructed).map(({day: on, known_on: knownOn}) => {
    const [state, vintage] = [dayOrNone(on), dayOrNone(knownOn)];
    return {
      en: say`The state of ${state} is reconstructed from the vintage of ${vintage}: on that day the ledger held no week yet.`,
      zh: say`${state}的状态依${vintage}的版本重建：该日账本尚无周数据。`
    };
  });
}
