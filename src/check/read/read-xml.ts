import { SaxesParser } from "saxes";
import { type Element, HTML_NAMESPACE } from "./element.js";

/** Thrown if a file is not the plain XML that this program writes. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

interface XmlFile {
  /** In the order of their end tags. */
  readonly elements: readonly Element[];
  /** The encoding that the XML declaration names, if it names one. */
  readonly encoding: string | undefined;
}

/** The parser looks through all enclosing elements for a namespace, so a very deep file would take hours. */
const MAX_DEPTH = 1000;

/** A CSS stylesheet, as this program names it in a feed. One of XSLT would be a program. */
const STYLESHEET = /^type="text\/css" href="([^"&<]*)"$/;

/**
 * Reads XML 1.0 with namespaces. A stylesheet of the file is among the elements, as the `link` of HTML that does the same.
 * Refuses document types and other processing instructions as well: they can load files, run programs and expand entities,
 * and this program writes none.
 * @throws XmlError if the file is not well-formed, nested more than 1,000 deep, or has one of these
 */
export function readXml(xml: string): XmlFile {
  const elements: Element[] = [];
  // The innermost element that has not ended is the last one.
  const open: { text: string }[] = [];
  // XML 1.1 allows references to control characters.
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const addText = (text: string): void => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  };
  parser.on("error", ({ message }) => {
    throw new XmlError(message);
  });
  let encoding: string | undefined;
  parser.on("xmldecl", (declaration) => {
    encoding = declaration.encoding;
    if (declaration.version !== "1.0") refuse(parser, `XML ${declaration.version}`);
  });
  parser.on("doctype", () => refuse(parser, "a document type"));
  parser.on("processinginstruction", ({ target, body }) => {
    const href = target === "xml-stylesheet" ? STYLESHEET.exec(body)?.[1] : undefined;
    if (href === undefined) refuse(parser, `the processing instruction \`${target}\``);
    else elements.push(stylesheetLink(href));
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", () => {
    if (open.push({ text: "" }) > MAX_DEPTH)
      refuse(parser, `more than ${MAX_DEPTH} elements inside each other`);
  });
  parser.on("closetag", ({ local, uri, attributes }) => {
    const text = open.pop()?.text ?? "";
    // Where a name is there twice, that without a prefix is the one that has an effect.
    const list = Object.values(attributes)
      .sort((one, other) => one.prefix.length - other.prefix.length)
      .map((one) => ({ name: one.local, value: one.value }));
    elements.push({ name: local, namespace: uri, attributes: list, text });
  });
  parser.write(xml).close();
  return { elements, encoding };
}

const stylesheetLink = (href: string): Element => ({
  name: "link",
  namespace: HTML_NAMESPACE,
  attributes: [
    { name: "rel", value: "stylesheet" },
    { name: "href", value: href },
  ],
  text: "",
});

function refuse({ line, column }: { line: number; column: number }, what: string): never {
  throw new XmlError(`${line}:${column}: ${what}`);
}
