import {loadEvents} from "../../loaders/data/events.js";
import {loadExposure} from "../../loaders/data/exposure.js";
import {loadRestatements} from "../../loaders/data/restatements.js";
import {loadRevenue} from "../../loaders/data/revenue.js";
import {loadBooks} from "../../loaders/data/sources.js";
import {loadUseCases} from "../../loaders/data/use-cases.js";
import {citationIn} from "../../src/words/citation.js";
import {companyName} from "../../src/words/names.js";
import {harnessName} from "../../src/lib/use-cases.js";
import {
  publishedClaims,
  publishedCoverage,
  publishedCube,
  publishedHistory,
  publishedHostPrices,
  publishedProfiles,
  publishedUsage
} from "../fixtures/results.js";

/** Names that pages show as they are in the data: of models, labs, companies, lines of past versions, events and publications. */
export async function namesOnPages(): Promise<ReadonlySet<string>> {
  const [
    {claims},
    usage,
    {tasks, apps},
    {sources},
    restatements,
    exposure,
    revenue,
    events,
    coverage,
    profiles,
    prices,
    history
  ] = await Promise.all([
    publishedClaims(),
    publishedUsage(),
    loadUseCases(),
    loadBooks(),
    loadRestatements(),
    loadExposure(),
    loadRevenue(),
    loadEvents(),
    publishedCoverage(),
    publishedProfiles(),
    publishedHostPrices(),
    publishedHistory()
  ]);
  const {dimensions} = await publishedCube();
  return new Set([
    ...usage.models.flatMap((m) => [m.model, m.name]),
    ...dimensions.flatMap((d) => d.members.flatMap((m) => [m.key, m.name.zh])),
    ...usage.labs.map((l) => l.name.zh),
    ...(tasks?.models ?? []).flatMap((m) => [m.model, m.name, m.lab_name_zh]),
    ...claims
      .flatMap((c) => [c.statement, c.why, c.untestable, ...c.readings.flatMap((r) => [r.name, r.definition])])
      .flatMap((text) => text?.zh.match(/[A-Za-z][A-Za-z0-9.’' -]*[A-Za-z0-9]/g) ?? []),
    ...apps.map((a) => a.app),
    ...history.companies.flatMap(({changes, titles}) => [
      ...Object.values(titles).flatMap(({en, zh}) => [en, zh]),
      ...changes.flatMap(({differences}) => differences.map(({title}) => title))
    ]),
    ...restatements.rows.flatMap((r) => [r.model, r.name]),
    ...(revenue.sessions?.rows ?? []).map(({harness}) => harnessName(harness).en),
    ...revenue.models.map((m) => m.name),
    ...events.events.flatMap((e) => [e.title.zh, e.citation]),
    ...(revenue.sessions?.rows ?? []).map((s) => s.name),
    ...coverage.rows.map((row) => `${companyName(row.entity, row.title).zh} ${row.entity}`),
    ...exposure.exposures.map((e) => e.labName.zh),
    ...prices.events.map(({host}) => host),
    // Sources named in commands.
    "openrouter-hosts",
    "openrouter-benchmarks",
    ...profiles.labs.map((l) => l.name.zh),
    ...profiles.models.flatMap((m) => [m.name, m.model, ...(m.aliases?.split(" ") ?? [])]),
    ...exposure.companies.flatMap((c) => [c.entity, c.name.zh]),
    ...sources.flatMap((s) => [s.publisher, s.licence, s.citation, citationIn(s.citation, "zh"), s.title, s.title_zh])
  ]);
}
