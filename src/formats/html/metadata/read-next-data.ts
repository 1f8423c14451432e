import type { Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { elementsIn, textOf } from "../../../lib/html/elements.js";
import { parseJson } from "../../../lib/if-there.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime } from "../../../lib/text/parse-time.js";
import { isMapping, type Mapping } from "../../json/json-values.js";
import type { PageFacts } from "../page-facts.js";
import { cleanNames } from "./clean-names.js";
import { titleElement } from "./page-title.js";

const TITLES = ["title", "headline", "name"];
const TEXTS = "body html content articleBody bodyHtml contentHtml body_html content_html text copy".split(
  " ",
);
const DATES =
  "publishedAt published_at datePublished publishDate publish_date published date createdAt created_at".split(
    " ",
  );
/** Letters of the shortest text of an article. */
const SHORTEST = 100;
const MOST_THINGS = 20_000;

/**
 * Returns what the state of a page of Next.js says of its article, where only a script would show it: the object with the
 * title of the page and a text. Empty if there is none.
 */
export function readNextData(tree: Root): PageFacts {
  for (const script of elementsIn(tree)) {
    if (script.tagName !== "script" || script.properties.id !== "__NEXT_DATA__") continue;
    const article = articleIn(parseJson(textOf(script)), titleElement(tree));
    if (article) return factsOf(article);
  }
  return {};
}

function articleIn(json: unknown, title: string): Mapping | undefined {
  const rest: unknown[] = [json];
  for (let seen = 0; rest.length > 0 && seen < MOST_THINGS; seen++) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    if (isMapping(next) && isArticle(next, title)) return next;
    rest.push(...Object.values(next).reverse());
  }
  return undefined;
}

function isArticle(thing: Mapping, title: string): boolean {
  const name = withSingleSpaces(textAt(thing, TITLES) ?? "");
  return name !== "" && title.startsWith(name) && textAt(thing, TEXTS, SHORTEST) !== undefined;
}

const factsOf = (article: Mapping): PageFacts => {
  const dates = DATES.flatMap((name) => (typeof article[name] === "string" ? [article[name]] : []));
  const people = [article.author ?? article.authors ?? article.byline].flat().slice(0, 20);
  const authors = people.map((one) => (isMapping(one) ? textAt(one, ["name", "title"]) : one));
  return present({
    title: textAt(article, TITLES),
    date: firstPresent(dates, (text) => parseDay(text)),
    time: firstPresent(dates, parseTime),
    authors: nonEmpty(cleanNames(authors.filter((one) => typeof one === "string"))),
    text: textAt(article, TEXTS, SHORTEST),
  });
};

/** Returns the first text of a number of letters at least under some names. */
const textAt = (thing: Mapping, names: readonly string[], least = 1): string | undefined =>
  firstPresent(names, (name) => {
    const value = thing[name];
    return typeof value === "string" && value.length >= least ? value : undefined;
  });
