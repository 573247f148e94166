// Framework's own reading of front matter, which it ships without types.
declare module "*/dist/frontMatter.js" {
  export function readFrontMatter(source: string): {
    readonly content: string;
    readonly data: {readonly sql?: Readonly<Record<string, string>>};
  };
}
