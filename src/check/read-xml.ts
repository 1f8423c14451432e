/** An element of an XML file, without what is in it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By name, a prefix taken off: `xlink:href` is `href`. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** The text directly in it. */
  readonly text: string;
}

/** Thrown where a file is not the plain XML that the program writes. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

const TAG =
  /<(?:(\/)?([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|!--(?:(?!--)[\s\S])*-->|!\[CDATA\[([\s\S]*?)\]\]>|\?xml\s[^?]*\?>)/y;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Returns the elements of an XML file, in the order of their ends. Strict, and stricter than XML: a document type, an
 * entity or a processing instruction can load and expand things, and no file of ours has one.
 * @throws XmlError where it is not well-formed, or has one of these
 */
export function readXml(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: { name: string; attributes: XmlElement["attributes"]; text: string }[] = [];
  let roots = 0;
  let at = 0;
  for (let next = xml.indexOf("<"); next >= 0; next = xml.indexOf("<", at)) {
    addText(open, decoded(xml.slice(at, next)));
    TAG.lastIndex = next;
    const match = TAG.exec(xml);
    if (!match) throw new XmlError(`unexpected \`${xml.slice(next, next + 40).replace(/\s+/g, " ")}\``);
    at = TAG.lastIndex;
    const [, isEnd, name, attributes = "", isEmpty, data] = match;
    if (data !== undefined) addText(open, data);
    if (name === undefined) continue;
    if (!isEnd) {
      if (open.length === 0 && ++roots > 1) throw new XmlError("a second root element");
      open.push({ name, attributes: attributesIn(attributes), text: "" });
    }
    if (!isEnd && !isEmpty) continue;
    const element = open.pop();
    if (element?.name !== name) throw new XmlError(`\`</${name}>\` ends nothing`);
    elements.push({ ...element, name: localName(name) });
  }
  addText(open, xml.slice(at));
  if (open.length > 0 || roots === 0) throw new XmlError("it ends too early");
  return elements;
}

function addText(open: { text: string }[], text: string): void {
  const element = open.at(-1);
  if (element) element.text += text;
  else if (text.replace(/^\ufeff/, "").trim() !== "") throw new XmlError("text outside the root element");
}

const attributesIn = (text: string): XmlElement["attributes"] =>
  [...text.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => ({
    name: localName(name),
    value: decoded(double ?? single ?? ""),
  }));

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (all, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    const character =
      point === undefined ? ENTITIES[name] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (character === undefined) throw new XmlError(`unknown entity \`${all}\``);
    return character;
  });
}
