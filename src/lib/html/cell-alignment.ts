/** How the text of a table's cell is aligned where its page says so. */
export type CellAlignment = "left" | "center" | "right";

/** Returns the alignment that a cell or row states in `style`, else in `align` or a class of WordPress; undefined if none. */
export function cellAlignment(style = "", align = "", classes = ""): CellAlignment | undefined {
  const stated =
    /(?:^|[;\s])text-align\s*:\s*([a-z]+)/i.exec(style)?.[1] ||
    align.trim() ||
    /(?:^|\s)has-text-align-([a-z]+)/.exec(classes)?.[1];
  const found = stated?.toLowerCase();
  return found === "left" || found === "center" || found === "right" ? found : undefined;
}
