import { chosenChannels } from "../../catalog/list-channels.js";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import { groupBy } from "../../lib/group-by.js";
import type { CatalogArticle, WholeCatalog } from "../../model/catalog.js";
import { BuildError } from "../../model/problem.js";
import type { Labels } from "../../plan/labels.js";

/** Which books are made. Without any choice, there is one for each channel and month. */
export interface BookChoice {
  /** Ids of channels. Articles of others are left out. */
  readonly channels?: readonly string[] | undefined;
  /** Months, `YYYY-MM`. Others have no book. */
  readonly months?: readonly string[] | undefined;
  /** A book for each of these years, `YYYY`, and for each of `channels`, if they are chosen. */
  readonly years?: readonly string[] | undefined;
  /** A book for each of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** One book of these articles. */
  readonly ids?: readonly string[] | undefined;
}

export interface BookPlan {
  /** Its file name without an ending. */
  readonly name: string;
  /** What it is of, such as the channel and the month, in the words of the site. Empty for a list of articles. */
  readonly subject: readonly string[];
  /** In the order of the catalog. */
  readonly articles: readonly CatalogArticle[];
}

/** Plans books. Pure. @throws BuildError if a chosen channel, tag or article is not there, or no article is chosen */
export function planBooks(catalog: WholeCatalog, choice: BookChoice, labels: Labels): BookPlan[] {
  const channels = chosenChannels(catalog, choice.channels);
  const books = choice.ids
    ? [ofIds(catalog, choice.ids)]
    : choice.tags
      ? choice.tags.map((name) => ofTag(catalog, name))
      : choice.years
        ? choice.years.flatMap((year) => ofYear(catalog, year, choice.channels && channels, labels))
        : ofMonths(catalog, channels, choice, labels);
  if (books.length > 0) return books;
  throw new BuildError(
    "there is no article for a book",
    "choose other channels, months or years, or see what `newsmirror build` says of the files",
  );
}

function ofIds({ articles }: WholeCatalog, ids: readonly string[]): BookPlan {
  const known = new Set(articles.map(({ id }) => id as string));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new BuildError(
      `there is no article with the id ${missing.slice(0, 5).join(", ")}`,
      "an id is the name of an article's file without its ending",
    );
  const wanted = new Set(ids);
  const name = `selection-${digestOf([...wanted].sort(compare).join(" ")).slice(0, 8)}`;
  return { name, subject: [], articles: articles.filter(({ id }) => wanted.has(id)) };
}

function ofTag({ tags }: WholeCatalog, name: string): BookPlan {
  const tag = tags.find(({ label, slug }) => label === name || slug === name);
  if (!tag) throw new BuildError(`no article has the tag ${name}`, "write it as the site shows it");
  return { name: `tag-${tag.slug}`, subject: [tag.label], articles: tag.articles };
}

function ofYear(
  catalog: WholeCatalog,
  year: string,
  channels: WholeCatalog["channels"] | undefined,
  labels: Labels,
): BookPlan[] {
  const isOfYear = ({ facts }: CatalogArticle): boolean => facts.date?.slice(0, 4) === year;
  const books = channels
    ? channels.map(({ folder, label, articles }) => ({
        name: `${year}-${folder}`,
        subject: [label, labels.year(year)],
        articles: articles.filter(isOfYear),
      }))
    : [{ name: year, subject: [labels.year(year)], articles: catalog.articles.filter(isOfYear) }];
  return books.filter(({ articles }) => articles.length > 0);
}

const UNDATED = "undated";

/** Articles at the top of the content are in no channel, and in books of their own. */
function ofMonths(
  { articles: all }: WholeCatalog,
  channels: WholeCatalog["channels"],
  choice: BookChoice,
  labels: Labels,
): BookPlan[] {
  const unfiled = choice.channels ? [] : all.filter((article) => article.channels.length === 0);
  return [
    ...channels.flatMap(({ folder, label, articles }) =>
      byMonth(articles, choice.months).map(([month, ofMonth]) => ({
        name: `${month}-${folder}`,
        subject: [label, monthLabel(month, labels)],
        articles: ofMonth,
      })),
    ),
    ...byMonth(unfiled, choice.months).map(([month, ofMonth]) => ({
      name: month,
      subject: [monthLabel(month, labels)],
      articles: ofMonth,
    })),
  ];
}

const byMonth = (
  articles: readonly CatalogArticle[],
  months: readonly string[] | undefined,
): (readonly [month: string, articles: readonly CatalogArticle[]])[] =>
  [...groupBy(articles, ({ facts }) => facts.date?.slice(0, 7) ?? UNDATED)].filter(
    ([month]) => !months || months.includes(month),
  );

const monthLabel = (month: string, labels: Labels): string =>
  month === UNDATED ? labels.text("date.unknown") : labels.month(month);
