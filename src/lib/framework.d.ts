// What pages and modules take from Framework: it ships no types of its own.
declare module "observablehq:stdlib" {
  export interface FileAttachment {
    readonly name: string;
    readonly href: string;
    readonly size?: number;
    /** The file as a table of Arquero; for pages that no strict policy guards. */
    arquero(options?: object): Promise<import("npm:arquero").ColumnTable>;
    arrayBuffer(): Promise<ArrayBuffer>;
    json<T = unknown>(): Promise<T>;
    url(): Promise<string>;
    valueOf(): FileAttachment;
  }
  export function FileAttachment(path: string): FileAttachment;
  /** An element that is drawn again whenever its width changes. */
  export function resize(render: (width: number, height: number) => Node): HTMLElement;
}

declare module "npm:htl" {
  export function html<T extends HTMLElement = HTMLElement>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): T;
  export function svg<T extends SVGElement = SVGElement>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): T;
}
