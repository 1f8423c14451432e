import type { Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { DEFAULT_LIMITS } from "../model/limits.js";
import { childrenOf } from "./elements.js";
import "./findings.js";
import { tooDeep } from "./parse-html.js";

/** Refuses a tree that is nested deeper than the steps after it can walk: the parser moves what was closed wrongly. */
export function limitDepth() {
  return (tree: Root, file: VFile): void => {
    const { depth: most } = file.data.limits ?? DEFAULT_LIMITS;
    let level: RootContent[] = tree.children;
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > most) throw tooDeep(most);
      level = level.flatMap(childrenOf);
    }
  };
}
