import { kindOf } from "../../read/read-site-file.js";
import type { FileKind } from "../../read/site-file.js";
import type { FileRule } from "../rule.js";

export const foreignDocument: FileRule = {
  name: "foreign-document",
  text: "a document that no rule looks into, by its kind or by its name",
  why: "XHTML, saved web pages, style transformations and Flash can run or load something, and so can a stylesheet or an app's manifest with another ending than its own.",
  hint: "remove it, or give it the ending .html, .css, .svg or .webmanifest",
  *checkFile({ kind, references }) {
    if (kind === "foreign") yield "files with this ending can run or load something";
    // An SVG may not load anything at all: active-svg.
    if (kind === "svg") return;
    for (const { address, takenFor, shown } of references)
      if (address.kind === "inside" && takenFor && !isReadAs(takenFor, kindOf(address.path))) yield shown;
  },
  wrong: { files: { "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"/>' } },
  right: { files: { "a.txt": "text" } },
};

/** `<use href="#x">` takes a part of the page itself. */
const isReadAs = (takenFor: FileKind, kind: FileKind): boolean =>
  kind === takenFor || (takenFor === "svg" && kind === "page");
