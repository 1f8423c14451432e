import type { Notice } from "../model/problem.js";

/** Returns the first version of a file of which git could not merge the beginning, since nothing else tells its format. */
export function firstOfTwo(text: string | undefined): {
  readonly text: string | undefined;
  readonly conflict?: Notice;
} {
  if (!text?.startsWith("<<<<<<< ")) return { text };
  const middle = text.indexOf("\n=======\n");
  const end = text.indexOf("\n>>>>>>> ", middle);
  if (middle < 0 || end < 0) return { text };
  const behind = text.indexOf("\n", end + 1);
  const first = text.slice(text.indexOf("\n") + 1, middle + 1) + (behind < 0 ? "" : text.slice(behind + 1));
  const message = "git could not merge two versions of the file; the first one is published";
  const hint = "keep one of them, and commit the file";
  return {
    text: first,
    conflict: { code: "merge-conflict", line: 1, message, hint },
  };
}

/** Returns a notice of the first place where git could not merge two versions of a text. */
export function mergeConflictIn(text = ""): Notice | undefined {
  const start = text.search(/^<{7} /m);
  const middle = start < 0 ? -1 : text.indexOf("\n=======", start);
  if (middle < 0 || !text.includes("\n>>>>>>> ", middle)) return undefined;
  return {
    code: "merge-conflict",
    line: text.slice(0, start).split("\n").length,
    message: "git could not merge two versions of the file; both are in the article, with git's marks",
    hint: "keep one of them, and commit the file",
  };
}
