import type { SitePath } from "../model/names.js";
import type { AddressReader } from "./address.js";
import type { Objection } from "./finding.js";
import { attributeOf, elementsOfPage, type PageElement, shown } from "./page-elements.js";
import { ELEMENT_RULES, FORBIDDEN_ELEMENTS, type PageContext, policyPresent } from "./page-rules.js";

/** Tells whether the site has a file. */
export type HasFile = (path: SitePath) => boolean;

/** A place in another page that a page links to. */
export interface Anchor {
  readonly path: SitePath;
  readonly id: string;
}

export interface PageReport {
  readonly objections: readonly Objection[];
  /** Places in other pages, to be looked for when those are read. */
  readonly anchors: readonly Anchor[];
}

/** Applies every rule to a page, as readers with and without scripts get it. Pure. */
export function checkPage(path: SitePath, html: string, reader: AddressReader, hasFile: HasFile): PageReport {
  const views = /<noscript/i.test(html) ? [true, false] : [true];
  const reports = views.map((runsScripts) =>
    checkElements(path, elementsOfPage(html, runsScripts), reader, hasFile),
  );
  const objections = new Map(reports.flatMap((one) => one.objections).map((one) => [one.join("\0"), one]));
  return { objections: [...objections.values()], anchors: reports.flatMap((one) => one.anchors) };
}

function checkElements(
  path: SitePath,
  elements: readonly PageElement[],
  reader: AddressReader,
  hasFile: HasFile,
): PageReport {
  const context: PageContext = { read: (address) => reader.read(address) };
  const objections: Objection[] = [...policyPresent(elements)];
  for (const element of elements) {
    // Most elements have no attribute, and nothing to say.
    if (element.attributes.length === 0 && element.text === "" && isPlain(element.name)) continue;
    for (const rule of ELEMENT_RULES) objections.push(...rule(element, context));
  }
  const links = checkLinks(path, elements, reader, hasFile);
  return { objections: [...objections, ...links.objections], anchors: links.anchors };
}

const isPlain = (name: string): boolean =>
  name !== "ok" && name !== "script" && !FORBIDDEN_ELEMENTS.has(name);

/** Attributes that lead to files of the site. */
const LINKING = new Set(["href", "src", "poster", "data", "action"]);

/** Follows the links inside the site: each leads to a file, and to a place in it. */
function checkLinks(
  path: SitePath,
  elements: readonly PageElement[],
  reader: AddressReader,
  hasFile: HasFile,
): PageReport {
  const objections: Objection[] = [];
  const anchors = new Map<string, Anchor>();
  let ids: ReadonlySet<string> | undefined;
  for (const element of elements) {
    for (const { name, value } of element.attributes) {
      if (!LINKING.has(name)) continue;
      const address = reader.read(value);
      if (address.kind === "beside")
        objections.push(["dead-link", `${shown(element)} leads out of the site`]);
      if (address.kind !== "inside") continue;
      const target = address.path;
      if (!hasFile(target)) objections.push(["dead-link", shown(element)]);
      else if (address.fragment === "") continue;
      else if (target !== path)
        anchors.set(`${target}#${address.fragment}`, { path: target, id: address.fragment });
      else {
        ids ??= idsOf(elements);
        if (!ids.has(address.fragment)) objections.push(["missing-anchor", shown(element)]);
      }
    }
  }
  return { objections, anchors: [...anchors.values()] };
}

/** Returns the places of a page that a link can lead to. */
export const idsOf = (elements: readonly PageElement[]): ReadonlySet<string> =>
  new Set(elements.flatMap((element) => attributeOf(element, "id") ?? []));
