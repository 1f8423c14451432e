import type { SitePath } from "../../../model/names.js";
import { attributeOf, type Element } from "../../read/element.js";
import type { SiteFile } from "../../read/site-file.js";
import type { FileRule, HasFile } from "../rule.js";

/** This rule looks at links inside one page. `check-site.ts` looks for the places in other pages. */
export const missingAnchor: FileRule = {
  name: "missing-anchor",
  text: "a link to a place that its page does not have",
  why: "The reader lands at the top of the page.",
  hint: "give this id to the element that the link means",
  *checkFile({ kind, path, elements, references }) {
    if (kind !== "page") return;
    let ids: ReadonlySet<string> | undefined;
    for (const { address, shown } of references) {
      if (address.kind !== "inside" || address.path !== path || address.fragment === "") continue;
      ids ??= idsOf(elements);
      if (!ids.has(address.fragment)) yield shown;
    }
  },
  wrong: { page: '<a href="#gone">text</a>' },
  right: { page: '<a href="#here">text</a> <p id="here">text</p>' },
};

/** A place in another page that a page links to. */
export interface Anchor {
  readonly path: SitePath;
  readonly id: string;
}

/** Returns the places in other pages that a page links to, and whose pages are there. */
export const anchorsElsewhere = ({ kind, path, references }: SiteFile, hasFile: HasFile): Anchor[] =>
  references.flatMap(({ address }) => {
    if (kind !== "page" || address.kind !== "inside" || address.fragment === "") return [];
    if (address.path === path || !/\.html?$/i.test(address.path) || !hasFile(address.path)) return [];
    return [{ path: address.path, id: address.fragment }];
  });

/** Returns the places of a page that a link can lead to. */
export const idsOf = (elements: readonly Element[]): ReadonlySet<string> =>
  new Set(elements.flatMap((element) => attributeOf(element, "id") ?? []));
