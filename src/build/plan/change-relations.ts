import type { MergedArticle } from "../../catalog/merge-copies.js";
import {
  type ArticleChange,
  applyChanges,
  type CatalogChanges,
  findChanges,
} from "../../catalog/stored/change-catalog.js";
import { type DatabaseArticle, StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { writeCopies } from "../../catalog/stored/write-catalog.js";
import type { ArticleFacts } from "../../model/article.js";
import type { Digest } from "../../model/names.js";
import { type Side, type TouchedPages, touchPages, touchTags } from "../../plan/changes/touched-pages.js";
import { LEAST_SUGGESTED } from "../../plan/listed-tags.js";
import type { BuildContext } from "../build-context.js";
import { holdBackDrafts } from "../hold-back-drafts.js";
import type { ChangedArticles } from "./read-changed-articles.js";

/** A change that touches more pages of articles is planned as a whole. */
const MOST_PAGES = 5000;

/** The catalog after the change, and what the change touches. */
export interface ChangedCatalog extends CatalogChanges {
  readonly catalog: StoredCatalog;
  readonly touched: TouchedPages;
  readonly tags: NonNullable<ReturnType<typeof applyChanges>>;
}

type ArticleOf = (change: ArticleChange) => DatabaseArticle | undefined;

/** Opens the catalog of the database. It reads what it is asked for, and remembers it: open another one after a change. */
export const openCatalog = ({ settings, cache }: BuildContext): StoredCatalog =>
  new StoredCatalog(
    cache.relations,
    [cache.outcomes, cache.recent],
    Math.min(LEAST_SUGGESTED, settings.site.tags.minArticles),
  );

/** Changes the database in a transaction, which stays open. Returns undefined if the whole site has to be planned instead. */
export function changeRelations(
  { ids, copies }: ChangedArticles,
  context: BuildContext,
): ChangedCatalog | undefined {
  const { cache } = context;
  const { site } = context.settings;
  if (!site.drafts && holdBackDrafts([...copies.values()].flat(), context.today).drafts > 0) return undefined;
  const before = openCatalog(context);
  const found = findChanges(before, ids, (id) => copies.get(id) ?? []);
  if (!found) return undefined;
  const changes = found.changes.filter((change) => !isUnchanged(change));
  const onlyOwnPage = changes.map(isOnOwnPageOnly);
  const touched: TouchedPages = { articles: new Set(), days: new Set(), lists: new Map(), feeds: new Set() };
  const touchAll = (side: Side, catalog: StoredCatalog, articleOf: ArticleOf): void => {
    for (const [index, change] of changes.entries()) {
      const article = articleOf(change);
      if (article) touchPages(touched, side, catalog, { article, onlyOwnPage: onlyOwnPage[index] === true });
    }
  };
  touchAll("before", before, (change) => change.before);
  cache.relations.begin();
  const tags = applyChanges(before, changes);
  if (!tags) return undefined;
  const catalog = openCatalog(context);
  for (const id of ids) {
    const published = catalog.byId(id);
    const others = copies.get(id)?.filter(({ path }) => path !== published?.file) ?? [];
    writeCopies(cache.relations, id, others);
  }
  touchAll("after", catalog, ({ after }) => after && catalog.byId(after.copy.article.facts.id));
  touchTags(touched, catalog, tags, site);
  const isTooMuch = touched.articles.size > MOST_PAGES || catalog.articles.length === 0;
  return isTooMuch ? undefined : { changes, problems: found.problems, catalog, touched, tags };
}

const isUnchanged = ({ before, after }: ArticleChange): boolean =>
  before !== undefined && after !== undefined && textOf(before) === textOf(after);

const NONE = "" as Digest;

function isOnOwnPageOnly({ before, after }: ArticleChange): boolean {
  const ofOwnPage = { length: 0, textDigest: NONE, ownDigest: NONE };
  return (
    before !== undefined && after !== undefined && textOf(before, ofOwnPage) === textOf(after, ofOwnPage)
  );
}

/** Returns a text that changes with anything that relates an article to others. @param other facts that replace those of the article */
function textOf(article: DatabaseArticle | MergedArticle, other?: Partial<ArticleFacts>): string {
  const { channels, duplicates } = article;
  const [file, { facts, body }] =
    "copy" in article ? [article.copy.path, article.copy.article] : [article.file, article];
  return JSON.stringify([{ ...facts, ...other }, other ? undefined : body, channels, duplicates, file]);
}
