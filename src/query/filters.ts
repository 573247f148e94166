import type {Text} from "../lib/language.js";
import {CATEGORY_NAME} from "../lib/use-cases.js";

export const LANGUAGE_TYPE_NAME = {
  natural: {en: "Natural language", zh: "自然语言"},
  programming: {en: "Programming language", zh: "编程语言"}
} as const satisfies Record<string, Text>;

/** What a request takes in or gives out; one request may count under several. */
export const MODALITY_NAME = {
  text: {en: "Text out", zh: "文本输出"},
  image: {en: "Images in", zh: "图像输入"},
  image_output: {en: "Images out", zh: "图像输出"},
  audio: {en: "Audio in", zh: "音频输入"},
  tool_calling: {en: "Tool calls", zh: "工具调用"}
} as const satisfies Record<string, Text>;

/** Lengths of context as the publisher names its buckets, shortest first; a request is in exactly one. */
export const CONTEXT_BUCKET_NAME = {
  "1K": {en: "1K", zh: "1K"},
  "10K": {en: "10K", zh: "10K"},
  "100K": {en: "100K", zh: "100K"},
  "1M": {en: "1M", zh: "1M"},
  "10M": {en: "10M", zh: "10M"}
} as const satisfies Record<string, Text>;

/** What apps are for, as they state it; one app may be in several. */
export const APP_CATEGORY_NAME = {
  coding: {en: "Coding", zh: "编程"},
  creative: {en: "Creative work", zh: "创作"},
  productivity: {en: "Productivity", zh: "效率办公"},
  entertainment: {en: "Entertainment", zh: "娱乐"}
} as const satisfies Record<string, Text>;

export const CATEGORIES = Object.keys(CATEGORY_NAME) as readonly (keyof typeof CATEGORY_NAME)[];
export const LANGUAGE_TYPES = Object.keys(LANGUAGE_TYPE_NAME) as readonly (keyof typeof LANGUAGE_TYPE_NAME)[];
export const MODALITIES = Object.keys(MODALITY_NAME) as readonly (keyof typeof MODALITY_NAME)[];
export const CONTEXT_BUCKETS = Object.keys(CONTEXT_BUCKET_NAME) as readonly (keyof typeof CONTEXT_BUCKET_NAME)[];
export const APP_CATEGORIES = Object.keys(APP_CATEGORY_NAME) as readonly (keyof typeof APP_CATEGORY_NAME)[];
