import {loadUsageCube} from "../../loaders/data/usage-cube.js";

process.stdout.write(await loadUsageCube());
