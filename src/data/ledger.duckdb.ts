import {loadLedger} from "../../loaders/data/ledger.js";

process.stdout.write(await loadLedger());
