/** Names that servers give to the page of a folder. */
const INDEX = /^(?:index|default|home|main)$/i;

/**
 * Returns the name that the file of a saved page gives its article: the file's name without extension. For an `index` file it
 * is the folder's name, since wget saves `…/article/` as `…/article/index.html`.
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
