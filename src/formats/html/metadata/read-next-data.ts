import type { Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { elementsIn, textOf } from "../../../lib/html/elements.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime } from "../../../lib/text/parse-time.js";
import type { PageFacts } from "../page-facts.js";
import { cleanNames } from "./clean-names.js";
import { titleElement } from "./page-title.js";

type Thing = Readonly<Record<string, unknown>>;

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
    const article = articleIn(parsed(textOf(script)), titleElement(tree));
    if (article) return factsOf(article);
  }
  return {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function articleIn(json: unknown, title: string): Thing | undefined {
  const rest: unknown[] = [json];
  for (let seen = 0; rest.length > 0 && seen < MOST_THINGS; seen++) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    const thing = next as Thing;
    const name = withSingleSpaces(textAt(thing, TITLES) ?? "");
    if (name !== "" && title.startsWith(name) && textAt(thing, TEXTS, SHORTEST) !== undefined) return thing;
    rest.push(...Object.values(thing).reverse());
  }
  return undefined;
}

const factsOf = (article: Thing): PageFacts => {
  const dates = DATES.flatMap((name) => (typeof article[name] === "string" ? [article[name]] : []));
  const people = [article.author ?? article.authors ?? article.byline].flat().slice(0, 20);
  const authors = people.map((one) => (isThing(one) ? textAt(one, ["name", "title"]) : one));
  return present({
    title: textAt(article, TITLES),
    date: firstPresent(dates, (text) => parseDay(text)),
    time: firstPresent(dates, parseTime),
    authors: nonEmpty(cleanNames(authors.filter((one) => typeof one === "string"))),
    text: textAt(article, TEXTS, SHORTEST),
  });
};

const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null;

/** Returns the first text of a number of letters at least under some names. */
const textAt = (thing: Thing, names: readonly string[], least = 1): string | undefined =>
  firstPresent(names, (name) => {
    const value = thing[name];
    return typeof value === "string" && value.length >= least ? value : undefined;
  });
