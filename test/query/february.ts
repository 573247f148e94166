import type {Basis} from "../../src/query/basis.js";

// Millions of tokens, copied from the published weeks lab by lab and added here; models in order of size.
export const CHINA = {
  "2026-02-02":
    1_158_733 +
    27_374 +
    17_336 + // moonshotai
    (664_683 + 83_412 + 77_654 + 10_957 + 3_053) + // deepseek
    441_759 + // minimax
    (164_898 + 52_287 + 11_500 + 10_766 + 2_930) + // z-ai
    (85_279 + 73_139 + 36_238 + 6_827 + 3_917 + 3_311) + // qwen
    65_411 + // stepfun
    51_282, // xiaomi
  "2026-02-09":
    1_438_446 +
    386_887 + // minimax
    (1_295_857 + 21_589) + // moonshotai
    (756_299 + 77_052 + 65_854 + 19_203) + // deepseek
    (628_399 + 148_206 + 55_935 + 33_653) + // z-ai
    264_295 + // stepfun
    (84_641 + 50_165 + 25_642 + 23_840 + 17_569 + 4_034) + // qwen
    58_526, // xiaomi
  "2026-02-16":
    2_570_426 +
    49_047 + // minimax
    (1_036_388 + 7_928) + // moonshotai
    (803_178 + 125_269 + 57_640 + 44_395) + // z-ai
    (744_867 + 74_859 + 60_392 + 12_895 + 11_383) + // deepseek
    380_021 + // stepfun
    (82_434 + 57_778 + 19_120 + 14_759 + 4_992) + // qwen
    79_111 // xiaomi
} as const;

export const US = {
  "2026-02-02":
    763_784 +
    429_502 +
    343_595 +
    177_332 +
    162_534 +
    89_981 +
    56_391 +
    28_890 +
    6_966 +
    3_243 + // google
    (705_482 + 369_783 + 136_483 + 131_537 + 64_015 + 28_029 + 3_232) + // anthropic
    (344_787 + 311_748 + 127_946) + // x-ai
    342_976 + // arcee-ai
    (259_120 + 218_147 + 132_115 + 130_712 + 83_254 + 54_512 + 45_980) + // openai, seven largest
    (43_047 + 42_916 + 36_046 + 30_648 + 15_031 + 13_009) + // openai, the rest
    (44_880 + 7_310 + 6_661), // meta-llama
  "2026-02-09":
    775_913 +
    450_389 +
    399_798 +
    179_400 +
    165_805 +
    93_914 +
    74_214 +
    28_906 +
    6_767 + // google
    (626_327 + 523_688 + 225_493 + 141_222 + 62_157 + 12_404) + // anthropic
    (556_796 + 230_226 + 107_094) + // x-ai
    439_793 + // arcee-ai
    (323_412 + 319_953 + 154_412 + 116_283 + 102_069 + 67_115 + 56_591) + // openai, seven largest
    (48_979 + 39_959 + 33_911 + 21_920 + 17_704 + 12_955 + 8_379) + // openai, the rest
    (51_147 + 25_027 + 10_091), // meta-llama
  "2026-02-16":
    858_773 +
    430_621 +
    400_790 +
    155_010 +
    146_134 +
    89_604 +
    75_512 +
    60_416 +
    29_336 +
    17_890 + // google
    (668_806 + 93_284 + 34_287) + // x-ai
    (642_879 + 534_086 + 298_296 + 160_954 + 142_933 + 57_656) + // anthropic
    449_291 + // arcee-ai
    (344_218 + 311_738 + 167_819 + 112_568 + 87_358 + 65_088 + 56_708) + // openai, seven largest
    (55_428 + 45_226 + 29_786 + 29_126 + 7_070 + 4_027) + // openai, the rest
    (62_726 + 18_147 + 6_879 + 5_541) + // meta-llama
    (10_304 + 7_610) // nvidia
} as const;

// Neither: mistralai and tngtech sit in Europe, openrouter slugs are undisclosed.
const REST = {
  "2026-02-02": 80_493 + 13_812 + (100_759 + 20_473) + 39_925,
  "2026-02-09": 79_134 + 17_532 + (27_408 + 3_350) + (156_095 + 3_009),
  "2026-02-16": 82_638 + 26_614 + 3_631
} as const;

const OTHER = {"2026-02-02": 704_492, "2026-02-09": 761_797, "2026-02-16": 824_041} as const;

const NINE_CHINA = {
  "2026-02-02": 1_158_733 + 664_683 + 441_759, // Kimi K2.5, DeepSeek V3.2, MiniMax M2.1
  "2026-02-09": 1_438_446 + 1_295_857 + 756_299 + 628_399, // MiniMax M2.5, Kimi K2.5, DeepSeek V3.2, GLM-5
  "2026-02-16": 2_570_426 + 1_036_388 + 803_178 + 744_867 // MiniMax M2.5, Kimi K2.5, GLM-5, DeepSeek V3.2
} as const;

const NINE_US = {
  // Gemini 3 Flash, Sonnet 4.5, Gemini 2.5 Flash, Opus 4.5, Grok 4.1 Fast, Gemini 2.5 Flash Lite
  "2026-02-02": 763_784 + 705_482 + 429_502 + 369_783 + 344_787 + 343_595,
  // Gemini 3 Flash, Sonnet 4.5, Grok 4.1 Fast, Opus 4.6, Gemini 2.5 Flash
  "2026-02-09": 775_913 + 626_327 + 556_796 + 523_688 + 450_389,
  // Gemini 3 Flash, Grok 4.1 Fast, Opus 4.6, Sonnet 4.5, Trinity Large
  "2026-02-16": 858_773 + 668_806 + 642_879 + 534_086 + 449_291
} as const;

// Trinity Large Preview (free) by Arcee AI, ninth in the week of 16 February and outside the nine before.
export const ARCEE = 449_291;

// TNG's merges of DeepSeek weights: R1T2 Chimera (free), R1T Chimera and their paid variants.
export const TNG = {"2026-02-02": 100_759 + 20_473, "2026-02-09": 27_408 + 3_350, "2026-02-16": 0} as const;

export type Week = keyof typeof OTHER;
export const WEEKS = Object.keys(OTHER) as Week[];
/** China, the United States and everything counted under a basis, in millions of tokens. */
export function answer(week: Week, basis: Basis): {china: number; us: number; total: number} {
  if (basis === "nine") return {china: NINE_CHINA[week], us: NINE_US[week], total: NINE_CHINA[week] + NINE_US[week]};
  const named = CHINA[week] + US[week] + REST[week];
  return {china: CHINA[week], us: US[week], total: basis === "named" ? named : named + OTHER[week]};
}
