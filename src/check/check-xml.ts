import type { SitePath } from "../model/names.js";
import type { AddressReader } from "./address.js";
import { cssAddresses } from "./css-addresses.js";
import type { Objection } from "./finding.js";
import { readXml, type XmlElement, XmlError } from "./read-xml.js";

/** Elements of SVG that hold another language, or change others. */
const ACTIVE = new Set(
  "script foreignObject handler listener iframe object embed audio video animate set animateMotion animateTransform".split(
    " ",
  ),
);

/** An SVG is a document like a page: opened by itself, it runs its scripts. It may only draw. Pure. */
export function checkSvg(svg: string): readonly Objection[] {
  return withElements(svg, (elements) =>
    elements.flatMap((element): Objection[] => {
      const reason = activityOf(element);
      return reason === undefined ? [] : [["active-svg", reason]];
    }),
  );
}

function activityOf({ name, attributes, text }: XmlElement): string | undefined {
  if (ACTIVE.has(name)) return `<${name}>`;
  if (name === "style" && cssAddresses(text).length > 0) return "<style> that loads something";
  for (const { name: attribute, value } of attributes) {
    if (/^on/i.test(attribute)) return `${attribute}="…" on <${name}>`;
    if ((attribute === "href" || attribute === "src") && !value.trim().startsWith("#"))
      return `${attribute}="${value.slice(0, 80)}" on <${name}>`;
    if (cssAddresses(value).some((address) => !address.startsWith("#")))
      return `${attribute}="${value.slice(0, 80)}" on <${name}>`;
  }
  return undefined;
}

/**
 * A feed or a sitemap: its addresses are of schemes that only lead somewhere, and those of the site lead to its files.
 * Pure.
 */
export function checkXml(
  xml: string,
  reader: AddressReader,
  hasFile: (path: SitePath) => boolean,
): readonly Objection[] {
  return withElements(xml, (elements) =>
    elements.flatMap((element): Objection[] => {
      // Readers of feeds show this as HTML, each by rules of its own: ours are plain text.
      const type = element.attributes.find((one) => one.name === "type")?.value;
      if (element.name !== "link" && type !== undefined && type !== "text")
        return [["forbidden-element", `<${element.name} type="${type}">`]];
      return addressesIn(element).flatMap((address): Objection[] => {
        const read = reader.read(address);
        if (read.kind === "bad" || read.kind === "mail") return [["bad-address", address]];
        if (read.kind === "beside") return [["dead-link", address]];
        return read.kind === "inside" && !hasFile(read.path) ? [["dead-link", address]] : [];
      });
    }),
  );
}

const addressesIn = ({ name, attributes, text }: XmlElement): string[] => [
  ...attributes.filter((one) => one.name === "href" || one.name === "src").map((one) => one.value),
  ...(name === "loc" ? [text.trim()] : []),
];

function withElements(
  xml: string,
  check: (elements: readonly XmlElement[]) => readonly Objection[],
): readonly Objection[] {
  try {
    return check(readXml(xml));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return [["not-well-formed", error.message]];
  }
}
