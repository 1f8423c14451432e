import type { CardRow } from "../format/search-format.js";
import { highlight } from "../query/highlight.js";
import type { Query } from "../query/parse-query.js";
import type { Hit } from "../query/search.js";
import { element } from "./element.js";
import { word } from "./words.js";

/**
 * Makes the list item of a result.
 * @param labelOf returns the name of a channel that readers see
 */
export function resultItem(
  [date, id, title, summary, channels]: CardRow,
  { rank }: Hit,
  query: Query,
  labelOf: (channel: string) => string,
): HTMLElement {
  const link = element("a", highlighted(title, query));
  link.href = `${date ? date.replace(/-/g, "/") : "undated"}/${encodeURIComponent(id)}.html`;
  const time = element("time", [date || word("undated")]);
  if (date) time.dateTime = date;
  const labels = channels.map(labelOf).join(word("names"));
  const about = element("p", [time, labels && ` ${labels}`, rank === 1 && ` ${word("tagMatches")}`]);
  about.className = "about";
  const text = summary && element("p", highlighted(summary, query));
  return element("li", [element("h2", [link]), about, text]);
}

const highlighted = (text: string, { terms }: Query): (string | HTMLElement)[] =>
  highlight(text, terms).map((part) => (part.isMatch ? element("mark", [part.text]) : part.text));
