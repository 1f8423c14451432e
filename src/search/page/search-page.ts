import { markTerms } from "../mark-terms.js";
import { asksNothing, type Filters, parseQuery, type Query } from "../parse-query.js";
import { CALLBACK, type CardRow, type SearchTable, TABLE } from "../search-format.js";
import { type Hit, Search } from "../search-index.js";
import { LoadError, ScriptLoader } from "./load-scripts.js";

/** Results on a page. */
const PER_PAGE = 10;
/** Milliseconds between two drawings while segments answer. */
const PAUSE = 100;

/** What the address says: the text, the filters, the page. */
interface Asked extends Filters {
  readonly q: string;
  readonly page: number;
}

const script = document.currentScript as HTMLScriptElement;
const engine = script.src.replace(/^.*\//, "").replace(/[?#].*$/, "");
const form = byId<HTMLFormElement>("search");
const status = byId("search-status");
const progress = byId<HTMLProgressElement>("search-progress");
const list = byId("search-results");
const pages = byId("search-pages");
const loader = new ScriptLoader("");
const siteTitle = document.title;

let table: Promise<SearchTable> | undefined;
/** Counts searches: an answer to an older one is not shown. */
let current = 0;

function byId<Element extends HTMLElement = HTMLElement>(id: string): Element {
  return document.getElementById(id) as Element;
}

function asked(): Asked {
  const values = new URLSearchParams(location.search);
  const value = (name: string): string => values.get(name) || "";
  const page = Math.max(1, Math.floor(Number(value("page"))) || 1);
  return { q: value("q"), tag: value("tag"), channel: value("channel"), year: value("year"), page };
}

const queryOf = ({ q, ...filters }: Asked): Query => parseQuery(q, filters);

function addressOf({ page, ...values }: Asked): string {
  const named: [string, string][] = [];
  for (const name of ["q", "channel", "year", "tag"] as const) {
    const value = values[name];
    if (value) named.push([name, value]);
  }
  if (page > 1) named.push(["page", String(page)]);
  return `?${named.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

function loadTable(): Promise<SearchTable> {
  if (!table) {
    table = loader.load(TABLE) as Promise<SearchTable>;
    table.catch(() => {
      table = undefined;
    });
  }
  return table;
}

/** Shows what the address asks for. */
async function show(): Promise<void> {
  const search = ++current;
  const what = asked();
  fillForm(what);
  const query = queryOf(what);
  clear();
  document.title = what.q ? `${what.q} - ${siteTitle}` : siteTitle;
  if (asksNothing(query)) {
    status.textContent = what.q.trim() ? "这里面没有可以找的字词。" : "";
    setBusy(false);
    return;
  }
  setBusy(true);
  status.textContent = "正在搜索……";
  try {
    await answer(query, what, () => search === current);
  } catch (error) {
    if (search !== current) return;
    setBusy(false);
    if (!(error instanceof LoadError)) throw error;
    await fileMissing(search);
  }
}

/** A file that is missing means that the site was published anew since the table was loaded, or that the line is broken. */
async function fileMissing(search: number): Promise<void> {
  const known = table && (await table.catch(() => undefined));
  const version = known ? (known.segments[known.segments.length - 1]?.id ?? "0") : "0";
  try {
    const fresh = (await loader.reload(TABLE, version)) as SearchTable;
    if (search !== current) return;
    if (fresh.engine !== engine) return offer("本站刚刚更新过。", "重新载入", () => location.reload());
    const isSame = known && JSON.stringify(known.segments) === JSON.stringify(fresh.segments);
    if (!isSame) {
      table = Promise.resolve(fresh);
      return await show();
    }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
  }
  offer("有文件没有载入成功，也许是网络断了。", "再试一次", () => void show());
}

function offer(message: string, action: string, run: () => void): void {
  clear();
  status.textContent = `${message} `;
  const button = element("button", action);
  button.type = "button";
  button.onclick = run;
  status.appendChild(button);
}

async function answer(query: Query, what: Asked, isCurrent: () => boolean): Promise<void> {
  const search = new Search(checked(await loadTable()), query, loader.load);
  const from = (what.page - 1) * PER_PAGE;
  let shown = "";
  let drawn = 0;
  const draw = async (isEnd: boolean): Promise<void> => {
    const hits = await search.hits(from, PER_PAGE);
    const cards = await Promise.all(hits.map((hit) => search.card(hit.place)));
    if (!isCurrent()) return;
    const places = JSON.stringify(hits);
    if (places !== shown) list.textContent = "";
    if (places !== shown)
      for (const [at, card] of cards.entries()) list.appendChild(item(card, hits[at] as Hit, query));
    shown = places;
    if (isEnd) await end(search, query, what);
  };
  await search.run(({ done, of }) => {
    if (!isCurrent()) return new Promise<void>(() => {});
    progress.max = of;
    progress.value = done;
    const now = performance.now();
    if (now - drawn < PAUSE || (shown !== "" && list.children.length >= PER_PAGE)) return;
    drawn = now;
    return draw(false);
  });
  await draw(true);
}

/** @throws LoadError where the table was made for another program: files of it may be gone, or mean other things */
function checked(known: SearchTable): SearchTable {
  if (known.engine !== engine) throw new LoadError(TABLE);
  return known;
}

async function end(search: Search, query: Query, what: Asked): Promise<void> {
  const { count } = search;
  const hasMore = (await search.hits(what.page * PER_PAGE, 1)).length > 0;
  const number = search.isExact ? String(count) : `约 ${count}`;
  const found = list.children.length > 0 || what.page > 1;
  status.textContent =
    (found ? `找到 ${number} 篇。` : "没有找到。可以换个说法，或少用几个词。") +
    (query.isShortened ? "词太多，只用了前面几个。" : "");
  pages.textContent = "";
  if (what.page > 1) pages.appendChild(pageLink({ ...what, page: what.page - 1 }, "上一页", "prev"));
  if (found && (hasMore || what.page > 1)) pages.appendChild(element("span", `第 ${what.page} 页`));
  if (hasMore) pages.appendChild(pageLink({ ...what, page: what.page + 1 }, "下一页", "next"));
  setBusy(false);
}

function item([date, id, title, summary, channels]: CardRow, { rank }: Hit, query: Query): HTMLElement {
  const result = element("li");
  const heading = element("h2");
  const link = element("a");
  link.href = `${date.replace(/-/g, "/")}/${encodeURIComponent(id)}.html`;
  append(link, title, query);
  heading.appendChild(link);
  const about = element("p");
  about.className = "about";
  const time = element("time", date);
  time.dateTime = date;
  about.appendChild(time);
  const labels = channels.map(labelOf).join("、");
  if (labels) about.appendChild(document.createTextNode(` ${labels}`));
  if (rank === 1) about.appendChild(document.createTextNode(" 标签相符"));
  const text = element("p");
  append(text, summary, query);
  result.appendChild(heading);
  result.appendChild(about);
  if (summary) result.appendChild(text);
  return result;
}

function append(parent: HTMLElement, text: string, { terms }: Query): void {
  for (const part of markTerms(text, terms))
    parent.appendChild(part.isMarked ? element("mark", part.text) : document.createTextNode(part.text));
}

function labelOf(channel: string): string {
  const options = Array.from(control("channel").querySelectorAll("option"));
  const option = options.find((one) => one.value === channel);
  return option?.textContent || channel;
}

function pageLink(what: Asked, text: string, rel: string): HTMLElement {
  const link = element("a", text);
  link.rel = rel;
  link.href = addressOf(what);
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(what);
    scrollTo(0, 0);
    status.focus();
  };
  return link;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

const control = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;

function fillForm(what: Asked): void {
  for (const name of ["q", "channel", "year", "tag"] as const) control(name).value = what[name] || "";
}

/** Tells readers and their software whether results are still coming. */
function setBusy(isBusy: boolean): void {
  list.setAttribute("aria-busy", String(isBusy));
  progress.hidden = !isBusy;
  progress.removeAttribute("value");
}

function clear(): void {
  status.textContent = "";
  list.textContent = "";
  pages.textContent = "";
}

function go(what: Asked): void {
  try {
    history.pushState(null, "", addressOf(what));
  } catch {
    // Some browsers keep pages on a disk from changing their address: they load the page anew.
    location.search = addressOf(what);
    return;
  }
  void show();
}

form.onsubmit = (event) => {
  event.preventDefault();
  const value = (name: string): string => control(name).value.trim();
  go({ q: value("q"), tag: value("tag"), channel: value("channel"), year: value("year"), page: 1 });
};
for (const name of ["channel", "year"]) {
  control(name).onchange = () => {
    if (location.search.length > 1) form.onsubmit?.(new Event("submit") as SubmitEvent);
  };
}
window.onpopstate = () => void show();

/** For other scripts of the site, and for tests: searches, and returns how many articles there are and the first of them. */
async function find(text: string): Promise<{ count: number; cards: CardRow[] }> {
  const query = parseQuery(text);
  if (asksNothing(query)) return { count: 0, cards: [] };
  const search = new Search(checked(await loadTable()), query, loader.load);
  await search.run();
  const hits = await search.hits(0, PER_PAGE);
  return { count: search.count, cards: await Promise.all(hits.map((hit) => search.card(hit.place))) };
}
Object.assign((window as unknown as Record<string, object>)[CALLBACK] as object, { find });

byId("search-form").hidden = false;
void show();
