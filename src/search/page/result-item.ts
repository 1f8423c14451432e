import { type CardRow, dayOfCard } from "../format/search-format.js";
import { highlight, type TextPart } from "../query/highlight.js";
import type { Query, Term } from "../query/parse-query.js";
import type { Passage } from "../query/passage.js";
import type { Result } from "../query/search.js";
import { element, turn, wordsIn } from "./element.js";
import { dayText, word } from "./words.js";

/**
 * Makes the list item of a result, with room for its passage, and for whether it was verified.
 * @param labelOf returns the name of a channel
 */
export function resultItem(
  { card }: Result,
  query: Query,
  labelOf: (channel: string) => string,
): HTMLElement {
  const [, , channels] = card;
  const date = dayOfCard(card);
  const time = element("time", [date ? dayText(date) : word("undated")]);
  if (date) time.dateTime = date;
  const labels = channels.map(labelOf).join(word("names"));
  const doubt = element("span");
  doubt.className = "doubt";
  const about = element("p", [time, labels && ` · ${labels}`, doubt]);
  about.className = "about";
  const passage = element("p");
  passage.className = "passage";
  return element("li", [element("h2", [titleLink(card, query.terms)]), about, passage]);
}

/** Makes a link to a document with its title, where terms are marked. */
export function titleLink([address, title]: CardRow, terms: readonly Term[]): HTMLElement {
  const link = wordsIn("a", marked(highlight(title, terms)));
  link.href = address.split("/").map(encodeURIComponent).join("/");
  return link;
}

/** Says of a result whether it was verified. */
export function showDoubt(item: HTMLElement, { isVerified }: Result): void {
  const place = item.querySelector(".doubt") as HTMLElement;
  place.textContent = isVerified ? "" : ` ${word("unverified")}`;
}

/** Shows the passage of a result. Without one, the room for it goes. */
export function showPassage(item: HTMLElement, passage: Passage | undefined): void {
  const place = item.querySelector<HTMLElement>(".passage:empty");
  if (!passage) place?.remove();
  else if (place) {
    for (const part of marked(passage.parts)) place.append(part);
    turn(place);
  }
}

const marked = (parts: readonly TextPart[]): (string | HTMLElement)[] =>
  parts.map((part) => (part.isMatch ? element("mark", [part.text]) : part.text));
