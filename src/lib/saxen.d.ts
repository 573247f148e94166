// What the import of workbooks takes from saxen: it ships no types of its own.
declare module "npm:saxen" {
  type Decode = (text: string) => string;
  type Attributes = () => Readonly<Record<string, string>>;

  export class Parser {
    /** Element names get these prefixes by their namespace, whatever the document calls them. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: "openTag", hook: (name: string, attributes: Attributes, decode: Decode, isEmpty: boolean) => void): this;
    on(event: "closeTag", hook: (name: string, decode: Decode, isEmpty: boolean) => void): this;
    on(event: "text", hook: (text: string, decode: Decode) => void): this;
    /** A part of text as it stands, or a declaration such as a document type. */
    on(event: "cdata" | "attention", hook: (text: string) => void): this;
    on(event: "error" | "warn", hook: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
