import type { Notice } from "../../model/problem.js";
import type { DroppedPart } from "../../model/raw-article.js";
import { UNSHOWN } from "./furniture/unshown.js";

/** Tells of the words of a text that its page did not show, or that no page of the site can. */
export function unshownNotices(dropped: readonly DroppedPart[]): Notice[] {
  const [first, ...others] = dropped.filter(({ reason }) => reason === UNSHOWN);
  if (!first) return [];
  const words = first.text.length > 80 ? `${first.text.slice(0, 80)}…` : first.text;
  const message = `elements that the page hides, or that cannot be shown, were left out (${1 + others.length}): ${words}`;
  return [{ code: "dropped-element", message, hint: "see whether the article lacks something" }];
}

/** Tells of comments with more words than the article: those of a forum may be the answers. @param length of its text */
export function commentNotices(dropped: readonly DroppedPart[], length: number): Notice[] {
  const comments = dropped.filter(({ reason }) => reason === "comments");
  const words = comments.reduce((sum, one) => sum + one.length, 0);
  if (words <= length) return [];
  const message = `comments were left out that have more text than the article (${words} characters, beside ${length}): ${comments[0]?.text.slice(0, 80)}…`;
  const hint = "if they are part of it, declare a format whose `body` holds them: docs/formats.md";
  return [{ code: "dropped-element", message, hint }];
}

/** Tells of a page of several entries. */
export const entriesNotices = (count: number): Notice[] =>
  count === 0
    ? []
    : [
        {
          code: "several-entries",
          message: `the page has ${count} entries with days of their own, and became one article`,
          hint: "split it into one file for each entry, as docs/formats.md shows for a chat; a live report can stay as it is",
        },
      ];

/** Tells of a page without a title. */
export const titleFromName = (title: string): Notice => ({
  code: "title-from-name",
  message: `the page has no title, so it has the name of its file: ${title.slice(0, 80)}`,
  hint: "give the page a <title>",
});
