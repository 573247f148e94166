import {html} from "npm:htl";
import {AUDIENCES, isOutside, type Audience} from "../../lib/audience.js";
import {isoDate, type IsoDate} from "../../lib/dates.js";
import type {Lang, Text} from "../../lib/language.js";
import {keep, NOTHING_KEPT, readKept} from "../../lib/storage.js";
import {COLON, PAUSE} from "../../lib/signs.js";
import {reportClaimOf} from "../../inputs/note-claim.js";
import {
  draftOfReport,
  fileNameOf,
  keptDraft,
  LISTS,
  nextClaimName,
  textOfDraft,
  type ReportDraft
} from "../../inputs/report-draft.js";
import {parseReport} from "../../query/report/parse.js";
import {SECTIONS} from "../../query/report/print.js";
import {blankReport, gapsOf, UNWRITTEN} from "../../query/report/report.js";
import {saveText} from "../download.js";
import {labelledField, textOfField} from "../labelled-field.js";
import {noteReader} from "./note-reader.js";
import {reportClaim, type ReportClaimFields} from "./report-claim.js";

const WORDS = {
  title: {en: "Title", zh: "标题"},
  date: {en: "Day of the report", zh: "研报日期"},
  author: {en: "Author", zh: "作者"},
  audience: {en: "Published to", zh: "发布对象"},
  english: {en: "English", zh: "英文"},
  chinese: {en: "Chinese", zh: "中文"},
  lines: {en: "one a line, as many in each", zh: "每行一条，两栏行数相同"},
  ratings: {
    en: "Company: rating, target; one a line, as the register of recommendations has it; empty where none is given",
    zh: "公司：评级，目标价；每行一条，与推荐登记一致；不评级则留空"
  },
  addClaim: {en: "Add a claim", zh: "添加论断"},
  save: {en: "Save the report", zh: "保存研报文件"},
  open: {en: "Open a report", zh: "打开研报文件"},
  anew: {en: "Begin anew", zh: "重新开始"},
  back: {en: "Bring back what stood here", zh: "恢复之前的内容"},
  ready: {
    en: "Nothing is left to be written. Put the file below data/reports/; npm run new -- --report <name of the file> --judge judges it there, npm run approve -- reports/<name of the file> --by <who> lets it out, and the next npm run publish that takes it to clients or the public freezes it.",
    zh: "各项均已写明。将文件放入 data/reports/：npm run new -- --report <文件名> --judge 判定，npm run approve -- reports/<文件名> --by <批准人> 放行，此后首次面向客户或公众的 npm run publish 即将其冻结。"
  },
  readyOutside: {
    en: "Nothing is left to be written. Save the report and send it to the house that publishes this site: it judges the claims, approves the report and freezes it with its next publication.",
    zh: "各项均已写明。请保存研报文件并发送给本站的发布机构：由其判定论断、审批研报，并在下次发布时冻结。"
  },
  line: {en: "line ", zh: "第 "}
} as const satisfies Record<string, Text>;

const AUDIENCE_NAME: Readonly<Record<Audience | "", Text>> = {
  "": {en: "nobody yet: a draft", zh: "暂不发布：草稿"},
  internal: {en: "the house", zh: "本机构内部"},
  client: {en: "clients", zh: "客户"},
  public: {en: "the public", zh: "公众"}
};
const KEPT = "alpha-ledger-report";

/**
 * The next report of the series in fields: thesis, claims that can be judged here, catalysts, risks and disclosures in both
 * languages, and what all of it comes to as one text. It stays in this browser until it is saved as a file.
 */
export function reportForm(now: IsoDate, lang: Lang): HTMLElement {
  const place = html`<div></div>`;
  const show = (draft: ReportDraft, before: ReportDraft | null) => {
    place.replaceChildren(fieldsOf(draft, before, {now, lang, show}));
  };
  show(keptDraft(readKept(KEPT) ?? "") ?? draftOfReport(blankReport(isoDate(Date.now()))), null);
  return place;
}

interface Shown {
  readonly now: IsoDate;
  readonly lang: Lang;
  /** Shows a draft in place of the one that is shown, which can be brought back. */
  readonly show: (draft: ReportDraft, before: ReportDraft) => void;
}

