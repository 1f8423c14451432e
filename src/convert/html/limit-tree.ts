import type { Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { childrenOf } from "../../lib/html/elements.js";
import { DEFAULT_LIMITS } from "../../model/limits.js";
import "../file-data.js";
import { tooDeep, tooManyElements } from "../../lib/html/parse-html.js";

/** Refuses a tree beyond the limits. The parser keeps to them while it reads, but may move elements deeper afterwards. */
export function limitTree() {
  return (tree: Root, file: VFile): void => {
    const limits = file.data.limits ?? DEFAULT_LIMITS;
    let level: RootContent[] = tree.children;
    let elements = 0;
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > limits.depth) throw tooDeep(limits.depth);
      const below: RootContent[] = [];
      for (const node of level) {
        if (node.type !== "text") elements++;
        for (const child of childrenOf(node)) below.push(child);
      }
      if (elements > limits.elements) throw tooManyElements(limits.elements);
      level = below;
    }
  };
}
