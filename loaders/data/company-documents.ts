import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {COMPANY_DOCUMENTS, type CompanyDocuments} from "../../src/companies/models.js";
import type {Library} from "../../src/model/text/include.js";
import {projectRoot} from "../paths.js";

const FOLDER = "src/companies";

/** The documents of the company models, those they include and those to begin from, as they stand in the repository. */
export function companyDocuments(root = projectRoot): CompanyDocuments {
  const read = (...path: readonly string[]) => readFileSync(join(root, FOLDER, ...path), "utf8");
  const companies = Object.fromEntries(COMPANY_DOCUMENTS.map((name) => [name, read(`${name}.model`)]));
  return {companies, shared: sharedDocuments(root), templates: documentsIn(root, "templates")};
}

/** The documents that models include, by name. */
export function sharedDocuments(root = projectRoot): Library {
  return documentsIn(root, "shared");
}

function documentsIn(root: string, name: string): Library {
  const folder = join(root, FOLDER, name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".model"))
    .sort();
  return Object.fromEntries(files.map((file) => [basename(file, ".model"), readFileSync(join(folder, file), "utf8")]));
}
