import {blocksOf, joined, type DocumentPart} from "./blocks.js";

/** What became of a block of a parent since a study was made of it; null where it was not, or is no more. */
export interface ParentChange {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

export type DocumentKind = "model" | "page";

/** What differs between a parent as it stood and as it stands, block by block in the order of now, what is gone last. */
export function parentChanges(then: string, now: string, kind: DocumentKind): ParentChange[] {
  const [was, is] = [byKey(then, kind), byKey(now, kind)];
  return [
    ...[...is].flatMap(([key, to]) => (was.get(key) === to ? [] : [{key, from: was.get(key) ?? null, to}])),
    ...[...was].flatMap(([key, from]) => (is.has(key) ? [] : [{key, from, to: null}]))
  ];
}

/**
 * A document with a change of its parent taken over. A new block stands behind the one it follows in the parent.
 * Throws where the document changed the same block itself: then a person has to merge the two.
 */
export function withChange(
  document: string,
  {key, from, to}: ParentChange,
  parent: string,
  kind: DocumentKind
): string {
  const blocks = blocksOf(document, kind);
  const at = blocks.findIndex((block) => block.key === key);
  const own = blocks[at]?.text ?? null;
  if (own === to) return document;
  if (own !== from)
    throw new Error(
      `${key}: changed in the study too, to ${JSON.stringify(own)}; expected ${JSON.stringify(from)}: edit the study by hand, then refuse the change`
    );
  const added = to === null ? [] : [{key, text: to, gap: blocks[at]?.gap ?? ""}];
  const place = from === null ? placeOf(key, blocks, blocksOf(parent, kind)) : at;
  return joined(spaced([blocks.slice(0, place), added, blocks.slice(from === null ? place : at + 1)], kind));
}

/** Behind the last block that stands before it in the parent. */
function placeOf(key: string, blocks: readonly DocumentPart[], parent: readonly DocumentPart[]): number {
  const before = new Set(
    parent
      .slice(
        0,
        parent.findIndex((block) => block.key === key)
      )
      .map((block) => block.key)
  );
  return blocks.findLastIndex((block) => before.has(block.key)) + 1;
}

/** Parts of a document one behind the other, apart where they meet. */
function spaced(parts: readonly (readonly DocumentPart[])[], kind: DocumentKind): DocumentPart[] {
  const least = kind === "model" ? "\n" : "\n\n";
  const all = parts.filter((part) => part.length > 0);
  return all.flatMap((part, p) =>
    part.map((block, i) => {
      const meets = p < all.length - 1 && i === part.length - 1;
      return meets && block.gap.length < least.length ? {...block, gap: least} : block;
    })
  );
}

function byKey(document: string, kind: DocumentKind): Map<string, string> {
  return new Map(blocksOf(document, kind).map(({key, text}) => [key, text]));
}
