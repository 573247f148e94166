// Framework's own reading of `${…}` in Markdown, which it ships without types.
declare module "*/placeholder.js" {
  export function parsePlaceholder(
    source: string
  ): Generator<{readonly type: string; readonly content: string; readonly pos: number}>;
}

// The plugin Framework gives headings their anchors with.
declare module "*/markdownItAnchor.js" {
  const anchor: (md: import("markdown-it").default, options: {slugify: (text: string) => string}) => void;
  export default anchor;
}

// What Framework makes of the site's configuration: the pages it builds, and the links it writes to them.
declare module "*/dist/config.js" {
  export function normalizeConfig(spec: object): {
    paths(): AsyncIterable<string>;
    normalizePath(path: string): string;
  };
}
