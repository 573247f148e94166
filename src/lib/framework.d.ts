// What pages and modules take from Framework: it ships no types of its own.
declare module "observablehq:stdlib" {
  /** What a file of a researcher’s own holds is for the researcher to know. */
  type Own = ReturnType<typeof JSON.parse>;

  export interface FileAttachment {
    readonly name: string;
    readonly href: string;
    readonly size?: number;
    /** The file as a table of Arquero; for pages that no strict policy guards. */
    arquero(options?: object): Promise<import("npm:arquero").ColumnTable>;
    arrayBuffer(): Promise<ArrayBuffer>;
    arrow(): Promise<Own>;
    blob(): Promise<Blob>;
    csv(options?: {readonly array?: boolean; readonly typed?: boolean}): Promise<Own>;
    dsv(options?: {readonly delimiter?: string; readonly array?: boolean; readonly typed?: boolean}): Promise<Own>;
    html(): Promise<Document>;
    image(options?: object): Promise<HTMLImageElement>;
    json<T = Own>(): Promise<T>;
    parquet(): Promise<Own>;
    sqlite(): Promise<Own>;
    stream(): Promise<ReadableStream<Uint8Array>>;
    text(): Promise<string>;
    tsv(options?: {readonly array?: boolean; readonly typed?: boolean}): Promise<Own>;
    xlsx(): Promise<Own>;
    xml(): Promise<XMLDocument>;
    zip(): Promise<Own>;
    url(): Promise<string>;
    valueOf(): FileAttachment;
  }
  export function FileAttachment(path: string): FileAttachment;
  /** An element that is drawn again whenever its width changes. */
  export function resize(render: (width: number, height: number) => Node): HTMLElement;
  /** A value that cells may change; its name in other cells is the value itself. */
  export function Mutable<T>(value: T): {value: T} & AsyncGenerator<T>;
  export const Generators: {
    dark(): AsyncGenerator<boolean>;
    input(element: Element): AsyncGenerator<Own>;
    now(): AsyncGenerator<number>;
    observe<T>(begin: (change: (value: T) => void) => unknown): AsyncGenerator<T>;
    queue<T>(begin: (change: (value: T) => void) => unknown): AsyncGenerator<T>;
    width(element: Element): AsyncGenerator<number>;
  };
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
