import {register} from "node:module";
import {parseArgs} from "node:util";
import {reasonOf} from "../src/lib/reason-of.js";

// npm run model -- <file.model> checks a model, works it out and prints it, with the code that the site runs.

const OPTIONS = {
  set: {type: "string", multiple: true},
  case: {type: "string", default: "base"},
  json: {type: "boolean", default: false},
  xlsx: {type: "string"},
  from: {type: "string"},
  save: {type: "string"},
  mondays: {type: "boolean", default: false},
  help: {type: "boolean"}
} as const;

const USAGE = `npm run model -- <file.model, .json or .xlsx> [options]
  A workbook opens as the model it carries: cells edited in it stand in place of what its document says.
  --set <line>[@<period>]=<number>   sets an input on top of the case, as in growth@FY2027=27%; once for each;
                                     in a formula or a reported figure it stands as an override
  --case <key>                       the case to stand on (base: the inputs as the document states them)
  --from <in.xlsx>                   takes the inputs that were changed in a workbook of this model
  --xlsx <out.xlsx>                  writes the model as a workbook with live formulas
  --save <out.model or out.json>     writes the document; JSON holds the case and the settings as well
  --mondays                          works the document’s base case again on each past Monday, with what the books knew
                                     that day: value, price known then, the call, and what the price did since
  --json                             prints one JSON object
Exit code 1 where the text, a setting or the workbook has a problem, a check fails, or the headline has no value.`;

const {values, positionals} = parseArgs({options: OPTIONS, allowPositionals: true});
const [file, ...more] = positionals;
if (values.help || file === undefined || more.length > 0) {
  (values.help ? console.log : console.error)(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else
  try {
    register("./npm-imports.mjs", import.meta.url);
    const {set = [], case: key, json, xlsx = null, from = null, save = null} = values;
    if (values.mondays) {
      const {mondaysText} = await import("./model/mondays.js");
      process.stdout.write(await mondaysText(file, {json}));
    } else {
      const {runModel} = await import("./model/run.js");
      const {text, isSound} = await runModel(file, {set, case: key, json, xlsx, from, save});
      process.stdout.write(text);
      process.exitCode = isSound ? 0 : 1;
    }
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }
