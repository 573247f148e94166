import {marketCsv} from "./market-csv.js";
import {marketYahoo} from "./market-yahoo.js";
import {modelsDev} from "./models-dev.js";
import {openrouterApps} from "./openrouter-apps.js";
import {
  openrouterCategories,
  openrouterContexts,
  openrouterLanguages,
  openrouterModalities
} from "./openrouter-filters.js";
import {openrouterModels} from "./openrouter-models.js";
import {openrouterRankings} from "./openrouter-rankings.js";
import {openrouterSessions} from "./openrouter-sessions.js";
import {openrouterTasks} from "./openrouter-tasks.js";
import {secCompanyfacts} from "./sec-companyfacts.js";
import type {Source} from "./source.js";

/** Every source a refresh asks, in the order it asks them. */
export const SOURCES: readonly Source[] = [
  openrouterRankings,
  openrouterCategories,
  openrouterLanguages,
  openrouterModalities,
  openrouterContexts,
  openrouterTasks,
  openrouterApps,
  openrouterSessions,
  openrouterModels,
  modelsDev,
  secCompanyfacts,
  marketCsv,
  marketYahoo
];
