import type { Root, RootContent } from "hast";
import { ArticleError } from "../model/problem.js";
import { childrenOf } from "./elements.js";

/** Deeper than any real article, and shallow enough for the recursive steps that follow. */
const MAX_DEPTH = 400;

/** Refuses a tree that is nested deeper than the steps after it can walk. */
export function limitDepth() {
  return (tree: Root): void => {
    let level: RootContent[] = tree.children;
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > MAX_DEPTH) throw tooDeep();
      level = level.flatMap(childrenOf);
    }
  };
}

/** The error for HTML that is nested too deep; also thrown where the parser itself runs out of stack. */
export function tooDeep(): ArticleError {
  return new ArticleError(
    "nested-too-deep",
    `elements are nested more than ${MAX_DEPTH} deep`,
    "the file is most likely damaged; scrape it again or correct it by hand",
  );
}
