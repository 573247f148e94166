import {writeLedger} from "../../loaders/data/ledger.js";

await writeLedger(process.stdout);
