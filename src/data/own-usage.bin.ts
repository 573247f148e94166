import {loadOwnUsage} from "../../loaders/data/own-usage.js";

process.stdout.write(await loadOwnUsage());
