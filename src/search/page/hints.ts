import { findHints, GAPS } from "../query/find-hints.js";
import { suggestTags, suggestTitles } from "../query/suggest.js";
import { element } from "./element.js";
import type { Asked } from "./query-address.js";
import { readText } from "./read-text.js";
import { titleLink } from "./result-item.js";
import { readForm, siteQuery } from "./search-form.js";
import type { SiteIndex } from "./site-index.js";
import type { SuggestionList } from "./suggestion-list.js";
import { numberText, word } from "./words.js";

/** The milliseconds after the last key before something is suggested. */
const PAUSE = 150;

/** Suggests tags for the last word of the field, and titles for all words. What the search needs is loaded on the way. */
export function suggestWhileTyping(field: HTMLInputElement, list: SuggestionList, index: SiteIndex): void {
  let waiting = 0;
  let current = 0;
  const suggest = async (isCurrent: () => boolean): Promise<void> => {
    const table = await index.table();
    const { value } = field;
    const last = value.split(GAPS).pop() as string;
    const labels = await suggestTags(last, table, index.load);
    if (isCurrent()) list.add(labels.map((label) => value.slice(0, value.length - last.length) + label));
    const what = readForm();
    const titles = await suggestTitles(siteQuery(what.q, what), table, index.load, isCurrent);
    if (isCurrent()) list.add(titles);
  };
  const stop = (): number => {
    clearTimeout(waiting);
    list.clear();
    return ++current;
  };
  const start = (): void => {
    const asked = stop();
    waiting = setTimeout(() => {
      // A file that is missing now is missed again, and told of, when the reader searches.
      suggest(() => asked === current).catch(() => {});
    }, PAUSE);
  };
  field.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) start();
  });
  field.addEventListener("compositionend", start);
  field.addEventListener("blur", stop);
  field.form?.addEventListener("submit", stop);
}

/** Shows what a reader can ask for instead of a query that finds nothing. @param link makes a link to a search */
export async function showHints(
  place: HTMLElement,
  what: Asked,
  index: SiteIndex,
  link: (what: Asked, text: string) => HTMLElement,
  isCurrent: () => boolean,
): Promise<void> {
  const table = await index.table();
  if (!isCurrent()) return;
  const parse = (text: string) => siteQuery(text, what);
  const hints = findHints(what.q, parse, table, index.load, readText, isCurrent);
  const show = async <Hint>(
    label: string,
    hint: Promise<readonly Hint[]>,
    linkTo: (hint: Hint) => HTMLElement,
  ): Promise<void> => {
    const line = place.appendChild(element("p"));
    // A hint whose files are missing is left out.
    const found = await hint.catch(() => []);
    if (found.length === 0) return line.remove();
    line.append(label);
    for (const hint of found) line.append(" ", linkTo(hint));
  };
  const linkTo = (text: string): HTMLElement => link({ ...what, q: text }, text);
  await Promise.all([
    show(word("corrected"), hints.corrected, linkTo),
    show(word("similar"), hints.tags, linkTo),
    show(word("titles"), hints.titles, (card) => titleLink(card, [])),
    show(word("less"), hints.less, ({ text, count }) =>
      link({ ...what, q: text }, `${text} (${numberText(count)})`),
    ),
  ]);
}
