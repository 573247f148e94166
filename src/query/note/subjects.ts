/** Whose tokens a sentence is about: those of an origin, or of a lab by its keys in the registry. */
export type NoteSubject = {readonly origin: "china" | "us"} | {readonly labs: readonly string[]};

/** Names by which notes call origins and labs, in both languages. */
const SUBJECTS: readonly (readonly [NoteSubject, RegExp])[] = [
  [{origin: "us"}, /\bAmerican?\b|\bAmerica\b|\bU\.?S\.?\b(?!\$)|\bUnited States\b|美国|中美/],
  [{origin: "china"}, /\bChin(?:a|ese)\b|中国|中美/],
  [{labs: ["deepseek"]}, /\bDeepSeek\b|深度求索/i],
  [{labs: ["moonshotai"]}, /\bMoonshot\b|\bKimi\b|月之暗面/],
  [{labs: ["qwen", "alibaba"]}, /\bQwen|\bAlibaba\b|\bTongyi\b|通义|千问|阿里/],
  [{labs: ["z-ai", "thudm"]}, /\bZhipu\b|\bZ\.ai\b|\bGLM\b|智谱/],
  [{labs: ["minimax"]}, /\bMiniMax\b|稀宇/],
  [{labs: ["xiaomi"]}, /\bXiaomi\b|\bMiMo\b|小米/],
  [{labs: ["stepfun"]}, /\bStepFun\b|阶跃/],
  [{labs: ["tencent"]}, /\bTencent\b|\bHunyuan\b|腾讯|混元/],
  [{labs: ["bytedance", "bytedance-seed"]}, /\bByteDance\b|\bDoubao\b|字节|豆包/],
  [{labs: ["baidu"]}, /\bBaidu\b|\bErnie\b|百度|文心/i],
  [{labs: ["openai"]}, /\bOpenAI\b|\bGPT\b/],
  [{labs: ["anthropic"]}, /\bAnthropic\b|\bClaude\b/],
  [{labs: ["google"]}, /\bGoogle\b|\bGemini\b|谷歌/],
  [{labs: ["x-ai"]}, /\bxAI\b|\bGrok\b/],
  [{labs: ["meta", "meta-llama"]}, /\bMeta\b|\bLlama\b/],
  [{labs: ["mistralai"]}, /\bMistral\b/],
  [{labs: ["nvidia"]}, /\bNvidia\b|英伟达/i],
  [{labs: ["microsoft"]}, /\bMicrosoft\b|微软/]
];

/** Every lab that a sentence may be about. */
export const NAMED_LABS: readonly string[] = SUBJECTS.flatMap(([subject]) => ("labs" in subject ? subject.labs : []));

const COMPANIES: readonly (readonly [string, RegExp])[] = [
  ["BABA", /\bAlibaba\b|\bBABA\b|阿里/],
  ["0700.HK", /\bTencent\b|腾讯/],
  ["MSFT", /\bMicrosoft\b|微软/],
  ["GOOGL", /\bAlphabet\b|\bGoogle\b|谷歌/],
  ["GDS", /\bGDS\b|万国数据/],
  ["2513.HK", /\bZhipu\b|智谱/],
  ["0100.HK", /\bMiniMax\b|稀宇/]
];

/** Whom a sentence names, in the order in which it does. */
export function subjectsIn(text: string): NoteSubject[] {
  return SUBJECTS.flatMap(([subject, words]) => {
    const at = words.exec(text)?.index;
    return at === undefined ? [] : [{subject, at}];
  })
    .sort((a, b) => a.at - b.at)
    .map(({subject}) => subject);
}

/** The listed company that a sentence names first in our list; null where it names none. */
export function companyIn(text: string): string | null {
  return COMPANIES.find(([, words]) => words.test(text))?.[0] ?? null;
}
