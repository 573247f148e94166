import {answer, ARCEE, TNG, type Week} from "../february.js";
import {AMERICAN_PRICE, CHINESE_PRICE} from "./known-prices.js";

const M = 1e6;
const [START, FIRST, SECOND] = ["2026-02-02", "2026-02-09", "2026-02-16"] as const;
const nine = (week: Week) => answer(week, "nine");
const named = (week: Week) => answer(week, "named");
const unnamed = (week: Week) => answer(week, "all").total - named(week).total;

// Tokens of seven days, from the daily file.
// To 15 February: MiniMax M2.5, Kimi K2.5, DeepSeek V3.2, GLM-5.
const CHINA_NINE_TO_15 = 1_438_446_017_172 + 1_295_857_489_162 + 756_298_773_017 + 628_399_174_149;
// Gemini 3 Flash, Sonnet 4.5, Grok 4.1 Fast, Opus 4.6, Gemini 2.5 Flash.
const US_NINE_TO_15 = 775_913_082_169 + 626_327_358_310 + 556_795_772_174 + 523_687_912_384 + 450_389_022_307;
// To 22 February: MiniMax M2.5, Kimi K2.5, GLM-5, DeepSeek V3.2.
const CHINA_NINE_TO_22 = 2_570_426_255_378 + 1_036_388_353_348 + 803_177_700_976 + 744_867_056_791;
// To 16 February: Gemini 3 Flash, Sonnet 4.5, Grok 4.1 Fast, Opus 4.6, Gemini 2.5 Flash.
const US_NINE_TO_16 = 791_552_250_862 + 617_873_542_750 + 567_488_321_213 + 541_378_816_783 + 453_367_903_746;
// To 19 February: MiniMax M2.5, Kimi K2.5, GLM-5, DeepSeek V3.2.
const CHINA_NINE_TO_19 = 3_235_868_335_979 + 1_243_182_207_468 + 1_033_392_197_840 + 737_440_254_443;
// Gemini 3 Flash, Opus 4.6, Sonnet 4.5, Grok 4.1 Fast, Gemini 2.5 Flash.
const US_NINE_TO_19 = 816_006_599_797 + 618_875_087_180 + 582_695_644_722 + 533_725_966_576 + 442_187_979_461;
// By lab: minimax, moonshotai, deepseek, z-ai, stepfun, qwen, xiaomi.
const CHINA_NAMED_TO_13 =
  972_428_405_786 +
  1_488_645_632_183 +
  898_290_109_339 +
  426_830_622_475 +
  200_808_259_352 +
  194_490_374_840 +
  55_575_755_119;
const CHINA_NAMED_TO_16 =
  2_294_914_921_083 +
  1_259_006_847_287 +
  913_721_763_862 +
  1_015_838_346_523 +
  288_629_831_880 +
  205_979_308_747 +
  61_743_929_665;
const CHINA_NAMED_TO_19 =
  3_319_728_134_088 +
  1_259_499_028_642 +
  901_970_205_651 +
  1_245_572_929_434 +
  336_277_485_746 +
  194_145_695_702 +
  71_223_621_045;
// By lab: google, anthropic, x-ai, arcee-ai, openai, meta-llama, and nvidia in the last.
const US_NAMED_TO_9 =
  2_062_123_202_004 + 1_487_862_387_415 + 806_469_009_352 + 370_835_720_107 + 1_154_301_139_999 + 55_271_614_521;
const US_NAMED_TO_19 =
  2_192_549_476_190 +
  1_672_717_226_113 +
  692_563_799_318 +
  435_838_816_924 +
  1_316_333_204_483 +
  96_782_017_007 +
  5_842_439_520;

// Week of 26 January, DeepSeek V3.2 and Kimi K2.5 among Sonnet 4.5 774,547, Gemini 3 Flash 688,836, Grok Code Fast 1 421,627,
// Gemini 2.5 Flash 405,901, Opus 4.5 377,871, Grok 4.1 Fast 316,458, gpt-oss-120b 304,442; Flash Lite tenth at 295,254.
const CHINA_NINE_IN_JANUARY = 507_334 + 359_304;

