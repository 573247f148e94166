import {studentQuantile} from "../model/uncertainty/student.js";

/** Growth of tokens and of revenue of one company from one period to the next, as logarithms. */
export interface GrowthPair {
  readonly entity: string;
  readonly tokens: number;
  readonly revenue: number;
  /** What the growth before, carried on, would have given; null where none is on record. */
  readonly naive: number | null;
}

/** Below either of them nothing is told apart from chance. */
export const ENOUGH = {pairs: 8, companies: 4} as const;

/** How far a rule was from what was reported, as root of the mean squared difference of logarithms. */
export interface RuleError {
  readonly pairs: number;
  readonly elasticity: number;
  readonly naive: number;
}

/** What company-periods say of the elasticity of revenue to tokens. */
export interface ElasticityEstimate {
  readonly pairs: number;
  readonly companies: number;
  readonly elasticity: number;
  /** At 95%, by leaving out one company after another; null with fewer than two companies. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Each pair by the elasticity of the other pairs, over those that a naive growth is known of; null without any. */
  readonly leaveOneOut: RuleError | null;
  readonly verdict: "beats naive growth" | "does not beat naive growth" | "too few observations";
}

/**
 * Revenue grows by tokens to a power, the same for every company: least squares through the origin on logarithms, as the
 * models have it. The interval is the jackknife over companies, whose periods are not independent, with Student’s t.
 * Null where no tokens moved.
 */
export function elasticityEstimate(pairs: readonly GrowthPair[]): ElasticityEstimate | null {
  const elasticity = slope(pairs);
  if (elasticity === null) return null;
  const entities = [...new Set(pairs.map(({entity}) => entity))];
  const leaveOneOut = leaveOneOutError(pairs);
  const isEnough = pairs.length >= ENOUGH.pairs && entities.length >= ENOUGH.companies && leaveOneOut !== null;
  return {
    pairs: pairs.length,
    companies: entities.length,
    elasticity,
    interval: jackknifed(elasticity, pairs, entities),
    leaveOneOut,
    verdict: !isEnough
      ? "too few observations"
      : leaveOneOut.elasticity < leaveOneOut.naive
        ? "beats naive growth"
        : "does not beat naive growth"
  };
}

function slope(pairs: readonly GrowthPair[]): number | null {
  const squares = pairs.reduce((sum, {tokens}) => sum + tokens * tokens, 0);
  return squares > 0 ? pairs.reduce((sum, {tokens, revenue}) => sum + tokens * revenue, 0) / squares : null;
}

function jackknifed(
  elasticity: number,
  pairs: readonly GrowthPair[],
  entities: readonly string[]
): ElasticityEstimate["interval"] {
  const without = entities.flatMap((entity) => slope(pairs.filter((p) => p.entity !== entity)) ?? []);
  const companies = without.length;
  if (companies < 2) return null;
  const spread = without.reduce((sum, each) => sum + (each - elasticity) ** 2, 0);
  const half = studentQuantile(0.975, companies - 1) * Math.sqrt((spread * (companies - 1)) / companies);
  return [elasticity - half, elasticity + half];
}

/** Growth of revenue that the other pairs' elasticity gives each pair, as a logarithm; null where none of them moved. */
export function byOthers<T extends GrowthPair>(
  pairs: readonly T[]
): {readonly pair: T; readonly growth: number | null}[] {
  return pairs.map((pair) => {
    const others = slope(pairs.filter((p) => p !== pair));
    return {pair, growth: others === null ? null : others * pair.tokens};
  });
}

function leaveOneOutError(pairs: readonly GrowthPair[]): RuleError | null {
  const tried = byOthers(pairs).flatMap(({pair: {naive, revenue}, growth}) =>
    growth === null || naive === null ? [] : [{elasticity: (growth - revenue) ** 2, naive: (naive - revenue) ** 2}]
  );
  const root = (of: "elasticity" | "naive") => Math.sqrt(tried.reduce((sum, t) => sum + t[of], 0) / tried.length);
  return tried.length > 0 ? {pairs: tried.length, elasticity: root("elasticity"), naive: root("naive")} : null;
}
