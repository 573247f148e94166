// @vitest-environment jsdom
import {expect, it} from "vitest";
import {commentOutput} from "../../../src/components/notebook/comment-output.js";
import {parseComment} from "../../../src/notebook/comment.js";

it.each([
  ["1 rows 0a0a0a0a", "1 rows 0a0a0a0a", "As it was when this was written: 1 row.", "与写下时相同：1 行。"],
  [
    "1 rows 0a0a0a0a",
    "1 rows 0b0b0b0b",
    "What is under it has since changed: 1 row then, 1 other row now.",
    "此后其下的内容已变动：当时为 1 行，现为 1 行，内容不同。"
  ],
  [
    "2 rows 0a0a0a0a",
    "3 rows 0b0b0b0b",
    "What is under it has since changed: 2 rows then, 3 rows now.",
    "此后其下的内容已变动：当时为 2 行，现为 3 行。"
  ],
  ["2", "5", "The number under it has since changed: 2 then, 5 now.", "此后其下的数字已变动：当时为 2，现为 5。"]
])("a comment on %s says of %s how it stands in either language", (was, now, en, zh) => {
  const {comment} = parseComment(`on: a\nwas: ${was}\n\nWords.\n`);
  const said = (lang: "en" | "zh") =>
    commentOutput(comment, {now, isOther: was !== now}, lang)
      .querySelectorAll("p")[1]
      ?.textContent.trim();
  expect([said("en"), said("zh")]).toEqual([en, zh]);
});
