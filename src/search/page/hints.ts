import type { CardRow, SearchTable } from "../format/search-format.js";
import { findLess } from "../query/find-less.js";
import type { Load } from "../query/load-files.js";
import { type Filters, parseQuery, type Query } from "../query/parse-query.js";
import { type ReadText, Search } from "../query/search.js";
import { similarTitles, similarWords } from "../query/similar-titles.js";
import { similarTags, suggestTags, suggestTitles } from "../query/suggest.js";
import { element } from "./element.js";
import type { Asked } from "./query-address.js";
import { titleLink } from "./result-item.js";
import type { SuggestionList } from "./suggestion-list.js";
import { word } from "./words.js";

/** What hints are made with. */
export interface HintTools {
  readonly table: () => Promise<SearchTable>;
  readonly load: Load;
  readonly readText: ReadText;
  /** Makes a link to a search. */
  readonly link: (what: Asked, text: string) => HTMLElement;
}

/** The milliseconds after the last key before something is suggested. */
const PAUSE = 150;
/** The most words of a query that are corrected. */
const MOST_WORDS = 4;
/** What parts the words of a query. */
const GAPS = /[\s"“”「」『』]+/;

/**
 * Suggests tags for the last word of the field, and titles for all words. On the way, what the search needs is loaded before
 * the reader asks for it.
 * @param query returns what the form asks for
 */
export function suggestWhileTyping(
  field: HTMLInputElement,
  list: SuggestionList,
  query: () => Query,
  { table, load }: HintTools,
): void {
  let waiting = 0;
  let current = 0;
  const suggest = async (isCurrent: () => boolean): Promise<void> => {
    const known = await table();
    const { value } = field;
    const last = value.split(GAPS).pop() as string;
    const labels = await suggestTags(last, known, load);
    if (isCurrent()) list.add(labels.map((label) => value.slice(0, value.length - last.length) + label));
    const titles = await suggestTitles(query(), known, load, isCurrent);
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

/** Shows what a reader can ask for instead of a query that finds nothing: what is like it, or a part of it. */
export async function showHints(
  place: HTMLElement,
  what: Asked,
  { table, load, readText, link }: HintTools,
  isCurrent: () => boolean,
): Promise<void> {
  const known = await table();
  const { q, tag, channel, year } = what;
  const queryOf = (text: string): Query => parseQuery(text, { tag, channel, year } as Filters);
  const linkTo = (text: string, label = text): HTMLElement => link({ ...what, q: text }, label);
  const words = q.split(GAPS).filter(Boolean).slice(0, MOST_WORDS);
  const count = async (text: string): Promise<number> => {
    if (!isCurrent()) return 0;
    const search = new Search(known, queryOf(text), load, readText);
    await search.run();
    // A part that no text has is not worth a link.
    return (await search.results(0, 1)).length && search.count;
  };
  const corrected = async (one: string): Promise<string[]> =>
    (await similarWords(one, known, load)).map((other) => q.replace(one, other));
  const show = async (label: string, links: Promise<HTMLElement[]>): Promise<void> => {
    const line = place.appendChild(element("p"));
    // A hint whose files are missing is left out.
    const found = await links.catch(() => []);
    if (found.length > 0) for (const part of [`${label} `, ...found]) line.append(part);
    else line.remove();
  };
  const all = async (found: readonly Promise<string[]>[]): Promise<string[]> =>
    Array.from(new Set(([] as string[]).concat(...(await Promise.all(found)))));
  await Promise.all([
    show(
      word("corrected"),
      all(words.map(corrected)).then((texts) => texts.map((text) => linkTo(text))),
    ),
    show(
      word("similar"),
      all(words.map((one) => similarTags(one, known, load))).then((labels) =>
        labels.map((one) => linkTo(one)),
      ),
    ),
    show(
      word("titles"),
      similarTitles(queryOf(q), known, load).then((cards: CardRow[]) =>
        cards.map((card) => titleLink(card, [])),
      ),
    ),
    show(
      word("less"),
      findLess(q, count).then((less) => less.map((one) => linkTo(one.text, `${one.text} (${one.count})`))),
    ),
  ]);
}
