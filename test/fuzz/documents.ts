import {performance} from "node:perf_hooks";
import {companyDocuments} from "../../loaders/data/company-documents.js";
import {loadCompanies} from "../../loaders/data/companies.js";
import {fuzzDocuments} from "../fixtures/fuzz-documents.js";

// npm run fuzz -- documents [count] [seed]: through reader, printer, record, checks and evaluation.

const [, , , count = "1000000", seed = "20261127"] = process.argv;
const {companies, shared} = companyDocuments();
const data = await loadCompanies("full");
const start = performance.now();
const against = {data, library: shared, texts: Object.values(companies), clock: () => performance.now()};
const tally = fuzzDocuments(Number(count), Number(seed), against);
console.log({...tally, seed: Number(seed), seconds: Math.round((performance.now() - start) / 100) / 10});