/** China and the United States in the two weeks up to that of 9 February in which China came nearest, in millions. */
export const NEAREST = {
  nine: [
    ["2026-02-09", 4_119_001, 2_933_113],
    ["2026-02-02", 2_265_175, 2_956_933]
  ],
  nine_without_arcee: [
    ["2026-02-09", 4_119_001, 2_933_113],
    ["2026-02-02", 2_265_175, 2_956_933]
  ],
  named: [
    ["2026-02-09", 5_456_092, 6_510_213],
    ["2025-08-04", 1_068_205, 1_885_439]
  ],
  named_with_tng: [
    ["2026-02-09", 5_456_092 + 27_408 + 3_350, 6_510_213],
    ["2025-08-04", 1_068_205 + 21_206, 1_885_439]
  ],
  all_unnamed_chinese: [
    ["2026-02-09", 5_456_092 + 761_797, 6_510_213],
    ["2025-08-04", 1_068_205 + 192_133, 1_885_439]
  ],
  all_unnamed_american: [
    ["2026-02-09", 5_456_092, 6_510_213 + 761_797],
    ["2025-08-04", 1_068_205, 1_885_439 + 192_133]
  ]
} as const;
const leads = (basis: keyof typeof NEAREST) => NEAREST[basis].filter(([, china, us]) => china > us).length;

// MiniMax M2.5, in no list on 2 February, against the net rise.
const HIT = 2_570_426;
const MINIMAX_RISE = HIT + 49_047 - 441_759;
const RISE = {nine: nine(SECOND).china - nine(START).china, named: named(SECOND).china - named(START).china};

// Weeks begun from 6 October to 29 December 2025.
const PROGRAMMING = [
  0.52446, 0.49121, 0.47849, 0.51326, 0.51536, 0.51108, 0.45599, 0.35627, 0.38298, 0.37753, 0.35316, 0.35759, 0.37655
];

// Models of Alibaba, Zhipu and MiniMax in the week of 16 February, all named.
const QWEN = 82_434 + 57_778 + 19_120 + 14_759 + 4_992;
const ZHIPU = 803_178 + 125_269 + 57_640 + 44_395;
const MINIMAX = HIT + 49_047;

/** Price over earnings is on record to two digits. */
const twoDigits = (value: number) => Math.round(100 * value) / 100;
// HK$512 at 7.8245 HKD and 6.8672 CNY a dollar, over CNY 31.282 and 27.86; US$148.05 over 5.96 and 7.63.
const PE = {
  tencent_adjusted: twoDigits((512 * (6.8672 / 7.8245)) / 31.282),
  tencent_ifrs: twoDigits((512 * (6.8672 / 7.8245)) / 27.86),
  alibaba_march: twoDigits(148.05 / 5.96),
  alibaba_forward: twoDigits(148.05 / 7.63)
} as const;
const PE_US = {microsoft: twoDigits(401.72 / 15.86), alphabet: twoDigits(307.38 / 11.6)} as const;
const PE_US_MEAN = (PE_US.microsoft + PE_US.alphabet) / 2;

// Aurora Alpha in the week of 16 February.
const UNDISCLOSED = 3_631;

