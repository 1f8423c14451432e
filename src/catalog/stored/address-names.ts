import { embeddedPicture } from "../../cache/embedded-pictures.js";
import type { Database } from "../../cache/relations/database.js";
import { compare } from "../../lib/compare.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import { type ArticleDetails, type ArticleFacts, pictureAddresses } from "../../model/article.js";
import type { WholeCatalog } from "../../model/catalog.js";
import { idInMirror, type SourcePath } from "../../model/names.js";
import { addressKey } from "../addresses/address-key.js";
import { pathName } from "../addresses/candidate-paths.js";
import { allLinkNames, linkNamesOf, namesInLink } from "../addresses/link-names.js";
import { namesInAddress } from "../addresses/picture-names.js";

/** Whether addresses in a mirror may name its own files. Where none may, the database stores no names of files. */
export interface LocalAddresses {
  /** Whether an article has a link without a scheme. */
  readonly inLinks: boolean;
  /** Whether the mirror has pictures. */
  readonly ofPictures: boolean;
}

/** An article, and what its addresses are read from. */
interface AddressedArticle {
  readonly file: SourcePath;
  readonly facts: ArticleFacts;
  details(): ArticleDetails;
}

/** Tells whether an article links to files of the mirror. */
export const hasLocalLinks = ({ links }: Pick<ArticleFacts, "links">): boolean =>
  links.some(({ url }) => isRelativeAddress(url));

/** Tells whether links and addresses of pictures may name files of the mirror. */
export const localAddresses = ({ articles, pictureOf }: WholeCatalog): LocalAddresses => ({
  inLinks: articles.some(({ facts }) => hasLocalLinks(facts)),
  ofPictures: pictureOf !== undefined,
});

/** The columns of a row besides the article. */
type Names = readonly (readonly [name: string, ...own: number[]])[];

/** The tables of names, with the names of an article in each. */
const TABLES: Readonly<Record<string, (article: AddressedArticle, local: LocalAddresses) => Names>> = {
  link: ({ facts: { links }, file }) =>
    each(
      links.flatMap(({ url, id }) => {
        if (isRelativeAddress(url)) return namesInLink(url, file);
        return id ? [addressKey(url), idInMirror(file, id)] : [addressKey(url)];
      }),
    ),
  called: ({ file, facts }, { inLinks }) => {
    if (!inLinks) return [];
    const names = linkNamesOf(file, facts);
    const { path, short } = names;
    return allLinkNames(names).map((name) => [name, Number(name === path || name === short)]);
  },
  shown: (article, { ofPictures }) => {
    const { facts, file } = article;
    const embedded = facts.local?.embedded?.map((picture) => pathName(embeddedPicture(picture).path)) ?? [];
    const addresses = ofPictures ? pictureAddresses(article.details()) : [];
    return each([...embedded, ...addresses.flatMap((address) => namesInAddress(address, file))]);
  },
};

const each = (names: Iterable<string>): Names => Array.from(new Set(names), (name) => [name]);

/**
 * Writes the names of all articles, and yields after each row. Rows are sorted by name: SQLite keeps them so, and adds them
 * faster in that order.
 * @param ranks the rank of each article in the database, by its rank in the catalog
 */
export function* addressWrites(
  database: Database,
  catalog: WholeCatalog,
  ranks: readonly number[],
): Generator<void> {
  const local = localAddresses(catalog);
  for (const [table, namesOf] of Object.entries(TABLES)) {
    const rows = catalog.articles.flatMap((article) =>
      namesOf(article, local).map((columns) => ({ columns, rank: ranks[article.rank] as number })),
    );
    rows.sort((a, b) => compare(a.columns[0], b.columns[0]));
    for (const { columns, rank } of rows) yield writeRow(database, table, columns, rank);
  }
}

/** Writes the names of one article. */
export function writeAddresses(
  database: Database,
  article: AddressedArticle,
  rank: number,
  local: LocalAddresses,
): void {
  for (const [table, namesOf] of Object.entries(TABLES))
    for (const columns of namesOf(article, local)) writeRow(database, table, columns, rank);
}

function writeRow(database: Database, table: string, [name, ...own]: Names[number], rank: number): void {
  database.run(`INSERT INTO ${table} VALUES (?, ?${", ?".repeat(own.length)})`, name, rank, ...own);
}

/** Removes the names of one article. */
export function removeAddresses(
  database: Database,
  article: AddressedArticle & { readonly rank: number },
  local: LocalAddresses,
): void {
  for (const [table, namesOf] of Object.entries(TABLES))
    for (const [name] of namesOf(article, local))
      database.run(`DELETE FROM ${table} WHERE name = ? AND article = ?`, name, article.rank);
}