function fieldsOf(draft: ReportDraft, before: ReportDraft | null, {now, lang, show}: Shown): HTMLElement {
  const plain = (text: string) => (text === UNWRITTEN ? "" : text);
  const area = (text: string) => {
    const input = html<HTMLTextAreaElement>`<textarea rows="3"></textarea>`;
    input.value = plain(text);
    return input;
  };
  const [titleEn, titleZh, author] = [draft.title.en, draft.title.zh, draft.author].map((text) =>
    textOfField(plain(text))
  ) as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const date = html<HTMLInputElement>`<input type="date" value=${draft.date} />`;
  const audience = html<HTMLSelectElement>`<select>
    ${(["", ...AUDIENCES] as const).map((each) => html`<option value=${each} selected=${each === draft.audience}>${AUDIENCE_NAME[each][lang]}</option>`)}
  </select>`;
  const lists = Object.fromEntries(
    LISTS.map((name) => [name, {en: area(draft[name].en), zh: area(draft[name].zh)}])
  ) as Record<(typeof LISTS)[number], Record<Lang, HTMLTextAreaElement>>;
  const ratings = area(draft.ratings);
  const claims: ReportClaimFields[] = [];
  const claimPlace = html`<div class="report-claims"></div>`;
  const output = html`<div aria-live="polite"></div>`;
  const written = (): ReportDraft => ({
    title: {en: titleEn.value, zh: titleZh.value},
    date: date.value,
    author: author.value,
    audience: audience.value,
    claims: claims.map((claim) => claim.written()),
    ratings: ratings.value,
    ...(Object.fromEntries(LISTS.map((name) => [name, {en: lists[name].en.value, zh: lists[name].zh.value}])) as Record<
      (typeof LISTS)[number],
      Text
    >)
  });
  const check = () => {
    const {report, problems} = parseReport(textOfDraft(written()));
    const isKept = keep(KEPT, JSON.stringify(written()));
    const found = [
      ...(isKept ? [] : [`${NOTHING_KEPT[lang]}${COLON[lang]}${WORDS.save[lang]}`]),
      ...problems.map((each) => `${WORDS.line[lang]}${each.line}${{en: ": ", zh: " 行："}[lang]}${each.text[lang]}`),
      ...(report === null ? [] : gapsOf(report).map((gap) => gap[lang]))
    ];
    output.replaceChildren(
      found.length === 0
        ? html`<p>${WORDS[isOutside() ? "readyOutside" : "ready"][lang]}</p>`
        : html`<ul class="report-gaps">
            ${found.map((each) => html`<li>${withKeys(each)}</li>`)}
          </ul>`
    );
  };
  const addClaim = (each: ReportDraft["claims"][number]) => {
    const fields = reportClaim(
      each,
      () => ({then: date.value || now, now, citation: titleEn.value || WORDS.title.en}),
      lang,
      () => {
        claims.splice(claims.indexOf(fields), 1);
        check();
      }
    );
    claims.push(fields);
    claimPlace.append(fields.element);
  };
  draft.claims.forEach(addClaim);
  const nextName = () => nextClaimName(written().claims);
  const button = (words: Text, act: () => void) => {
    const made = html<HTMLButtonElement>`<button type="button">${words[lang]}</button>`;
    made.addEventListener("click", act);
    return made;
  };
  const file = html<HTMLInputElement>`<input type="file" accept=".md,text/plain" />`;
  file.addEventListener("change", () => {
    void file.files?.[0]?.text().then((text) => {
      const {report, problems} = parseReport(text);
      if (report !== null) show(draftOfReport(report), written());
      else
        output.replaceChildren(
          html`<ul class="report-gaps" role="alert">
            ${problems.map((each) => html`<li>${WORDS.line[lang]}${each.line}${{en: ": ", zh: " 行："}[lang]}${each.text[lang]}</li>`)}
          </ul>`
        );
      file.value = "";
    });
  });
  const both = (words: string, en: HTMLElement, zh: HTMLElement) =>
    html`<div class="report-pair">
      ${labelledField(`${WORDS.english[lang]}${words}`, en)}${labelledField(`${WORDS.chinese[lang]}${words}`, zh)}
    </div>`;
  const list = (name: (typeof LISTS)[number]) => [
    html`<h3>${SECTIONS[name][lang]}</h3>`,
    both(`${PAUSE[lang]}${WORDS.lines[lang]}`, lists[name].en, lists[name].zh)
  ];
  const element = html`<div class="own-claim report-form">
    ${noteReader(lang, (pair, confirmed) => {
      addClaim(reportClaimOf(pair, confirmed, nextName()));
      check();
    })}
    <h3>${WORDS.title[lang]}</h3>
    ${both("", titleEn, titleZh)}
    <div class="own-criterion">
      ${labelledField(WORDS.date[lang], date)}${labelledField(WORDS.author[lang], author)}${labelledField(WORDS.audience[lang], audience)}
    </div>
    ${list("thesis")}
    <h3>${SECTIONS.claims[lang]}</h3>
    ${claimPlace}
    ${button(WORDS.addClaim, () => {
      const [first] = draftOfReport(blankReport(now)).claims;
      if (first) addClaim({...first, name: nextName()});
      check();
    })}
    <h3>${SECTIONS.ratings[lang]}</h3>
    ${labelledField(WORDS.ratings[lang], ratings)} ${list("catalysts")} ${list("risks")} ${list("disclosures")}
    ${output}
    <div class="sql-actions">
      ${button(WORDS.save, () => saveText(fileNameOf(written()), textOfDraft(written()), "text/markdown"))}
      ${labelledField(WORDS.open[lang], file)}
      ${button(WORDS.anew, () => {
        show(draftOfReport(blankReport(isoDate(Date.now()))), written());
      })}
      ${before === null ? "" : button(WORDS.back, () => show(before, written()))}
    </div>
  </div>`;
  element.addEventListener("input", check);
  check();
  return element;
}

/** A text with the keys of claims and bases in it as code, which no language translates. */
function withKeys(text: string): (string | HTMLElement)[] {
  return text.split(/\b([a-z]\w*_\w+)/).map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}
