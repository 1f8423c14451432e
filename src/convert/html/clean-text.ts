import type { Element, Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { withoutInvisible } from "../../lib/html/characters.js";
import { attribute, childrenOf } from "../../lib/html/elements.js";
import { boxedIn } from "../../lib/html/embed-link.js";
import { isPost } from "../blocks/unwrap-posts.js";
import type { RareMarkup } from "../file-data.js";

const KINDS_BY_TAG = new Map<string, RareMarkup>([
  ...["area", "iframe", "frame", "embed", "object", "video", "audio"].map((name) => [name, "embed"] as const),
  ...["pre", "listing", "xmp"].map((name) => [name, "lines"] as const),
  ["math", "math"],
  ["ruby", "ruby"],
  ["input", "task"],
]);

/** Returns the step that does `act` if an article has rare markup of a kind. */
export const onlyWith =
  (kind: RareMarkup, act: (tree: Root, file: VFile) => void) => () => (tree: Root, file: VFile) => {
    if (file.data.rareMarkup?.has(kind)) act(tree, file);
  };

/** Removes invisible characters from text and attributes. Also sets `rareMarkup` in the file's data. */
export function cleanText() {
  return (tree: Root, file: VFile): void => {
    const found = new Set<RareMarkup>();
    clean(tree, file.data.source, found);
    file.data.rareMarkup = found;
  };
}

function clean(node: Nodes, source: string | undefined, found: Set<RareMarkup>): void {
  if (node.type === "text") node.value = withoutInvisible(node.value);
  if (node.type === "element") {
    for (const name in node.properties) {
      const value = node.properties[name];
      if (typeof value === "string") node.properties[name] = withoutInvisible(value);
    }
    noteRareMarkup(node, source, found);
  }
  for (const child of childrenOf(node)) clean(child, source, found);
}

/** Adds the kinds of rare markup that an element has to a set. @param source the address of the page */
function noteRareMarkup(node: Element, source: string | undefined, found: Set<RareMarkup>): void {
  const kind = KINDS_BY_TAG.get(node.tagName);
  if (kind) found.add(kind);
  else if (isPost(node) || boxedIn(node)) found.add("embed");
  const { style, dataCfemail } = node.properties;
  if (style && /white-space/i.test(String(style))) found.add("lines");
  const href = attribute(node, "href") ?? "";
  if (href.trimStart().startsWith("#") || (source && href.includes(`${source}#`))) found.add("within");
  if (dataCfemail !== undefined || href.includes("/cdn-cgi/l/email-protection#")) found.add("email");
}
