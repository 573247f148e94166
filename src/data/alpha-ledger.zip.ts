import {loadArchive} from "../../loaders/data/archive.js";

process.stdout.write(await loadArchive());
