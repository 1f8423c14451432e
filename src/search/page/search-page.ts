import { isEmptyQuery, type Query } from "../query/parse-query.js";
import { nearestFirst, type Result, Search } from "../query/search.js";
import { byId, element } from "./element.js";
import { showHints, suggestWhileTyping } from "./hints.js";
import { type Asked, parseAddress, printAddress } from "./query-address.js";
import { readText } from "./read-text.js";
import { resultItem, showDoubt, showPassage } from "./result-item.js";
import { ResultList } from "./result-list.js";
import { isLoadError } from "./script-loader.js";
import { control, fillForm, form, labelOf, readForm, siteQuery } from "./search-form.js";
import { SiteIndex } from "./site-index.js";
import { SuggestionList } from "./suggestion-list.js";
import { word } from "./words.js";

/** This is the program of search.html. It shows the results of the query in the page's address. */

const PER_PAGE = 10;
/** So many results are shown while a search goes on that takes longer than these milliseconds. */
const FIRST_RESULTS = 3;
const PATIENCE = 200;

const script = document.currentScript as HTMLScriptElement;
const index = new SiteIndex(script.src.replace(/^.*\//, "").replace(/[?#].*$/, ""));
const status = byId("search-status");
const progress = byId<HTMLProgressElement>("search-progress");
const list = new ResultList(byId("search-results"));
const pages = byId("search-pages");
const hints = byId("search-hints");
/** The query in the page's title. The words behind it stay as they are, since the choice of a Chinese script may convert them. */
const titleWords = document.createTextNode("");
const title = document.querySelector("title") as HTMLTitleElement;
title.insertBefore(titleWords, title.firstChild);

/** The number of the present search. Results of earlier ones are not shown. */
let current = 0;

/** Shows the results of the query in the address. */
async function show(): Promise<void> {
  const search = ++current;
  const what = parseAddress(location.search);
  // A reader may type before this program is there.
  fillForm(what, search === 1);
  const query = siteQuery(what.q, what);
  clear();
  titleWords.nodeValue = what.q ? `${what.q} - ` : "";
  if (isEmptyQuery(query)) {
    status.textContent = what.q.trim() ? word("nothingToFind") : "";
    setBusy(false);
    index.prepare();
    return;
  }
  setBusy(true);
  status.textContent = word("searching");
  try {
    await answer(query, what, () => search === current);
  } catch (error) {
    if (search !== current) return;
    setBusy(false);
    if (!isLoadError(error)) throw error;
    await fileMissing(search);
  }
}

/** Says what to do when a file is missing: the site was published again since the table was loaded, or the network failed. */
async function fileMissing(search: number): Promise<void> {
  try {
    const published = await index.refresh();
    if (search !== current) return;
    if (published === "program") return offer(word("updated"), word("reload"), () => location.reload());
    if (published === "index") return await show();
  } catch (error) {
    if (!isLoadError(error)) throw error;
  }
  offer(word("failed"), word("retry"), () => void show());
}

function offer(message: string, action: string, run: () => void): void {
  clear();
  status.textContent = `${message} `;
  const button = element("button", [action]);
  button.type = "button";
  button.onclick = run;
  status.appendChild(button);
}

/** Searches, and shows the results of a page: the first ones as soon as they are known, in the end all in order. */
async function answer(query: Query, what: Asked, isCurrent: () => boolean): Promise<void> {
  const start = performance.now();
  const search = new Search(await index.table(), query, index.load, readText);
  const from = (what.page - 1) * PER_PAGE;
  const place = (results: readonly Result[]): HTMLElement[] => {
    const items = list.place(results, (result) => resultItem(result, query, labelOf));
    for (const [index, item] of items.entries()) showDoubt(item, results[index] as Result);
    return items;
  };
  const showFirst = async (found: Promise<Result[]>): Promise<void> => {
    const results = await found;
    if (isCurrent() && !progress.hidden && performance.now() - start > PATIENCE) place(results);
  };
  const order = what.order === "newest" ? "newest" : "fit";
  await search.run(order, async ({ done, of }) => {
    // A search that was given up ends here.
    if (!isCurrent()) return new Promise<void>(() => {});
    progress.max = of;
    progress.value = done;
    // While the first result loads, nothing else does.
    if (list.isEmpty && (from === 0 || done === of)) {
      await showFirst(search.likely(from));
      await showFirst(search.results(from, 1));
    }
    if (list.isEmpty) return;
    status.textContent = word("soFar", { number: search.count });
    // A file that is missing now is missed again, and told of, at the end.
    showFirst(search.results(from, FIRST_RESULTS)).catch(() => {});
  });
  const found = await search.results(from, PER_PAGE + 1);
  const onPage = found.slice(0, PER_PAGE);
  const shown = order === "fit" ? nearestFirst(onPage) : onPage;
  if (!isCurrent()) return;
  const items = place(shown);
  for (const [index, { card }] of shown.entries())
    void search
      .passage(card)
      .then((passage) => list.keepPlace(() => showPassage(items[index] as HTMLElement, passage)));
  list.keepPlace(() => end(search, query, what, shown, found.length > PER_PAGE));
  if (list.isEmpty && what.page === 1) void showHints(hints, what, index, pageLink, isCurrent);
}

/** Says what was found, and links to the pages before and after. */
function end(
  { count, isExact }: Search,
  query: Query,
  what: Asked,
  shown: readonly Result[],
  hasMore: boolean,
): void {
  const { page } = what;
  const number = isExact ? count : word("about", { count });
  const isFound = shown.length > 0 || page > 1;
  const notes = [
    isFound ? word("found", { number }) : word("notFound"),
    query.isShortened && word("shortened"),
    shown.some(({ isVerified }) => !isVerified) && word("whyUnverified"),
  ];
  status.textContent = notes.filter(Boolean).join(" ");
  if (page > 1) pages.appendChild(pageLink({ ...what, page: page - 1 }, word("previous"), "prev"));
  if (isFound && (hasMore || page > 1)) pages.appendChild(element("span", [word("page", { number: page })]));
  if (hasMore) pages.appendChild(pageLink({ ...what, page: page + 1 }, word("next"), "next"));
  setBusy(false);
}

function pageLink(what: Asked, text: string, rel = "nofollow"): HTMLElement {
  const link = element("a", [text]);
  link.rel = rel;
  link.href = printAddress(what);
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(what);
    scrollTo(0, 0);
    status.focus();
  };
  return link;
}

/** Shows whether results are still coming, to assistive software too. */
function setBusy(isBusy: boolean): void {
  byId("search-results").setAttribute("aria-busy", String(isBusy));
  progress.hidden = !isBusy;
  progress.removeAttribute("value");
}

function clear(): void {
  status.textContent = "";
  list.clear();
  pages.textContent = "";
  hints.textContent = "";
}

function go(what: Asked): void {
  try {
    history.pushState(null, "", printAddress(what));
  } catch {
    // Some browsers do not let a page that is read from a disk change its address. They load the page again.
    location.search = printAddress(what);
    return;
  }
  void show();
}

const submit = (): boolean => form.dispatchEvent(new Event("submit", { cancelable: true }));

form.onsubmit = (event) => {
  event.preventDefault();
  go(readForm());
};
for (const name of ["channel", "year", "order"]) {
  control(name).onchange = () => {
    if (location.search.length > 1) submit();
  };
}
window.onpopstate = () => void show();

const field = control("q");
const suggestions = new SuggestionList(field, byId("search-suggestions"), (text) => {
  field.value = text;
  submit();
});
suggestWhileTyping(field, suggestions, index);

byId("search-without").hidden = true;
byId("search-form").hidden = false;
void show();
