import {unsafeUniformIntDistribution, xoroshiro128plus} from "npm:pure-rand";

/**
 * Numbers strictly between 0 and 1, the same for the same seed and name in every engine: 52 bits from two draws of
 * xoroshiro128+ (Blackman and Vigna 2018), in the middle of their interval. Each name has a stream of its own, so
 * that one more uncertain input leaves the draws of the others as they were.
 */
export function uniformStream(seed: number, name: string, count: number): Float64Array {
  const generator = xoroshiro128plus(seedOf(seed, name));
  const draws = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    const high = unsafeUniformIntDistribution(0, 0x3ffffff, generator);
    const low = unsafeUniformIntDistribution(0, 0x3ffffff, generator);
    draws[i] = (high * 0x4000000 + low + 0.5) / 2 ** 52;
  }
  return draws;
}

/** Seed and name as one 32-bit integer (FNV-1a). Throws on a seed that is no whole number of 32 bits. */
function seedOf(seed: number, name: string): number {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new Error(`seed: ${seed}; expected a whole number from 0 to ${2 ** 32 - 1}`);
  let hash = 0x811c9dc5;
  for (const sign of `${seed} ${name}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
