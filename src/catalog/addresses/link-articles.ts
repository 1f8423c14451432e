import { addTo } from "../../lib/group-by.js";
import { firstPresent } from "../../lib/present.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import type { Catalog, CatalogArticle, LinkTargets } from "../../model/catalog.js";
import type { SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { addressKey } from "./address-key.js";
import { isShortName, linkNamesOf, namesInLink } from "./link-names.js";

/** The links between the articles of a mirror. */
interface ArticleLinks extends Pick<Catalog, "targetsOf" | "citing"> {
  /** Links to files that the mirror does not hold. */
  readonly problems: readonly Problem[];
}

const NONE: readonly never[] = [];

/**
 * Finds links to articles of the mirror: by a file's path; or by the original's address, the newest that states it; by an id in the
 * address; or by the address in another form, where one article alone states it so. The link's own mirror comes first. Pure.
 */
export function linkArticles(articles: readonly CatalogArticle[]): ArticleLinks {
  const linking = articles.filter(({ facts }) => facts.links.length > 0);
  const find = targetFinder(articles, linking);
  const targets = new Map<CatalogArticle, LinkTargets>();
  const problems: Problem[] = [];
  for (const article of linking) {
    const found = new Map<string, CatalogArticle>();
    const lost: string[] = [];
    for (const link of article.facts.links) {
      const target = find(link, article);
      if (target && target !== article) found.set(link.url, target);
      else if (!target && isRelativeAddress(link.url)) lost.push(link.url);
    }
    if (found.size > 0) targets.set(article, [...found]);
    if (lost.length > 0) problems.push(lostLinks(article.file, lost));
  }
  const citing = citingArticles(targets);
  return {
    targetsOf: (article) => targets.get(article) ?? NONE,
    citing: (article) => citing.get(article) ?? NONE,
    problems,
  };
}

type FindTarget = (
  link: CatalogArticle["facts"]["links"][number],
  from: CatalogArticle,
) => CatalogArticle | undefined;

function targetFinder(articles: readonly CatalogArticle[], linking: readonly CatalogArticle[]): FindTarget {
  const bySource = new Map<string, CatalogArticle>();
  // What several articles share does not say which is meant.
  const byId = new Map<string, CatalogArticle | undefined>();
  const byKey = new Map<string, CatalogArticle | undefined>();
  for (const article of linking.length > 0 ? articles : []) {
    const { id, source } = article.facts;
    addUnlessShared(byId, inMirror(id, article), article);
    if (source === undefined) continue;
    for (const name of [source, inMirror(source, article)]) bySource.set(name, article);
    const key = addressKey(source);
    for (const name of [key, inMirror(key, article)]) addUnlessShared(byKey, name, article);
  }
  const hasPaths = linking.some(({ facts }) => facts.links.some(({ url }) => isRelativeAddress(url)));
  const byPath = hasPaths ? pathFinder(articles) : undefined;
  return ({ id, url }, from) => {
    if (byPath && isRelativeAddress(url)) return byPath(url, from);
    const own = bySource.get(inMirror(url, from)) ?? (id && byId.get(inMirror(id, from)));
    if (own) return own;
    const key = addressKey(url);
    return byKey.get(inMirror(key, from)) ?? bySource.get(url) ?? byKey.get(key);
  };
}

function addUnlessShared(
  articles: Map<string, CatalogArticle | undefined>,
  name: string,
  article: CatalogArticle,
): void {
  const isShared = articles.has(name) && articles.get(name) !== article;
  articles.set(name, isShared ? undefined : article);
}

/** Returns a key for what a mirror means by an id, a name or an address. In a site of one mirror, it is that itself. */
const inMirror = (name: string, { mirror }: CatalogArticle): string =>
  mirror ? `${mirror.name} ${name}` : name;

/** Returns a function that finds the article that an address without a scheme names. */
function pathFinder(
  articles: readonly CatalogArticle[],
): (address: string, from: CatalogArticle) => CatalogArticle | undefined {
  const byPath = new Map<string, CatalogArticle>();
  const byShort = new Map<string, CatalogArticle | undefined>();
  const named = articles.map((article) => [article, linkNamesOf(article.file, article.facts)] as const);
  for (const [article, { path, short }] of named) {
    byPath.set(path, article);
    byShort.set(short, byShort.has(short) ? undefined : article);
  }
  for (const [article, { stated }] of named)
    for (const path of stated) if (!byPath.has(path)) byPath.set(path, article);
  return (address, { file }) =>
    firstPresent(namesInLink(address, file), (name) => (isShortName(name) ? byShort : byPath).get(name));
}

/** Returns the notice of links to files that the mirror does not hold. @param addresses at least one */
export const lostLinks = (path: SourcePath, addresses: readonly string[]): Problem => ({
  code: "dropped-link",
  path,
  message: `links to files that the mirror does not hold became text (${addresses.length}): ${addresses[0]}`,
  hint: "correct the addresses, or add the files",
});

function citingArticles(
  targets: ReadonlyMap<CatalogArticle, LinkTargets>,
): Map<CatalogArticle, CatalogArticle[]> {
  const citing = new Map<CatalogArticle, CatalogArticle[]>();
  for (const [article, ofArticle] of targets)
    for (const target of new Set(ofArticle.map(([, one]) => one))) addTo(citing, target, article);
  return citing;
}
