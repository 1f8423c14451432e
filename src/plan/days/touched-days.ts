import { isFolded } from "../../catalog/collect-tags.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import type { Catalog, CatalogArticle, Tag } from "../../model/catalog.js";
import type { ArticleId, Day } from "../../model/names.js";
import type { SiteSettings } from "../../model/settings.js";
import { isListed } from "../listed-tags.js";

/** The articles that differ from those of the last build, by their ids. No other article has one of these ids. */
export interface ArticleChanges {
  /** Articles that are new. */
  readonly added: ReadonlySet<ArticleId>;
  /** Articles of which only what their own pages show is another. */
  readonly edited: ReadonlySet<ArticleId>;
}

/**
 * Finds the days on whose pages a change may show: those of changed articles, of their neighbours, of articles that link to
 * them or are linked by them, of later articles that share a tag with them, and of articles with a tag whose name or
 * list changes. Pure. More days than necessary do no harm.
 * @param catalog with the changes
 * @returns undefined if any page may be touched
 */
export function touchedDays(
  catalog: Catalog,
  { added, edited }: ArticleChanges,
  settings: SiteSettings,
): ReadonlySet<Day> | undefined {
  if (catalog.pictureOf || catalog.mirrors.length > 0 || catalog.articles.some(isLinkedByPath))
    return undefined;
  const days = new Set<Day>();
  const touch = ({ facts }: CatalogArticle): void => {
    if (facts.date !== undefined) days.add(facts.date);
  };
  const fresh = new Set<CatalogArticle>();
  for (const article of catalog.articles) {
    if (added.has(article.id)) fresh.add(article);
    if (added.has(article.id) || edited.has(article.id)) touch(article);
  }
  const isFresh = (article: CatalogArticle): boolean => fresh.has(article);
  // All pages show the list of channels.
  if (catalog.channels.some(({ articles }) => articles.every(isFresh))) return undefined;
  if ([...fresh].some(({ facts }) => facts.tags.some(isFolded))) return undefined;
  touchNewDays(catalog, fresh, days);
  for (const article of [...besideInChannels(catalog, fresh), ...besideInTags(fresh, settings)])
    touch(article);
  for (const article of linkedWith(catalog, fresh)) touch(article);
  return days;
}

/** Tells whether an article may be linked by the path of its file, or show files of the mirror. */
const isLinkedByPath = ({ facts }: CatalogArticle): boolean =>
  facts.local !== undefined || facts.links.some(({ url }) => isRelativeAddress(url));

/** Adds the days beside each day that had no article before. */
function touchNewDays(catalog: Catalog, fresh: ReadonlySet<CatalogArticle>, days: Set<Day>): void {
  const all = [...catalog.days];
  for (const [index, [, articles]] of all.entries())
    if (articles.every((article) => fresh.has(article)))
      for (const [beside] of all.slice(Math.max(0, index - 1), index + 2)) days.add(beside);
}

/** Yields the articles before and after new ones in each channel. */
function* besideInChannels(
  { channels }: Catalog,
  fresh: ReadonlySet<CatalogArticle>,
): Generator<CatalogArticle> {
  for (const { articles } of channels)
    for (const [index, article] of articles.entries())
      if (fresh.has(article)) yield* articles.slice(Math.max(0, index - 1), index + 2);
}

/** Yields the articles that show something of a tag of new articles, or come after these in the tag. */
function* besideInTags(
  fresh: ReadonlySet<CatalogArticle>,
  settings: SiteSettings,
): Generator<CatalogArticle> {
  for (const tag of new Set([...fresh].flatMap(({ tags }) => tags))) {
    const first = tag.articles.findIndex((article) => fresh.has(article));
    yield* tag.articles.slice(mayLookOther(tag, fresh, settings) ? 0 : first);
  }
}

/** Tells whether a tag may have had another name before, or no pages. */
function mayLookOther(tag: Tag, fresh: ReadonlySet<CatalogArticle>, settings: SiteSettings): boolean {
  const before = tag.articles.filter((article) => !fresh.has(article));
  return tag.hasVariants || isListed(tag, settings) !== isListed({ ...tag, articles: before }, settings);
}

/** Yields the articles that link to new ones, and all that these or those link to, now or before. */
function* linkedWith({ articles }: Catalog, fresh: ReadonlySet<CatalogArticle>): Generator<CatalogArticle> {
  const names = namesOf(fresh);
  const linking = articles.filter(
    (article) =>
      fresh.has(article) ||
      article.facts.links.some(({ id, url }) => names.has(url) || (id !== undefined && names.has(id))),
  );
  yield* linking;
  const wanted = new Set<string>(names);
  for (const { facts } of linking) for (const { id, url } of facts.links) wanted.add(url).add(id ?? url);
  yield* articles.filter(
    ({ facts: { id, source } }) => wanted.has(id) || (source !== undefined && wanted.has(source)),
  );
}

/** Returns the ids and addresses by which links may name articles. */
function namesOf(articles: Iterable<CatalogArticle>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { facts } of articles) names.add(facts.id).add(facts.source ?? facts.id);
  return names;
}
