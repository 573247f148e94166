// Framework's own reading of `${…}` in Markdown, which it ships without types.
declare module "*/placeholder.js" {
  export function parsePlaceholder(
    source: string
  ): Generator<{readonly type: string; readonly content: string; readonly pos: number}>;
}