/** Every claim under every basis at the note's date; null where nothing had been published for it. */
export const KNOWN_ANSWERS: Readonly<Record<string, number | null>> = {
  "china_week_2026-02-09 nine": nine(FIRST).china * M,
  "china_week_2026-02-09 named": named(FIRST).china * M,
  "china_week_2026-02-09 named_with_tng": (named(FIRST).china + TNG[FIRST]) * M,
  "china_week_2026-02-09 all_unnamed_chinese": (named(FIRST).china + unnamed(FIRST)) * M,
  "china_week_2026-02-09 seven_days_nine": CHINA_NINE_TO_15,
  "china_week_2026-02-09 seven_days_named": CHINA_NAMED_TO_13,
  "us_week_2026-02-09 nine": nine(FIRST).us * M,
  // Trinity Large is tenth in this week: the nine are the same without it.
  "us_week_2026-02-09 nine_without_arcee": (775_913 + 626_327 + 556_796 + 523_688 + 450_389) * M,
  "us_week_2026-02-09 named": named(FIRST).us * M,
  "us_week_2026-02-09 all_unnamed_american": (named(FIRST).us + unnamed(FIRST)) * M,
  "us_week_2026-02-09 seven_days_nine": US_NINE_TO_15,
  "us_week_2026-02-09 seven_days_named": US_NAMED_TO_9,
  "china_week_2026-02-16 nine": nine(SECOND).china * M,
  "china_week_2026-02-16 named": named(SECOND).china * M,
  "china_week_2026-02-16 named_with_tng": (named(SECOND).china + TNG[SECOND]) * M,
  "china_week_2026-02-16 all_unnamed_chinese": (named(SECOND).china + unnamed(SECOND)) * M,
  "china_week_2026-02-16 seven_days_nine": CHINA_NINE_TO_22,
  "china_week_2026-02-16 seven_days_named": CHINA_NAMED_TO_16,
  "us_week_2026-02-16 nine": nine(SECOND).us * M,
  "us_week_2026-02-16 nine_without_arcee": (nine(SECOND).us - ARCEE) * M,
  "us_week_2026-02-16 named": named(SECOND).us * M,
  "us_week_2026-02-16 all_unnamed_american": (named(SECOND).us + unnamed(SECOND)) * M,
  "us_week_2026-02-16 seven_days_nine": US_NINE_TO_16,
  "us_week_2026-02-16 seven_days_named": US_NAMED_TO_19,
  "china_growth nine": nine(SECOND).china / nine(START).china - 1,
  "china_growth nine_from_january": nine(SECOND).china / CHINA_NINE_IN_JANUARY - 1,
  "china_growth named": named(SECOND).china / named(START).china - 1,
  "china_growth named_with_tng": (named(SECOND).china + TNG[SECOND]) / (named(START).china + TNG[START]) - 1,
  "china_growth all_unnamed_chinese":
    (named(SECOND).china + unnamed(SECOND)) / (named(START).china + unnamed(START)) - 1,
  "china_first_lead nine": leads("nine"),
  "china_first_lead nine_without_arcee": leads("nine_without_arcee"),
  "china_first_lead named": leads("named"),
  "china_first_lead named_with_tng": leads("named_with_tng"),
  "china_first_lead all_unnamed_chinese": leads("all_unnamed_chinese"),
  "china_first_lead all_unnamed_american": leads("all_unnamed_american"),
  "china_ahead nine": nine(SECOND).china / nine(SECOND).us,
  "china_ahead named": named(SECOND).china / named(SECOND).us,
  "china_ahead named_with_tng": (named(SECOND).china + TNG[SECOND]) / named(SECOND).us,
  "china_ahead all_unnamed_chinese": (named(SECOND).china + unnamed(SECOND)) / named(SECOND).us,
  "china_ahead all_unnamed_american": named(SECOND).china / (named(SECOND).us + unnamed(SECOND)),
  "china_ahead all_unplaced_chinese": (named(SECOND).china + unnamed(SECOND) + UNDISCLOSED) / named(SECOND).us,
  "china_ahead all_unplaced_american": named(SECOND).china / (named(SECOND).us + unnamed(SECOND) + UNDISCLOSED),
  "china_ahead seven_days_nine": CHINA_NINE_TO_19 / US_NINE_TO_19,
  "china_ahead seven_days_named": CHINA_NAMED_TO_19 / US_NAMED_TO_19,
  "china_ahead api_tools_by_lab": null,
  "china_ahead user_country": 6 / 47,
  // MiniMax M2.5, Kimi K2.5, GLM-5 and DeepSeek V3.2 beside Gemini 3 Flash; by lab MiniMax and Moonshot.
  "four_of_top_five named": 4,
  "four_of_top_five variants_merged": 4,
  "four_of_top_five by_lab": 2,
  "four_of_top_five seven_days_named": 4,
  // Gemini 3 Flash is third, before GLM-5.
  "named_top_three named": 2,
  "named_top_three chinese_only": 3,
  "named_top_three seven_days_named": 2,
  "cluster nine": HIT / RISE.nine,
  "cluster named": HIT / RISE.named,
  "cluster by_lab": MINIMAX_RISE / RISE.named,
  "programming_before classifier_first": 0.10287,
  "programming_before study": 11 / 100,
  "programming_before api_language": null,
  "programming_after classifier_last": PROGRAMMING.at(-1) ?? NaN,
  "programming_after classifier_quarter": PROGRAMMING.reduce((a, b) => a + b) / PROGRAMMING.length,
  "programming_after classifier_peak": 0.52516,
  "programming_after study": 50 / 100,
  "programming_after api_language": null,
  // The newer task tags begin in September 2026.
  "agentic_majority task_agent": null,
  "agentic_majority task_agent_code": null,
  // Nothing of the Data API's filters is on record before a backfill; planted rows: filtered-readings.test.ts.
  "agentic_majority api_tools": null,
  "chinese_price list_input": CHINESE_PRICE.list_input,
  "chinese_price list_output": CHINESE_PRICE.list_output,
  "chinese_price list_blended": CHINESE_PRICE.list_blended,
  "chinese_price effective": CHINESE_PRICE.effective,
  // No Chinese model of the week was first listed between its end and the note's date.
  "chinese_price known_input": CHINESE_PRICE.list_input,
  "chinese_price known_output": CHINESE_PRICE.list_output,
  // MiniMax M2.5; seventh of the thirteen listed: 0, 0.07, 0.1, 0.15, 0.2, 0.28, 0.3, 0.3, 0.6, 0.6, 0.6, 0.6, 1.
  "chinese_price largest_input": 0.3,
  "chinese_price median_input": 0.3,
  "price_edge list_input": CHINESE_PRICE.list_input / AMERICAN_PRICE.list_input,
  "price_edge list_output": CHINESE_PRICE.list_output / AMERICAN_PRICE.list_output,
  // The lists known by the note’s date add none to those of the week.
  "price_edge known_input": CHINESE_PRICE.list_input / AMERICAN_PRICE.list_input,
  "price_edge known_output": CHINESE_PRICE.list_output / AMERICAN_PRICE.list_output,
  "chinese_text_saves_tokens qwen_tokenizer": 1 - 1718 / 2037,
  "chinese_text_saves_tokens deepseek_tokenizer": 1 - 1575 / 2001,
  "chinese_text_saves_tokens openai_tokenizer": 1 - 2252 / 2017,
  "chinese_text_saves_tokens qwen_against_openai": 1 - 1718 / 2252,
  "chinese_text_saves_tokens deepseek_against_openai": 1 - 1575 / 2252,
  "chinese_text_matters study": 4.95 / 100,
  "pe_chinese tencent_adjusted": PE.tencent_adjusted,
  "pe_chinese tencent_ifrs": PE.tencent_ifrs,
  "pe_chinese alibaba_march": PE.alibaba_march,
  "pe_chinese alibaba_forward": PE.alibaba_forward,
  "pe_american microsoft": PE_US.microsoft,
  "pe_american alphabet": PE_US.alphabet,
  // Operating income over revenue in millions: quarter and year to December 2025, nine months to March 2025 of the cloud.
  "margins_american microsoft": 38_275 / 81_273,
  "margins_american alphabet": 129_039 / 402_836,
  "margins_american microsoft_cloud": 32_449 / 76_387,
  "margins_american alphabet_cloud": 13_910 / 58_705,
  // Nine months to December 2025, quarter to June 2025, year to March 2025.
  "margins_chinese alibaba": 50_998 / 780_290,
  "margins_chinese tencent": 60_104 / 184_504,
  "margins_chinese alibaba_cloud": 10_556 / 118_028,
  "discount tencent_adjusted": 1 - PE.tencent_adjusted / PE_US_MEAN,
  "discount tencent_ifrs": 1 - PE.tencent_ifrs / PE_US_MEAN,
  "discount alibaba_march": 1 - PE.alibaba_march / PE_US_MEAN,
  "discount alibaba_forward": 1 - PE.alibaba_forward / PE_US_MEAN,
  // Years to March 2025 and 2024; of Tencent's segment one quarter alone; calendar 2025 and 2024.
  "capex_to_revenue alibaba_cloud": (118_028 / 106_374 - 1) / (85_972 / 32_087 - 1),
  "capex_to_revenue tencent_business": null,
  "capex_to_revenue alphabet_cloud": (58_705 / 43_229 - 1) / (91_400 / 52_530 - 1),
  "alibaba_in_the_flow named": QWEN / named(SECOND).china,
  "alibaba_in_the_flow nine": 0,
  "tencent_in_the_flow named": 0,
  "tencent_in_the_flow nine": 0,
  "zhipu_in_the_flow named": ZHIPU / named(SECOND).china,
  "zhipu_in_the_flow nine": 803_178 / nine(SECOND).china,
  "minimax_in_the_flow named": MINIMAX / named(SECOND).china,
  "minimax_in_the_flow nine": HIT / nine(SECOND).china,
  // No slug begins with deepseek/deepseek-v4 yet.
  "deepseek_v4 released": 0,
  // The last whole week is still the note's own, against itself.
  "tokens_keep_growing nine": nine(SECOND).china / nine(SECOND).china,
  "tokens_keep_growing named": named(SECOND).china / named(SECOND).china,
  "price_war list_input": CHINESE_PRICE.list_input / CHINESE_PRICE.list_input,
  "price_war list_output": CHINESE_PRICE.list_output / CHINESE_PRICE.list_output,
  "price_war known_input": CHINESE_PRICE.list_input / CHINESE_PRICE.list_input,
  "price_war known_output": CHINESE_PRICE.list_output / CHINESE_PRICE.list_output,
  // No close after 27 February yet.
  "price_since alibaba": null,
  "price_since tencent": null,
  "price_since gds": null,
  "price_since zhipu": null,
  "price_since minimax": null,
  "price_against_peers alibaba": null,
  "price_against_peers tencent": null,
  "price_against_peers gds": null,
  "price_against_peers zhipu": null,
  "price_against_peers minimax": null
};
