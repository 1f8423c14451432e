import type { Element, Root } from "hast";
import {
  attribute,
  classesOf,
  elementsIn,
  findElement,
  isElement,
  isHeading,
  textOf,
} from "../../../lib/html/elements.js";
import { resolveWebAddress } from "../../../lib/html/resolve-address.js";
import { collectMetaElements } from "../metadata/read-meta-elements.js";
import { type PageView, viewPage } from "../page/page-view.js";

/** Letters of a teaser, with its heading and its lines of date and author. A whole article has more. */
const LONGEST = 900;
/** Teasers of a page that only says that it is no article. */
const FEWEST = 4;
/** Share of a page's prose that its teasers have. */
const MOST = 0.5;

/** Classes that WordPress, Ghost, Drupal and Joomla give to the body of a page of lists. */
const LISTS =
  /^(?:archive|blog|home|search-results|(?:home|tag|author)-template|path-frontpage|path-taxonomy|page-taxonomy-term|view-(?:category|categories|featured))$/;
/** Classes that they give to the body of a page of one article. */
const ARTICLE = /^(?:single|singular|post-template|page-template|node-type-.*)$/;

/**
 * Tells whether a saved page lists articles of its site, as a home page or the page of a category, an author or a month does.
 * The page has to say so, by the class of its body or as Open Graph's `website`, and most of its text is in teasers.
 * @param tree as it was parsed @param source address of the page
 */
export function listsArticles(tree: Root, source: string | undefined): boolean {
  const fewest = fewestTeasers(tree);
  if (fewest === undefined) return false;
  const view = viewPage(tree, "");
  const teasers = teasersIn(view, source);
  if (teasers.length < fewest) return false;
  const proseOf = (some: readonly Element[]): number =>
    some.reduce((sum, one) => sum + view.measure(one).prose, 0);
  const whole = findElement(tree, isMain) ?? findElement(tree, isBody);
  return whole !== undefined && proseOf(teasers) >= MOST * proseOf([whole]);
}

const isBody = (one: Element): boolean => one.tagName === "body";
const isMain = (one: Element): boolean => one.tagName === "main" || attribute(one, "role") === "main";

/** Returns the fewest teasers that make a page a list by what it says of itself; undefined if it says that it is none, or nothing. */
function fewestTeasers(tree: Root): number | undefined {
  const body = findElement(tree, isBody);
  const classes = body ? classesOf(body) : [];
  const meta = collectMetaElements(tree);
  if (meta.get("article:published_time") || classes.some((name) => ARTICLE.test(name))) return undefined;
  if (classes.some((name) => LISTS.test(name))) return 1;
  return meta.get("og:type")?.includes("website") ? FEWEST : undefined;
}

/** Returns the elements around headings that are links to pages of the site, each as large as it is without another such heading. */
function teasersIn({ root, around, measure }: PageView, source: string | undefined): Element[] {
  const headings = [...elementsIn(root)].filter((one) => isLinkOfSite(one, source));
  const counts = new Map<Element, number>();
  for (const outer of headings.flatMap(around)) counts.set(outer, (counts.get(outer) ?? 0) + 1);
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
  const isOwn = !source || hostname === new URL(source).hostname || hostname === "page.invalid";
  return isOwn && !/^\/(?:index\.\w+)?$/.test(pathname);
}
