import type { SitePath } from "../../../model/names.js";
import { beginsAsMarkup, decodeText, SNIFFED } from "../../read/decode-text.js";
import { SHOWN_NAMESPACES, startTag } from "../../read/element.js";
import { kindOf } from "../../read/read-site-file.js";
import type { FileKind, SiteFile } from "../../read/site-file.js";
import type { FileRule } from "../rule.js";
import { isActive } from "./active-svg.js";

export const foreignDocument: FileRule = {
  name: "foreign-document",
  text: "a document that no rule looks into, by its kind or by its name",
  why: "It can run or load something: XHTML, saved web pages and mails, style transformations, Flash, office documents, HTML or SVG within XML, a page, a stylesheet or an app's manifest with another ending than its own, and a compressed file that hosts serve in the place of another.",
  hint: "remove it, or give it the ending .html, .css, .svg or .webmanifest; of an office document make a PDF",
  *checkFile(file, hasFile) {
    const { kind, path, elements, references } = file;
    const plain = path.replace(COMPRESSED, "") as SitePath;
    if (plain !== path && LOOKED_INTO.has(kindOf(plain)) && hasFile(plain))
      yield `some hosts serve it in the place of ${plain}`;
    if (kind === "foreign") yield "files with this ending can run or load something";
    if (beginsAsPage(file))
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

/** What hosts add to the name of a file that they have compressed ahead of time. */
const COMPRESSED = /\.(?:gz|br|zst)$/i;
const LOOKED_INTO: ReadonlySet<FileKind> = new Set([
  "page",
  "svg",
  "xml",
  "stylesheet",
  "script",
  "web-manifest",
]);

/** Every host knows the type of these, or keeps them to itself. */
const TYPED: ReadonlySet<FileKind> = new Set(["page", "svg", "stylesheet", "host-settings", "foreign"]);
const TYPED_ENDING = /\.(?:js|txt|xml)$/i;
/** What some kinds begin with, and no browser takes for a page. */
const OWN_BEGINNING: Readonly<Partial<Record<FileKind, RegExp>>> = {
  xml: /^\s*<(?:\?xml|feed|rss|rdf:rdf|playlist|smil)\b/i,
  playlist: /^\s*<(?:asx|\?wpl)\b/i,
};

function beginsAsPage({ kind, path, bytes }: SiteFile): boolean {
  if (TYPED.has(kind) || TYPED_ENDING.test(path)) return false;
  return beginsAsMarkup(bytes) && !OWN_BEGINNING[kind]?.test(decodeText(bytes.subarray(0, SNIFFED)).text);
}

/** `<use href="#x">` takes a part of the page itself. */
const isReadAs = (takenFor: FileKind, kind: FileKind): boolean =>
  kind === takenFor || (takenFor === "svg" && kind === "page");
