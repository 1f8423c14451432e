import type { FileRule } from "../rule.js";

export const foreignDocument: FileRule = {
  name: "foreign-document",
  text: "a document of a kind that no rule looks into",
  why: "XHTML, saved web pages, style transformations and Flash can run or load something, and the site needs none of them.",
  hint: "remove it, or turn it into a page with the ending .html",
  *checkFile({ kind }) {
    if (kind === "foreign") yield "files with this ending can run or load something";
  },
  wrong: { files: { "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"/>' } },
  right: { files: { "a.txt": "text" } },
};
