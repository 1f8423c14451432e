import type { Comment, RootContent } from "hast";

/** Tells of a CDATA section that HTML takes for a comment, and that begins with words. Behind a tag, it ends with the tag. */
export const isSection = (node: RootContent): node is Comment =>
  node.type === "comment" && /^\[CDATA\[\s*[^\s<\]]/.test(node.value);
