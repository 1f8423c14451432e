/** The words of the search page, by key; the page itself holds them as JSON, in the language of the site. */
const words = JSON.parse(document.getElementById("search-words")?.textContent || "{}") as Record<
  string,
  string
>;

/** Returns a text of the page. @param values replace `{name}` in the text */
export const word = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (words[key] || "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
