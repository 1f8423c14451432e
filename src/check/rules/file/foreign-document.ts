import { decodeText } from "../../read/decode-text.js";
import { SHOWN_NAMESPACES, startTag } from "../../read/element.js";
import { kindOf } from "../../read/read-site-file.js";
import type { FileKind } from "../../read/site-file.js";
import type { FileRule } from "../rule.js";
import { isActive } from "./active-svg.js";

export const foreignDocument: FileRule = {
  name: "foreign-document",
  text: "a document that no rule looks into, by its kind or by its name",
  why: "It can run or load something: XHTML, saved web pages and mails, style transformations, Flash, office documents, HTML or SVG within XML, and a page, a stylesheet or an app's manifest with another ending than its own.",
  hint: "remove it, or give it the ending .html, .css, .svg or .webmanifest; of an office document make a PDF",
  *checkFile({ kind, path, bytes, elements, references }) {
    if (kind === "foreign") yield "files with this ending can run or load something";
    if (
      (kind === "other" || kind === "json") &&
      MARKUP.test(decodeText(bytes.subarray(0, SNIFFED)).text) &&
      !PLAIN.test(path)
    )
      yield "it begins as a page or as XML, and some hosts and browsers take it for that";
    if (kind === "xml")
      for (const element of elements)
        if (SHOWN_NAMESPACES.has(element.namespace) && isActive(element)) yield startTag(element);
    // An SVG may not load anything at all: active-svg.
    if (kind === "svg") return;
    for (const { address, takenFor, shown } of references)
      if (address.kind === "inside" && takenFor && !isReadAs(takenFor, kindOf(address.path))) yield shown;
  },
  wrong: { files: { "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"/>' } },
  right: { files: { "a.txt": "text" } },
};

/** Where a host names no type, browsers look at the first bytes. Each browser has a list of tags of its own. */
const SNIFFED = 1445;
const MARKUP = /^\s*<[!?a-z]/i;
/** Every host calls these plain text. */
const PLAIN = /\.(?:txt|md)$/i;

/** `<use href="#x">` takes a part of the page itself. */
const isReadAs = (takenFor: FileKind, kind: FileKind): boolean =>
  kind === takenFor || (takenFor === "svg" && kind === "page");
