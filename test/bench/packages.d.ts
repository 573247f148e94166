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
