import {parseArgs} from "node:util";
import {reasonOf} from "../src/lib/reason-of.js";
import {projectRoot} from "./paths.js";

// npm run new -- <name> begins a study; --status tells what changed since in what studies are made of.

const USAGE = `npm run new -- <name> [--from <what>]                     begins a study: blank, or made of a page, a figure (usage#slice-weeks),
                                                          a company, a model or a notebook file
npm run new -- --status                                   what changed since in what studies are made of
npm run new -- <name> --accept <what> | --refuse <what>   takes a change over, or leaves it, on record
npm run new -- --report <name> [--judge]                  begins the next report of the series; judges one that is there`;

const {values, positionals} = parseArgs({
  options: {
    from: {type: "string"},
    status: {type: "boolean", default: false},
    accept: {type: "string"},
    refuse: {type: "string"},
    report: {type: "string"},
    judge: {type: "boolean", default: false},
    help: {type: "boolean"}
  },
  allowPositionals: true
});
const [name, ...more] = positionals;
const {from, accept, refuse, report} = values;
const ways = [from, accept, refuse, report].filter((way) => way !== undefined).length;
const isNamed = name !== undefined;
const asked = [isNamed, values.status, report !== undefined].filter(Boolean).length;
if (values.help || more.length > 0 || ways > 1 || asked !== 1 || (values.judge && report === undefined)) {
  (values.help ? console.log : console.error)(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else
  try {
    const {decide, statusText, studyStatuses} = await import("./studies/status.js");
    const {createStudy} = await import("./studies/create.js");
    const today = new Date().toISOString().slice(0, 10);
    if (report !== undefined) {
      if (values.judge) console.log(await judgedText(report));
      else {
        const {createReport} = await import("./reports/create.js");
        console.log(createReport(report, today, projectRoot));
        console.log(
          `npm start shows it at /en/reports/${report}; npm run new -- --report ${report} --judge judges its claims`
        );
      }
    } else if (name === undefined) process.stdout.write(statusText(studyStatuses(projectRoot)));
    else if (values.accept !== undefined) decide(name, values.accept, "accepted", today, projectRoot);
    else if (values.refuse !== undefined) decide(name, values.refuse, "refused", today, projectRoot);
    else {
      for (const file of createStudy(name, values.from ?? null, projectRoot)) console.log(file);
      console.log(`npm start shows it at /en/studies/${name}`);
    }
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }

async function judgedText(name: string): Promise<string> {
  const {judgeReport} = await import("./data/reports.js");
  const {openClaimBooks} = await import("./claims/judge.js");
  const {readReport} = await import("./reports/files.js");
  const {reportText} = await import("./reports/told.js");
  const report = readReport(name);
  const books = await openClaimBooks(null);
  try {
    return reportText(await judgeReport({name, report}, books));
  } finally {
    books.close();
  }
}
