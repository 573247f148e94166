import {FAMILIES} from "../../model-names/labs.js";
import {normalForm} from "../../model-names/normal-form.js";
import type {Survey} from "../survey.js";
import type {Columns, RoleColumns, RoleName} from "./roles.js";
import {EXACT, modelRank} from "./vocabulary.js";
import {wordsOf} from "./words.js";

/** Columns that name the model, the best first: the next stand in where it is empty. */
export function modelColumns({names, values}: Survey): RoleColumns | null {
  const ranked = names
    .map((name, place) => ({place, rank: modelRank(name), texts: values[place] ?? []}))
    .filter(({rank, texts}) => rank > 0 && !texts.some((text) => /^[[{]/.test(text)))
    .sort((a, b) => Number(b.texts.length > 0) - Number(a.texts.length > 0) || b.rank - a.rank || a.place - b.place);
  const [best] = ranked;
  if (!best) return null;
  return {places: [best, ...ranked.slice(1).filter(({rank}) => rank >= 85)].map(({place}) => place)};
}

/** The column most of whose values begin as names of models do, where no column's own name says so, as in bills. */
export function modelByValues({names, values}: Survey): RoleColumns | null {
  const isModel = (text: string) => {
    const last = text.slice(text.lastIndexOf("/") + 1).trim();
    return last.length < 100 && /[\d-]/.test(last) && normalForm(last).first in FAMILIES;
  };
  const share = (texts: readonly string[]) => texts.filter(isModel).length / Math.max(1, texts.length);
  const place = names.findIndex((_, i) => share(values[i] ?? []) >= 0.6);
  return place < 0 ? null : {places: [place]};
}

/** Columns of labels, by their whole names. */
export function labelColumns(survey: Survey): Columns {
  const joined = survey.names.map((name) => wordsOf(name).join(" "));
  const last = survey.names.map((name) => wordsOf(name.split(".").at(-1) ?? name).join(" "));
  const found: Columns = {};
  return Object.entries(EXACT).reduce<Columns>((columns, [role, names]) => {
    for (const name of names) {
      const place = [joined, last].map((all) => all.indexOf(name)).find((at) => at >= 0);
      if (place === undefined || !isLabel(role as RoleName, survey, place)) continue;
      return {...columns, [role]: {places: [place]}};
    }
    return columns;
  }, found);
}

function isLabel(role: RoleName, {values, rows, filled}: Survey, place: number): boolean {
  const texts = values[place] ?? [];
  const distinct = new Set(texts).size;
  if (role === "unit") return false;
  if (role === "id") return texts.length > 0 && distinct * 2 >= texts.length && distinct > 0;
  if (role === "currency") return texts.length > 0 && texts.every((text) => /^[a-z]{3}$/i.test(text.trim()));
  if (role === "user_country") return texts.length > 0 && texts.every((text) => text.trim().length <= 60);
  const isNumbers = texts.length > 0 && texts.every((text) => /^\d*\.\d+$/.test(text));
  const isEach = rows.length > 100 && (filled[place] ?? 0) > 100 && distinct > 0.9 * texts.length;
  return texts.length > 0 && !isNumbers && !isEach && !texts.some((text) => /^[[{]/.test(text));
}
