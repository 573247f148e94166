import {parseArgs} from "node:util";
import {reasonOf} from "../src/lib/reason-of.js";
import {appendActs} from "./house/acts.js";
import {approvalOf, approvals, unapproved, unapprovedFinding} from "./house/approvals.js";
import {pagesToApprove} from "./house/basis.js";
import {projectRoot} from "./paths.js";

const HELP = `npm run approve -- <page> … --by <name>   approves pages as they stand, such as usage or studies/mine
npm run approve -- --all --by <name>      approves every page that nobody approved as it stands
npm run approve                           lists the pages that wait`;

try {
  const {values, positionals} = parseArgs({
    options: {by: {type: "string", default: ""}, all: {type: "boolean"}, help: {type: "boolean"}},
    allowPositionals: true
  });
  const known = approvals();
  const waiting = pagesToApprove().flatMap((page) => {
    const reason = unapproved(page, known) ?? unapprovedFinding(page, known);
    return reason === null ? [] : [[page, reason] as const];
  });
  const pages = values.all === true ? waiting.map(([page]) => page) : positionals;
  const [by, now] = [values.by.trim(), new Date()];
  if (values.help === true) console.log(HELP);
  else if (values.all !== true && pages.length === 0)
    console.log(waiting.map(([, reason]) => reason).join("\n") || "every page is approved as it stands");
  else if (by === "") throw new Error("--by: nobody; expected the name of who read the page and approves it");
  else {
    appendActs(
      pages.map((page) => approvalOf(page, {by, now})),
      projectRoot
    );
    for (const page of pages) console.log(`${page}: approved by ${by}`);
  }
} catch (error) {
  console.error(reasonOf(error));
  console.error(HELP);
  process.exitCode = 1;
}
