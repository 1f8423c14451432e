import type { Element, Root } from "hast";
import { countBy } from "../../../lib/group-by.js";
import {
  attribute,
  classesOf,
  elementsIn,
  findElement,
  hasElement,
  isElement,
  isHeading,
  textOf,
} from "../../../lib/html/elements.js";
import { resolveWebAddress } from "../../../lib/html/resolve-address.js";
import { collectMetaElements } from "../metadata/read-meta-elements.js";
import { isMarkedBody, type PageView, viewPage } from "../page/page-view.js";
import { proseOf } from "../page/text-measure.js";
import type { PageMetadata } from "../read-page-metadata.js";

/** Letters of a teaser, with its heading and its lines of date and author. A whole article has more. */
const LONGEST = 900;
/** The fewest teasers of a page, and the share of its prose that they have at least. */
interface Bounds {
  readonly fewest: number;
  readonly share: number;
}

/** Those of a page whose class says that it is a list. */
const OF_LISTS: Bounds = { fewest: 1, share: 0.5 };
/** Those of a page that calls itself a website. Many sites say so of each article, and list others below it. */
const OF_WEBSITES: Bounds = { fewest: 4, share: 0.8 };

/** Classes that WordPress, Ghost, Drupal and Joomla give to the body of a page of lists. */
const LISTS =
  /^(?:archive|blog|home|search-results|(?:home|tag|author)-template|path-frontpage|path-taxonomy|page-taxonomy-term|view-(?:category|categories|featured))$/;
/** Classes that they give to the body of a page of one article. */
const ARTICLE = /^(?:single|singular|post-template|page-template|node-type-.*)$/;

/**
 * Tells whether a saved page lists articles of its site, as a home page or the page of a category, an author or a month does.
 * The page has to say so, and most of its text has to be in teasers. It says so by the class of its body or, if it has neither a date
 * nor the text of an article, as Open Graph's `website`.
 * @param tree as it was parsed @param page what it says of itself
 */
export function listsArticles(tree: Root, { source, date }: Pick<PageMetadata, "source" | "date">): boolean {
  const bounds = boundsOf(tree, date !== undefined);
  if (!bounds) return false;
  const view = viewPage(tree, "");
  const teasers = teasersIn(view, source);
  if (teasers.length < bounds.fewest) return false;
  if (bounds === OF_WEBSITES && holdsArticleText(view, new Set(teasers))) return false;
  const whole = findElement(tree, isMain) ?? findElement(tree, isBody);
  return whole !== undefined && proseOf(teasers, view.measure) >= bounds.share * view.measure(whole).prose;
}

const isBody = (one: Element): boolean => one.tagName === "body";
const isMain = (one: Element): boolean => one.tagName === "main" || attribute(one, "role") === "main";

/** Returns what makes a page a list by what it says of itself; undefined if it says that it is none, or nothing. */
function boundsOf(tree: Root, isDated: boolean): Bounds | undefined {
  const body = findElement(tree, isBody);
  const classes = body ? classesOf(body) : [];
  const isList = classes.some((name) => LISTS.test(name));
  if (classes.some((name) => ARTICLE.test(name)) || (isDated && !isList)) return undefined;
  const meta = collectMetaElements(tree);
  if (meta.has("article:published_time")) return undefined;
  if (isList) return OF_LISTS;
  return meta.get("og:type")?.includes("website") ? OF_WEBSITES : undefined;
}

/** Tells whether an element outside of teasers is marked as the text of an article. One around teasers is none. */
const holdsArticleText = ({ root, around, measure }: PageView, teasers: ReadonlySet<Element>): boolean =>
  hasElement(
    root,
    (one) =>
      isMarkedBody(one) &&
      measure(one).prose > 0 &&
      !around(one).some((outer) => teasers.has(outer)) &&
      !hasElement(one, (inner) => teasers.has(inner)),
  );

/** Returns the elements around headings that are links to pages of the site, each as large as it is without another such heading. */
function teasersIn({ root, around, measure }: PageView, source: string | undefined): Element[] {
  const headings = [...elementsIn(root)].filter((one) => isLinkOfSite(one, source));
  const counts = countBy(headings.flatMap(around), (outer) => outer);
  const isTeaser = (one: Element): boolean => counts.get(one) === 1 && measure(one).all <= LONGEST;
  return headings.map((heading) => around(heading).filter(isTeaser).at(-1) ?? heading);
}

/** Tells whether all words of a heading are one link to a page of the site other than its front page. */
function isLinkOfSite(heading: Element, source: string | undefined): boolean {
  if (!isHeading(heading)) return false;
  const link = findElement(heading, (one) => isElement(one, "a"));
  const words = textOf(heading).trim();
  if (!link || words === "" || textOf(link).trim() !== words) return false;
  const address = resolveWebAddress(attribute(link, "href"), source ?? "https://page.invalid/");
  if (!address) return false;
  const { hostname, pathname } = new URL(address);
  const isOwn = !source || hostname === new URL(source).hostname;
  return isOwn && !/^\/(?:index\.\w+)?$/.test(pathname);
}
