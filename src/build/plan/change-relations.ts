import { idOfCopy, type MergedArticle } from "../../catalog/merge-copies.js";
import {
  type ArticleChange,
  applyChanges,
  type CatalogChanges,
  findChanges,
  isInPlace,
} from "../../catalog/stored/change-catalog.js";
import type { DatabaseArticle } from "../../catalog/stored/database-article.js";
import { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { writeCopies } from "../../catalog/stored/write-catalog.js";
import { groupBy } from "../../lib/group-by.js";
import type { ArticleFacts, MeasuredPicture } from "../../model/article.js";
import type { Digest, SitePath } from "../../model/names.js";
import {
  nothingTouched,
  type Side,
  type TouchedPages,
  touchPages,
  touchTags,
  touchWeighed,
} from "../../plan/changes/touched-pages.js";
import {
  type PictureFiles,
  type StoredFile,
  shownPictures,
  touchedNames,
  touchPictures,
  unshownPictures,
} from "../../plan/changes/touched-pictures.js";
import { LEAST_SUGGESTED } from "../../plan/listed-tags.js";
import type { BuildContext } from "../build-context.js";
import type { ChangedArticles } from "./read-changed-articles.js";
import { type RecheckedProblems, recheckAddresses } from "./relation-problems.js";

/** A change that touches more pages of articles is planned as a whole. */
const MOST_PAGES = 5000;

/** The catalog after the change, and what the change touches. */
export interface ChangedCatalog extends CatalogChanges {
  readonly catalog: StoredCatalog;
  readonly touched: TouchedPages;
  /** See `applyChanges`. */
  readonly tags: NonNullable<ReturnType<typeof applyChanges>>;
  /** Pictures that no article shows any more, by their paths on the site. */
  readonly unshown: readonly SitePath[];
  /** The problems with what addresses of touched articles mean. */
  readonly addresses: RecheckedProblems;
}

/** Opens the catalog of the database. It reads what it is asked for, and remembers it: open another one after a change. */
export const openCatalog = (
  { settings, cache }: BuildContext,
  pictures: readonly MeasuredPicture[],
): StoredCatalog =>
  new StoredCatalog(cache.relations, {
    files: [cache.outcomes, cache.recent],
    pictures,
    mirrors: settings.site.mirrors,
    minArticles: Math.min(LEAST_SUGGESTED, settings.site.tags.minArticles),
  });

/**
 * Changes the database in a transaction, which stays open. Returns undefined if the whole site has to be planned instead.
 * @param pictures of the mirror, before the change and after it
 */
export function changeRelations(
  read: ChangedArticles,
  pictures: PictureFiles,
  context: BuildContext,
): ChangedCatalog | undefined {
  const { cache, settings } = context;
  const before = openCatalog(context, pictures.before);
  const found = findChanges(before, { ids: read.ids, copies: groupBy(read.released.copies, idOfCopy) });
  if (!found) return undefined;
  const changes = found.changes.filter((change) => !isUnchanged(change));
  const names = touchedNames(pictures, changes.flatMap(storedArticles));
  const touched = nothingTouched();
  touchChanges(touched, "before", before, changes, names);
  const addressed = before.ofRanks(touched.addressed);
  const shown = shownPictures(addressed, before);
  cache.relations.begin();
  const tags = applyChanges(before, changes);
  if (!tags) return undefined;
  const catalog = openCatalog(context, pictures.after);
  keepCopies(read, catalog, context);
  touchChanges(touched, "after", catalog, changes, names);
  touchWeighed(touched, catalog);
  touchTags(touched, catalog, tags, settings.site);
  if (touched.articles.size > MOST_PAGES || catalog.articles.length === 0) return undefined;
  const files = addressed.map(({ file }) => file);
  return {
    changes,
    problems: found.problems,
    catalog,
    touched,
    tags,
    unshown: unshownPictures(shown, catalog.ofRanks(touched.addressed), catalog, pictures.after),
    addresses: recheckAddresses(catalog, touched.addressed, files, names, pictures.after),
  };
}

/** Returns an article as it was and as it is, each with its file. */
const storedArticles = ({ before, after }: ArticleChange): StoredFile[] => [
  ...(before ? [{ file: before.file, stored: before }] : []),
  ...(after ? [{ file: after.copy.path, stored: after.copy.article }] : []),
];

/** Adds the pages that changes touch. @param catalog before or after them @param names see `touchedNames` */
function touchChanges(
  touched: TouchedPages,
  side: Side,
  catalog: StoredCatalog,
  changes: readonly ArticleChange[],
  names: ReadonlySet<string>,
): void {
  for (const change of changes) {
    const { before, after } = change;
    const article = side === "before" ? before : after && catalog.byId(idOfCopy(after.copy));
    if (!article) continue;
    const [onlyOwnPage, keepsPlace] = [isOnOwnPageOnly(change), isInPlace(change) && hasSameTags(change)];
    touchPages(touched, side, catalog, { article, onlyOwnPage, keepsPlace });
  }
  touchPictures(touched, catalog, names);
}

/** Notes the files whose articles are published from other files. @param catalog after the change */
function keepCopies({ ids, copies }: ChangedArticles, catalog: StoredCatalog, { cache }: BuildContext): void {
  for (const id of ids) {
    const published = catalog.byId(id);
    const others = copies.get(id)?.filter(({ path }) => path !== published?.file) ?? [];
    writeCopies(cache.relations, id, others);
  }
}

const isUnchanged = ({ before, after }: ArticleChange): boolean =>
  before !== undefined && after !== undefined && textOf(before) === textOf(after);

const hasSameTags = ({ before, after }: ArticleChange): boolean =>
  JSON.stringify(before?.facts.tags) === JSON.stringify(after?.copy.article.facts.tags);

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
    "copy" in article ? [article.copy.path, article.copy.article] : [article.file, article.stored];
  return JSON.stringify([{ ...facts, ...other }, other ? undefined : body, channels, duplicates, file]);
}
