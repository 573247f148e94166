import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {isoDate, parseIsoDate} from "../src/lib/dates.js";
import {loadCompanyModels} from "./data/company-models.js";
import {EDITIONS} from "./editions/files.js";
import {freeze, type FrozenModel} from "./editions/freeze.js";
import {readLedger} from "./ledger/archive.js";
import {projectRoot} from "./paths.js";

const {values} = parseArgs({
  options: {date: {type: "string"}, en: {type: "string", default: ""}, zh: {type: "string", default: ""}}
});
const {date, en, zh} = values;
const today = isoDate(new Date());
if (date === undefined || parseIsoDate(date) === null || date > today)
  stop(`--date: ${date ?? ""}; expected a date YYYY-MM-DD up to ${today}`);
if (en === "" || zh === "") stop("--en, --zh: expected what the edition says of itself, in both languages");
const path = join(projectRoot, EDITIONS, `${date}.json`);
if (existsSync(path)) stop(`${EDITIONS}/${date}.json: an edition never changes; choose another date`);
const last = readLedger().entries.at(-1);
if (!last) stop("data/ledger.jsonl: no entry; run npm run refresh first");
const kind = last.retrieved_at.slice(0, 10) <= date ? "published" : "reconstructed";
const {companies} = kind === "published" ? await loadCompanyModels() : {companies: []};
const models: FrozenModel[] = companies.map(({entity, title, sheet, headline, cases}) => {
  const line = sheet.lines.find((l) => l.name === headline.value);
  return {
    entity,
    company: title,
    line: headline.value,
    unit: line && "unit" in line ? line.unit : "",
    sheet,
    cases: [
      {key: "base", title: {en: "As it stands", zh: "基准"}, overrides: {}},
      ...cases.map(({key, title, overrides}) => ({key, title, overrides}))
    ]
  };
});
const entry = {seq: last.seq, hash: last.hash};
const edition = await freeze({date, kind, frozenOn: today, entry, text: {en, zh}, models});
mkdirSync(join(projectRoot, EDITIONS), {recursive: true});
writeFileSync(path, `${JSON.stringify(edition)}\n`);
console.log(`${EDITIONS}/${date}.json: ${kind}, ${edition.claims.length} claims, after entry ${entry.seq}`);

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
