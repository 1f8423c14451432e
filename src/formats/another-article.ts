import type { Notice } from "../model/problem.js";

/** Tells of a second article in a file. @param line on which it begins */
export const anotherArticle = (line: number): Notice => ({
  code: "several-entries",
  line,
  message: "another article begins here, and a file is one article",
  hint: "write each article to a file of its own",
});
