import {marketCsv} from "./market-csv.js";
import {marketYahoo} from "./market-yahoo.js";
import {modelsDev} from "./models-dev.js";
import {openrouterApps} from "./openrouter-apps.js";
import {openrouterAppCategories} from "./openrouter-app-categories.js";
import {openrouterBenchmarks} from "./openrouter-benchmarks.js";
import {
  openrouterCategories,
  openrouterContexts,
  openrouterLanguages,
  openrouterModalities
} from "./openrouter-filters.js";
import {openrouterHosts} from "./openrouter-hosts.js";
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
  openrouterAppCategories,
  openrouterSessions,
  openrouterModels,
  openrouterHosts,
  openrouterBenchmarks,
  modelsDev,
  secCompanyfacts,
  marketCsv,
  marketYahoo
];
