import type { Root } from "hast";
import type { VFile } from "vfile";
import { writeFormulas } from "../../lib/html/write-formulas.js";

/** Writes formulas as text; see `writeFormulas`. */
export function writeMath() {
  return (tree: Root, file: VFile): void => {
    if (file.data.rareMarkup?.has("math")) writeFormulas(tree);
  };
}
