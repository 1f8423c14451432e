/** Names that servers give to the page of a folder. */
const INDEX = /^(?:index|default|home|main)$/i;

/**
 * Returns what the file of a saved page calls its article: the file's name without its ending, or the folder's name where
 * the file is called `index`, as wget saves `…/article/`.
 * @param path with `/` between its parts
 */
export function pageNameOf(path: string): string {
  const parts = path.split("/").filter(Boolean);
  const name = withoutExtension(parts.at(-1) ?? "");
  const folder = parts.slice(0, -1).findLast((part) => !INDEX.test(part));
  return INDEX.test(name) && folder ? folder : name;
}

/** wget adds `.html` to names that end otherwise: `article.php?id=5.html`. */
const withoutExtension = (name: string): string =>
  name.replace(/\.(?:html?|xhtml?|shtml|mhtml?)$/i, "").replace(/\.(?:php|aspx?|jsp)$/i, "");
