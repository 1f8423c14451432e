import { dayOfCard } from "../format/search-format.js";
import { highlight, type TextPart } from "../query/highlight.js";
import type { Query } from "../query/parse-query.js";
import type { Passage } from "../query/passage.js";
import type { Result } from "../query/search.js";
import { element } from "./element.js";
import { word } from "./words.js";

/**
 * Makes the list item of a result.
 * @param passage where it has the words, as soon as that is known
 * @param labelOf returns the name of a channel that readers see
 */
export function resultItem(
  { card, isVerified }: Result,
  passage: Promise<Passage | undefined>,
  query: Query,
  labelOf: (channel: string) => string,
): HTMLElement {
  const [address, title, channels] = card;
  const date = dayOfCard(card);
  const link = element("a", marked(highlight(title, query.terms)));
  link.href = address.split("/").map(encodeURIComponent).join("/");
  const time = element("time", [date || word("undated")]);
  if (date) time.dateTime = date;
  const labels = channels.map(labelOf).join(word("names"));
  const about = element("p", [time, labels && ` ${labels}`, !isVerified && ` ${word("unverified")}`]);
  about.className = "about";
  const text = element("p");
  void passage.then((found) => {
    for (const part of marked(found ? found.parts : [])) text.append(part);
  });
  return element("li", [element("h2", [link]), about, text]);
}

const marked = (parts: readonly TextPart[]): (string | HTMLElement)[] =>
  parts.map((part) => (part.isMatch ? element("mark", [part.text]) : part.text));
