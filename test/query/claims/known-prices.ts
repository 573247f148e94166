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
  [4_027, 1.25, 10], // GPT-5
  [298_296, 3, 15], // Claude Sonnet 4.6, at the router since 18 February
  [75_512, 2, 12] // Gemini 3.1 Pro, at the router since 20 February
];
// Trinity Large Preview and Nemotron 3 Nano.
const US_FREE = 449_291 + 7_610;
// Llama 3.1 8B, text-embedding-3-small, Gemini 2.0 Flash Lite, Llama 3.3 70B, Nemotron 3 Nano, GPT-4.1 nano, Llama 4 Maverick
// and Scout.
const US_UNPRICED = 62_726 + 56_708 + 29_336 + 18_147 + 10_304 + 7_070 + 6_879 + 5_541;

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

const known = (models: typeof US, free: number, price: 1 | 2) =>
  sum(models.map((m) => m[0] * m[price])) / (sum(models.map(([m]) => m)) + free);

// Week of 7 September 2026: millions of tokens at input and output list price of 2 July, or of 16 September where the
// model was in no list by the week's end (marked September). No named model of either side is without a price.
const CHINA_SEPTEMBER: typeof US = [
  [16_816_059, 0.834, 2.501], // Hy4 Preview; September
  [11_889_774, 0.09, 0.3], // GLM-5.3 Flash; September
  [11_562_877, 0.06, 0.12], // DeepSeek V4 Flash 2026-07-31; September
  [7_771_682, 0.105, 0.28], // MiMo V2.5
  [4_937_739, 0.15, 0.6], // DeepSeek V4.1 Flash; September
  [4_357_736, 0.098, 0.196], // DeepSeek V4 Flash 2026-04-23
  [3_797_479, 0.132, 0.528], // Hy3; September
  [2_520_314, 1.4, 4.4], // GLM-5.3; September
  [1_732_386, 0.93, 3], // GLM-5.2
  [1_471_545, 2.1, 10.95], // Kimi K3; September
  [1_460_824, 0.3, 1.2], // MiniMax M3
  [1_314_511, 0.435, 0.87], // DeepSeek V4 Pro 2026-04-23
  [1_056_682, 0.66, 1.98], // DeepSeek V4 Pro 2026-08-13; September
  [438_390, 0.2288, 0.3432], // DeepSeek V3.2
  [429_740, 0.216, 0.647], // DeepSeek V4 Flash Vision Exp; September
  [383_969, 2, 6], // Qwen3.8 Max 2026-09-02; September
  [211_661, 0.03, 0.13], // Qwen3.7 Flash; September
  [184_481, 0.15, 0.47], // Qwen3.8 Flash; September
  [73_948, 0.214, 2.55], // Qwen3.8 27B; September
  [50_383, 0.2, 1.15], // Step 3.7 Flash
  [32_558, 0.435, 0.87] // MiMo V2.5 Pro
];
// Ling 3.0 Flash Fin, Dots 3 Note, MiniMax M3, Ling 3.0 Flash Sante, Nex N2.5 Pro, Ling 3.0 Flash VL and MiniMax M2.7.
const CHINA_SEPTEMBER_FREE = 917_613 + 599_617 + 583_311 + 351_542 + 348_587 + 179_356 + 113_208;
const US_SEPTEMBER: typeof US = [
  [18_180_070, 0.2, 1.2], // GPT-5.6 Luna; September
  [2_555_598, 0.75, 3.75], // Gemini 3.8 Flash; September
  [1_979_590, 0.1, 0.2], // Muse Spark 1.3 Contributor; September
  [1_643_770, 2, 10], // GPT-5.6 Sol; September
  [1_376_565, 2, 10], // Claude Sonnet 5
  [1_243_330, 5, 25], // Claude Opus 5; September
  [805_437, 0.75, 3.75], // Gemini 3.7 Flash; September
  [804_203, 0.5, 3], // Gemini 3 Flash Preview
  [753_324, 0.1, 0.4], // Gemini 2.5 Flash Lite
  [723_442, 10, 50], // GPT-6 Astra; September
  [699_351, 3, 15], // Claude 4.6 Sonnet
  [549_232, 0.03, 0.15], // gpt-oss 120B
  [515_190, 2, 12], // GPT-5.6 Terra; September
  [461_824, 0.25, 1.5], // Gemini 3.1 Flash Lite
  [452_951, 0.3, 2.5], // Gemini 2.5 Flash
  [394_326, 2, 6], // Grok 4.6; September
  [392_997, 5, 25], // Claude 4.8 Opus
  [381_710, 10, 50], // Claude Fable 5.1; September
  [359_712, 0.12, 0.35], // Gemma 4 31B IT
  [324_501, 0.2, 1.2], // GPT-5.6 Luna Pro; September
  [274_961, 0.06, 0.33], // Gemma 4 26B A4B IT
  [237_948, 1.25, 4.25], // Muse Spark 1.3; September
  [126_754, 0.029, 0.14], // gpt-oss 20B
  [82_306, 1, 5], // Claude 4.5 Haiku
  [78_536, 0.3, 2.5], // Gemini 3.5 Flash Lite; September
  [55_328, 5, 25], // Claude 4.7 Opus
  [45_591, 3, 15], // Claude 4.5 Sonnet
  [41_385, 0.15, 0.6], // GPT-4o Mini
  [36_794, 2, 12] // Gemini 3.1 Pro Preview
];
// Nemotron 3 Ultra, Laguna S 2.1, Nemotron 3.5 Lightning, Inkling and Nemotron 3 Super.
const US_SEPTEMBER_FREE = 3_560_545 + 1_137_700 + 747_548 + 337_395 + 278_767;

/** What a Chinese and an American million tokens cost in the week of 7 September 2026 by the lists known on 24 November. */
export const SEPTEMBER_PRICE = {
  china: {
    input: known(CHINA_SEPTEMBER, CHINA_SEPTEMBER_FREE, 1),
    output: known(CHINA_SEPTEMBER, CHINA_SEPTEMBER_FREE, 2)
  },
  us: {input: known(US_SEPTEMBER, US_SEPTEMBER_FREE, 1), output: known(US_SEPTEMBER, US_SEPTEMBER_FREE, 2)}
} as const;

/** Parts of the tokens that the prices rest on. */
export const COVERAGE = {
  china: 1 - CHINA_UNPRICED / (tokensOf(CHINA) + CHINA_FREE + CHINA_UNPRICED),
  us: 1 - US_UNPRICED / (sum(US.map(([m]) => m)) + US_FREE + US_UNPRICED),
  /** Without free variants, of which the median counts none. */
  china_paid: tokensOf(CHINA) / (tokensOf(CHINA) + CHINA_UNPRICED),
  effective: (tokensOf(HIT) + CHINA_FREE) / (tokensOf(CHINA) + CHINA_FREE + CHINA_UNPRICED)
} as const;
