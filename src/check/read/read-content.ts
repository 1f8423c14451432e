import { attributeOf, type Element, SHOWN_NAMESPACES } from "./element.js";
import { jsonFeedAddresses, markupAddresses, webManifestAddresses, xmlAddresses } from "./find-addresses.js";
import { readCss } from "./read-css.js";
import { readSourceMapName } from "./read-loaded-lines.js";
import { readPage } from "./read-page.js";
import { readXml, XmlError } from "./read-xml.js";
import type { FileContent } from "./site-file.js";

/**
 * Reads a page as a browser with scripts reads it and, if it has `noscript`, also as a browser without scripts does. A page with
 * `select` is read as older browsers do, and as newer ones, and conditional comments as comments and as a part of the page.
 */
export function readPageFile(html: string): FileContent {
  const variants = [...new Set([html, html.replaceAll(SELECT, "<$1button"), html.replaceAll(CONDITION, "")])];
  // Only `noscript` makes a difference between the two.
  const pages = /<noscript/i.test(html)
    ? variants.flatMap((variant) => [readPage(variant, true), readPage(variant, false)])
    : variants.map((variant) => readPage(variant));
  const views = pages.map((page) => page.elements);
  const found = markupAddresses(views.flat());
  return {
    views,
    texts: pages.flatMap((page) => page.texts),
    badReferences: pages.flatMap((page) => page.badReferences),
    encodings: pageEncodings(html, views.flat()),
    addresses: found.addresses,
    errors: found.errors,
  };
}

/** The tags of an element in which older browsers, and parse5, drop most elements. Newer ones keep them, as in a `button`. */
const SELECT = /<(\/?)select(?=[\t\n\f\r />])/gi;

/** What begins and ends a comment that old versions of Internet Explorer read as a part of the page. */
const CONDITION = /<!--\[if\b[^>]*>|<!\[endif\]-->/gi;

/** A browser may guess the encoding of a page that names none; with nothing but ASCII there is nothing to guess. */
function pageEncodings(html: string, elements: readonly Element[]): string[] {
  const named = elements.flatMap((element) => {
    const isHeader = /^content-type$/i.test(attributeOf(element, "http-equiv") ?? "");
    const header = isHeader
      ? /charset\s*=\s*["']?([^\s"';]*)/i.exec(attributeOf(element, "content") ?? "")
      : null;
    return [attributeOf(element, "charset"), header?.[1]].filter((name) => name !== undefined);
  });
  const isAscii = !/[^\t\n\f\r\x20-\x7e]/.test(html);
  return named.length > 0 || isAscii ? named : ["no encoding"];
}

export const readSvgFile = (xml: string): FileContent => readXmlWith(xml, markupAddresses);

export const readXmlFile = (xml: string): FileContent =>
  readXmlWith(xml, (elements) => {
    const shown = markupAddresses(elements.filter(({ namespace }) => SHOWN_NAMESPACES.has(namespace)));
    return { ...shown, addresses: [...xmlAddresses(elements), ...shown.addresses] };
  });

function readXmlWith(xml: string, find: typeof markupAddresses): FileContent {
  try {
    const { elements, encoding } = readXml(xml);
    return { views: [elements], encodings: encoding === undefined ? [] : [encoding], ...find(elements) };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { errors: [error.message] };
  }
}

export function readStylesheet(css: string): FileContent {
  const { loads, imports, errors } = readCss(css);
  const encoding = /^@charset "([^"]*)"/.exec(css)?.[1];
  return {
    errors,
    encodings: encoding === undefined ? [] : [encoding],
    addresses: [
      // A fragment alone leads into the page that loads the stylesheet.
      ...loads
        .filter((value) => !value.startsWith("#"))
        .map((value) => ({
          value,
          use: "load" as const,
          takenFor: imports.has(value) ? ("stylesheet" as const) : undefined,
          shown: value,
        })),
      ...(readSourceMapName(css).addresses ?? []),
    ],
  };
}

export const readWebManifest = (json: string): FileContent => readJsonWith(json, webManifestAddresses);

/** Reads a file of JSON if it is a feed. Others are data that only a script reads. */
export const readJsonFile = (json: string): FileContent =>
  /jsonfeed\.org\\?\/version/.test(json.slice(0, BEGINNING)) ? readJsonWith(json, jsonFeedAddresses) : {};

/** Characters in which a feed names its version. */
const BEGINNING = 10_000;

function readJsonWith(json: string, find: typeof jsonFeedAddresses): FileContent {
  try {
    return { addresses: find(JSON.parse(json)) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { errors: [error.message] };
  }
}
