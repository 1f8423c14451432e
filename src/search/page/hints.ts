import type { SearchTable } from "../format/search-format.js";
import { findLess } from "../query/find-less.js";
import type { Load } from "../query/match-segment.js";
import { type Filters, parseQuery } from "../query/parse-query.js";
import { type ReadText, Search } from "../query/search.js";
import { similarTags, suggestTags } from "../query/suggest.js";
import { element } from "./element.js";
import type { Asked } from "./query-address.js";
import { word } from "./words.js";

/** What hints are made with. */
export interface HintTools {
  readonly table: () => Promise<SearchTable>;
  readonly load: Load;
  readonly readText: ReadText;
  /** Makes a link to a search. */
  readonly link: (what: Asked, text: string) => HTMLElement;
}

/** The milliseconds after the last key before tags are suggested. */
const PAUSE = 150;

/** Suggests tags while a reader types, for the last word of the field. */
export function suggestWhileTyping(
  field: HTMLInputElement,
  list: HTMLElement,
  { table, load }: HintTools,
): void {
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const { value } = field;
      const [, before, last] = /^(.*?)([^\s"“”「」『』]*)$/.exec(value) as unknown as [
        string,
        string,
        string,
      ];
      // A file that is missing now is missed again, and told of, when the reader searches.
      const labels = await table()
        .then((known) => suggestTags(last, known, load))
        .catch(() => []);
      if (field.value !== value) return;
      list.textContent = "";
      for (const label of labels) {
        const option = element("option");
        option.value = before + label;
        list.appendChild(option);
      }
    }, PAUSE);
  });
}

/** Shows what a reader can ask for instead of a query that finds nothing: a part of it, or a tag that is like it. */
export async function showHints(
  place: HTMLElement,
  what: Asked,
  { table, load, readText, link }: HintTools,
  isCurrent: () => boolean,
): Promise<void> {
  const known = await table();
  const { q, tag, channel, year } = what;
  const count = async (text: string): Promise<number> => {
    if (!isCurrent()) return 0;
    const search = new Search(known, parseQuery(text, { tag, channel, year } as Filters), load, readText);
    await search.run();
    // A part that no text has is not worth a link.
    return (await search.results(0, 1)).length && search.count;
  };
  const words = q.split(/[\s"“”「」『』]+/).filter(Boolean);
  const tags = await Promise.all(words.slice(0, 4).map((one) => similarTags(one, known, load)));
  const less = await findLess(q, count);
  if (!isCurrent()) return;
  const show = (label: string, links: readonly HTMLElement[]): void => {
    if (links.length > 0) place.appendChild(element("p", [`${label} `, ...links]));
  };
  show(
    word("similar"),
    Array.from(new Set(([] as string[]).concat(...tags)), (label) => link({ ...what, q: label }, label)),
  );
  const labelOf = (text: string, many: number): string => `${text} (${many})`;
  show(
    word("less"),
    less.map((one) => link({ ...what, q: one.text }, labelOf(one.text, one.count))),
  );
}
