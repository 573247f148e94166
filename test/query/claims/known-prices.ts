/** A model of the week of 16 February 2026: tokens in millions, list prices of 16 February in US dollars per million. */
interface Priced {
  readonly millions: number;
  readonly input: number;
  readonly output: number;
  /** Price of input read from cache; the input price where none is listed. */
  readonly cached: number;
  /** Prompt and completion, parts of the lab's tokens in February. */
  readonly mix: readonly [prompt: number, completion: number];
  /** Part of the prompt read from cache, last week on record by 23 February; undefined where none is. */
  readonly hit?: number;
}

const MIX = {
  minimax: [0.98804, 0.01196],
  moonshotai: [0.98277, 0.01723],
  zai: [0.96659, 0.03341],
  deepseek: [0.95226, 0.04774],
  qwen: [0.91336, 0.08664],
  xiaomi: [0.93334, 0.06666]
} as const;

// Largest first: MiniMax M2.5, Kimi K2.5, GLM-5, DeepSeek V3.2, GLM-4.7, Qwen3 235B, MiMo V2 Flash, DeepSeek V3 0324 (listed
// at nothing), DeepSeek V3.1, MiniMax M2.1, GLM-4.7 Flash, Qwen3.5 397B, Kimi K2 0905.
const CHINA: readonly Priced[] = [
  {millions: 2_570_426, input: 0.3, output: 1.2, cached: 0.03, mix: MIX.minimax, hit: 0.8154},
  {millions: 1_036_388, input: 0.6, output: 3, cached: 0.1, mix: MIX.moonshotai, hit: 0.7785},
  {millions: 803_178, input: 1, output: 3.2, cached: 0.2, mix: MIX.zai, hit: 0.5856},
  {millions: 744_867, input: 0.28, output: 0.4, cached: 0.28, mix: MIX.deepseek, hit: 0.3147},
  {millions: 125_269, input: 0.6, output: 2.2, cached: 0.11, mix: MIX.zai},
  {millions: 82_434, input: 0.15, output: 0.85, cached: 0.15, mix: MIX.qwen},
  {millions: 79_111, input: 0.1, output: 0.3, cached: 0.01, mix: MIX.xiaomi},
  {millions: 74_859, input: 0, output: 0, cached: 0, mix: MIX.deepseek},
  {millions: 60_392, input: 0.2, output: 0.8, cached: 0.2, mix: MIX.deepseek},
  {millions: 49_047, input: 0.3, output: 1.2, cached: 0.3, mix: MIX.minimax, hit: 0.8001},
  {millions: 44_395, input: 0.07, output: 0.4, cached: 0.07, mix: MIX.zai},
  {millions: 14_759, input: 0.6, output: 3.6, cached: 0.6, mix: MIX.qwen},
  {millions: 7_928, input: 0.6, output: 2.5, cached: 0.6, mix: MIX.moonshotai}
];
// Step 3.5 Flash, GLM-4.5 Air and DeepSeek R1 0528.
const CHINA_FREE = 380_021 + 57_640 + 12_895;
// Qwen3 Coder Next, Qwen3 Embedding 8B, DeepSeek V3.2 Exp and Qwen3 Coder 480B.
const CHINA_UNPRICED = 57_778 + 19_120 + 11_383 + 4_992;

/** Millions of tokens at input and output list price. */
const US: readonly (readonly [millions: number, input: number, output: number])[] = [
  [858_773, 0.5, 3], // Gemini 3 Flash
  [668_806, 0.2, 0.5], // Grok 4.1 Fast
  [642_879, 5, 25], // Claude Opus 4.6
  [534_086, 3, 15], // Claude Sonnet 4.5
  [430_621, 0.3, 2.5], // Gemini 2.5 Flash
  [400_790, 0.1, 0.4], // Gemini 2.5 Flash Lite
  [344_218, 0.05, 0.4], // GPT-5 Nano
  [311_738, 0.072, 0.28], // gpt-oss-120b
  [167_819, 1.75, 14], // GPT-5.2
  [160_954, 5, 25], // Claude Opus 4.5
  [155_010, 0.1, 0.4], // Gemini 2.0 Flash
  [146_134, 2, 12], // Gemini 3 Pro Preview
  [142_933, 1, 5], // Claude Haiku 4.5
  [112_568, 0.15, 0.6], // GPT-4o mini
  [93_284, 0.2, 0.5], // Grok 4 Fast
  [89_604, 1.25, 10], // Gemini 2.5 Pro
  [87_358, 0.25, 2], // GPT-5 Mini
  [65_088, 1.75, 14], // GPT-5.2 Codex
  [60_416, 0.1, 0.4], // Gemini 2.5 Flash Lite Preview
  [57_656, 3, 15], // Claude Sonnet 4
  [55_428, 0.4, 1.6], // GPT-4.1 mini
  [45_226, 0.05, 0.2], // gpt-oss-20b
  [34_287, 0.2, 1.5], // Grok Code Fast 1
  [29_786, 1.25, 10], // GPT-5.1
  [29_126, 2, 8], // GPT-4.1
  [17_890, 0.04, 0.15], // Gemma 3 27B
  [4_027, 1.25, 10] // GPT-5
];
// Trinity Large Preview and Nemotron 3 Nano.
const US_FREE = 449_291 + 7_610;
// Claude Sonnet 4.6, Gemini 3.1 Pro, Llama 3.1 8B, text-embedding-3-small, Gemini 2.0 Flash Lite, Llama 3.3 70B, Nemotron 3 Nano,
// GPT-4.1 nano, Llama 4 Maverick and Scout.
const US_UNPRICED = 298_296 + 75_512 + 62_726 + 56_708 + 29_336 + 18_147 + 10_304 + 7_070 + 6_879 + 5_541;

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const tokensOf = (models: readonly Priced[]) => sum(models.map((m) => m.millions));

/** US dollars per million tokens over what has a price, free variants at zero. */
const chinese = (usd: (model: Priced) => number, models = CHINA) =>
  sum(models.map((m) => m.millions * usd(m))) / (tokensOf(models) + CHINA_FREE);
const american = (price: 1 | 2) => sum(US.map((m) => m[0] * m[price])) / (sum(US.map(([m]) => m)) + US_FREE);

const HIT = CHINA.filter((m) => m.hit !== undefined);
const effective = ({input, output, cached, mix: [prompt, completion], hit = 0}: Priced) =>
  prompt * ((1 - hit) * input + hit * cached) + completion * output;

/** What a Chinese and an American million tokens cost in the week of 16 February 2026. */
export const CHINESE_PRICE = {
  list_input: chinese((m) => m.input),
  list_output: chinese((m) => m.output),
  list_blended: chinese(({input, output, mix: [prompt, completion]}) => prompt * input + completion * output),
  effective: chinese(effective, HIT)
} as const;
export const AMERICAN_PRICE = {list_input: american(1), list_output: american(2)} as const;

/** Parts of the tokens that the prices rest on. */
export const COVERAGE = {
  china: 1 - CHINA_UNPRICED / (tokensOf(CHINA) + CHINA_FREE + CHINA_UNPRICED),
  us: 1 - US_UNPRICED / (sum(US.map(([m]) => m)) + US_FREE + US_UNPRICED),
  effective: (tokensOf(HIT) + CHINA_FREE) / (tokensOf(CHINA) + CHINA_FREE + CHINA_UNPRICED)
} as const;
