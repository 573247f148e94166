import type {Text} from "../lib/language.js";
import type {Profile} from "../query/profile.js";
import {count, day, growth, share, tokens} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

/** What a subject is called. */
export function profileName({lab, model}: Pick<Profile, "lab" | "model">): Text {
  return model ? {en: model.name, zh: model.name} : lab.name;
}

/** The page’s finding: how much a subject carries now, or since when nothing is counted under its name. */
export function profileFinding(profile: Profile): Words {
  const name = profileName(profile);
  const {last, isCurrent, model} = profile;
  if (!last) return {en: say`${name}: no tokens on record under this name`, zh: say`${name}：没有以此名称记录的词元`};
  if (!isCurrent)
    return {
      en: say`${name}: no count of its own since the week of ${day(last.week)}`,
      zh: say`${name}：自${day(last.week)}当周之后没有单列的数字`
    };
  const part = share(last.share);
  if (last.rank === null) return {en: say`${name}: ${part} of all tokens`, zh: say`${name}：占全部词元的 ${part}`};
  const [place, of] = [count(last.rank, "rank"), count(last.ranked, model ? "named models" : "labs")];
  return model
    ? {
        en: say`${name}: ${part} of all tokens, rank ${place} of ${of} models`,
        zh: say`${name}：占全部词元的 ${part}，列第 ${place}（共 ${of} 个具名模型）`
      }
    : {
        en: say`${name}: ${part} of all tokens, rank ${place} of ${of} labs`,
        zh: say`${name}：占全部词元的 ${part}，列第 ${place}（共 ${of} 家实验室）`
      };
}

const KIND: Readonly<Record<string, Text>> = {
  company: {en: "a company", zh: "公司"},
  research: {en: "a research group", zh: "研究机构"},
  community: {en: "a community", zh: "社区"},
  undisclosed: {en: "not disclosed", zh: "未披露"}
};
const WEIGHTS_SAID: Readonly<Record<string, Text>> = {
  open: {en: "its weights are open", zh: "权重开放"},
  closed: {en: "its weights are closed", zh: "权重封闭"},
  unknown: {en: "whether its weights are open is not on record", zh: "权重是否开放未见记录"}
};

/** What a subject is: who made it, where, since when, with open weights or not. */
function identity({lab, model, models}: Profile): Words {
  const isUnknown = lab.origin === "undisclosed";
  if (model) {
    const weights = WEIGHTS_SAID[model.weights] ?? {en: "", zh: ""};
    const free: Text = model.isFree
      ? {en: "The free variant of a model", zh: "某模型的免费变体，"}
      : {en: "A model", zh: ""};
    const released = model.released
      ? {en: say`, released on ${day(model.released)}`, zh: say`，${day(model.released)}发布`}
      : {en: say``, zh: say``};
    return isUnknown
      ? {
          en: say`${free.en} whose maker is not disclosed, listed under ${lab.name}${released.en}; ${weights.en}.`,
          zh: say`${free.zh}开发者未披露，以 ${lab.name} 名义上架${released.zh}；${weights.zh}。`
        }
      : {
          en: say`${free.en} by ${lab.name} (${lab.country})${released.en}; ${weights.en}.`,
          zh: say`${free.zh}由${lab.name}（${lab.country}）开发${released.zh}；${weights.zh}。`
        };
  }
  const kind = KIND[lab.kind] ?? {en: "a lab", zh: "实验室"};
  const held = count(models.length, "models");
  return isUnknown
    ? {
        en: say`A name under which models of undisclosed labs are listed; ${held} on record. Who made them and where is not disclosed.`,
        zh: say`未披露实验室的模型以此名称上架，记录在案 ${held} 个；开发者与所在国均未披露。`
      }
    : {
        en: say`${kind.en.charAt(0).toUpperCase()}${kind.en.slice(1)}, ${lab.country}; ${held} ${models.length === 1 ? "model" : "models"} on record.`,
        zh: say`${kind.zh}，${lab.country}；记录在案的模型 ${held} 个。`
      };
}

/** How a subject stands in the latest week that counts it, against the calendar week before. */
function standing({last, weeks, isCurrent, first}: Profile): Words {
  if (!last || !first)
    return {
      en: say`No week on record counts it by name: it was never in the daily top fifty, where tokens are counted by model.`,
      zh: say`没有任何一周以此名称计数：它从未进入按模型计数的日榜前五十名。`
    };
  const before = weeks[weeks.indexOf(last) - 1];
  const change: Readonly<Record<"en" | "zh", readonly Part[]>> =
    before?.tokens != null
      ? {
          en: say`, ${growth(last.tokens / before.tokens - 1)} on the week before`,
          zh: say`，较前一周 ${growth(last.tokens / before.tokens - 1)}`
        }
      : before && !before.isPublished
        ? {en: say`; the week before was never published whole`, zh: say`；前一周从未完整发布`}
        : {en: say``, zh: say``};
  const [total, part, week] = [tokens(last.tokens), share(last.share), day(last.week)];
  return isCurrent
    ? {
        en: say`In the week of ${week}, the latest on record, it carried ${total} tokens, ${part} of all${change.en}. First counted in the week of ${day(first.week)}.`,
        zh: say`在最近有记录的一周（${week}起）承载 ${total}词元，占全部的 ${part}${change.zh}。首次计数为${day(first.week)}当周。`
      }
    : {
        en: say`It was last counted in the week of ${week}: ${total} tokens, ${part} of all. Since then it is not in the daily top fifty: what it still carries, if anything, is within “other”. First counted in the week of ${day(first.week)}.`,
        zh: say`最后一次计数为${week}当周：${total}词元，占全部的 ${part}。此后未进入日榜前五十名，若仍有用量，则计入“其他”。首次计数为${day(first.week)}当周。`
      };
}

/** The answer below the finding. */
export function profileAnswer(profile: Profile): Words {
  const [who, now] = [identity(profile), standing(profile)];
  return {en: say`${who.en} ${now.en}`, zh: say`${who.zh}${now.zh}`};
}
