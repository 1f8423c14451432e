import { digestOf, digestOfParts } from "../../lib/digest.js";
import { formatMessage } from "../../lib/messages.js";
import type { BodyPlace, MeasuredPicture } from "../../model/article.js";
import type { Catalog, CatalogArticle } from "../../model/catalog.js";
import type { Messages } from "../../model/messages.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { SiteSettings } from "../../model/settings.js";
import type { EncodedPicture } from "../../pictures/encode-picture.js";
import { articleFields } from "../../plan/article-card.js";
import type { BookInfo, Chapter } from "./book.js";
import { type BookPictures, encodeWithin, heldPictures } from "./book-pictures.js";
import { BookWords } from "./book-words.js";
import { AS_WRITTEN, type ScriptConverter } from "./convert-script.js";
import type { BookPlan } from "./plan-books.js";
import { renderChapter } from "./render-chapter.js";
import type { Book } from "./write-epub.js";

/** What the books of one run share. */
export interface BookContext {
  readonly catalog: Catalog;
  readonly site: SiteSettings;
  /** The words of the book, in its language. */
  readonly messages: Messages;
  readonly script: ScriptConverter;
  /** Bytes of the pictures of a book. */
  readonly budget: number;
  /** Title of the books; undefined to name them by what is in them. */
  readonly title: string | undefined;
}

/** What reads and encodes the parts of a book. */
interface BookSources {
  /** Returns the bodies (Markdown) at some places. */
  readonly load: (places: readonly BodyPlace[]) => readonly string[];
  readonly encode: (picture: MeasuredPicture) => Promise<EncodedPicture>;
}

/** Returns the metadata of a book. Pure. */
export function bookInfo({ name, subject, articles }: BookPlan, context: BookContext): BookInfo {
  const { site, messages, script } = context;
  const { originalUrl: source } = site.about;
  const written = (text: string): string => script.text(text, site.lang);
  const names = subject.map(written).join(formatMessage(messages, "site.names"));
  const title = names
    ? formatMessage(messages, "book.title", { site: written(site.title), subject: names })
    : formatMessage(messages, "book.selection", { site: written(site.title) });
  const lang = script.lang(site.lang);
  return {
    title: context.title === undefined ? title : written(context.title),
    lang,
    id: digestOf([site.title, site.baseUrl ?? "", name, lang].join("\n")),
    date: articles.map(({ facts }) => facts.date).findLast((date) => date !== undefined),
    isConverted: script !== AS_WRITTEN,
    site: written(site.title),
    original: site.about.original && written(site.about.original),
    source,
  };
}

/** Returns a digest of all that a book is made of. Pure. @param code digest of the code that makes books */
export function bookKey(plan: BookPlan, context: BookContext, code: Digest): Digest {
  const { catalog, site, messages, budget } = context;
  const files = chapterFiles(plan.articles);
  function* parts(): Generator<string> {
    yield `${JSON.stringify([code, bookInfo(plan, context), site.lang, messages, budget, showsPictures(site)])}\n`;
    for (const article of plan.articles) {
      const { id, facts } = article;
      const pictures = [...heldPictures(article, catalog)].map(([address, { digest }]) => [address, digest]);
      yield `${JSON.stringify([id, facts.ownDigest, facts.date, facts.source, targetsIn(files, article, catalog), pictures])}\n`;
    }
  }
  return digestOfParts(parts());
}

/** Makes a book. @returns it, and the picture files that it lacks: see `BookPictures` */
export async function buildBook(
  plan: BookPlan,
  context: BookContext,
  sources: BookSources,
): Promise<Book & Pick<BookPictures, "leftOut">> {
  const { shown, leftOut } = await picturesOf(plan, context, sources);
  const words = new BookWords(context.messages);
  const files = chapterFiles(plan.articles);
  const bodies = sources.load(plan.articles.map(({ body }) => body));
  const chapters = plan.articles.map((article, index): Chapter => {
    const details = article.details();
    const { source, ...fields } = articleFields(article, details, "");
    const { image } = details;
    const content = {
      ...fields,
      ...(image ? { image } : {}),
      ...(source && /^https?:/i.test(source) ? { source } : {}),
      file: files.get(article) as SitePath,
      lang: fields.lang ?? context.site.lang,
      markdown: bodies[index] as string,
      targets: targetsIn(files, article, context.catalog),
      pictures: shownIn(article, shown, context.catalog),
    };
    return renderChapter(content, words, context.script);
  });
  return { info: bookInfo(plan, context), chapters, pictures: [...shown.values()], leftOut };
}

const showsPictures = ({ images }: SiteSettings): boolean => images !== "omit";

/** The lead pictures of all articles come before the others, since the budget may not be enough for all. */
async function picturesOf(
  { articles }: BookPlan,
  { catalog, site, budget }: BookContext,
  { encode }: BookSources,
): Promise<BookPictures> {
  if (!showsPictures(site)) return { shown: new Map(), leftOut: new Map() };
  const held = articles.map((article) => [...heldPictures(article, catalog).values()]);
  return encodeWithin([...held.flatMap((own) => own.slice(0, 1)), ...held.flat()], budget, encode);
}

const shownIn = (article: CatalogArticle, pictures: BookPictures["shown"], catalog: Catalog) =>
  Object.fromEntries(
    [...heldPictures(article, catalog)].flatMap(([address, { digest }]) => {
      const picture = pictures.get(digest);
      return picture ? [[address, picture.shown] as const] : [];
    }),
  );

/** The names of articles may be too long or strange for readers of books, so chapters have numbers. */
const chapterFiles = (articles: readonly CatalogArticle[]): ReadonlyMap<CatalogArticle, SitePath> =>
  new Map(articles.map((article, index) => [article, `article-${index + 1}.xhtml` as SitePath]));

/** Returns the chapters that an article links to. Other articles of the mirror are linked where they came from. */
const targetsIn = (
  files: ReadonlyMap<CatalogArticle, SitePath>,
  article: CatalogArticle,
  { targetsOf }: Catalog,
): Record<string, SitePath> =>
  Object.fromEntries(
    targetsOf(article).flatMap(([url, target]) => {
      const file = files.get(target);
      return file ? [[url, file] as const] : [];
    }),
  );
