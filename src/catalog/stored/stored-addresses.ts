import type { Database } from "../../cache/relations/database.js";
import { memoize } from "../../lib/memoize.js";
import { firstPresent } from "../../lib/present.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import type { ArticleLink, MeasuredPicture } from "../../model/article.js";
import type { CatalogArticle, FindPicture, LinkTargets } from "../../model/catalog.js";
import { idInMirror, type MirrorId, mirrorRoot } from "../../model/names.js";
import { addressKey } from "../addresses/address-key.js";
import { pictureFinder, type SharingAddresses, sharingAddresses } from "../addresses/find-pictures.js";
import { allLinkNames, isShortName, linkNamesOf, namesInLink } from "../addresses/link-names.js";
import type { LocalAddresses } from "./address-names.js";

/** The articles of a database, as its catalog loads them. */
interface StoredArticles<Article> {
  readonly local: LocalAddresses;
  /** Returns articles. @param where what comes behind `FROM article` in a query */
  select(where: string, ...values: readonly (string | number)[]): Article[];
  /** Returns the articles of some ranks, as far as they are there. */
  ofRanks(ranks: Iterable<number>): Article[];
  /** Returns the article with an id; undefined if there are several. */
  byId(id: MirrorId): Article | undefined;
}

/** What the addresses in articles of a database mean; see `linkArticles` and `findPictures` for the rules. */
export class StoredAddresses<Article extends CatalogArticle> {
  constructor(
    private readonly database: Database,
    private readonly articles: StoredArticles<Article>,
  ) {}

  readonly targetsOf = memoize((article: CatalogArticle): LinkTargets => {
    const found = new Map<string, CatalogArticle>();
    for (const link of article.facts.links) {
      const target = this.targetOf(link, article);
      if (target && target !== article) found.set(link.url, target);
    }
    return [...found];
  });

  /** Returns the article that a link leads to; undefined if it is none of the site. */
  targetOf({ url, id }: ArticleLink, { file }: CatalogArticle): Article | undefined {
    if (isRelativeAddress(url)) return firstPresent(namesInLink(url, file), (name) => this.called(name));
    const alike = this.alike(url);
    const own = alike.filter((one) => mirrorRoot(one.file) === mirrorRoot(file));
    const exact = (among: readonly Article[]): Article | undefined =>
      among.findLast(({ facts }) => facts.source === url);
    const only = (among: readonly Article[]): Article | undefined =>
      among.length === 1 ? among[0] : undefined;
    const ofId = (): Article | undefined => (id ? this.articles.byId(idInMirror(file, id)) : undefined);
    return exact(own) ?? ofId() ?? only(own) ?? exact(alike) ?? only(alike);
  }

  /** Returns the articles that state an address, or one of the same page, in their order. */
  alike(address: string): Article[] {
    return this.articles.select("WHERE address = ? ORDER BY rank", addressKey(address));
  }

  /** Returns the article that a name of links without a scheme means; see `LinkNames`. */
  private called(name: string): Article | undefined {
    const order = "own DESC, CASE own WHEN 1 THEN -article ELSE article END";
    const rows = this.database.all<{ article: number }>(
      `SELECT article FROM called WHERE name = ? ORDER BY ${order} LIMIT 2`,
      name,
    );
    const [row] = isShortName(name) && rows.length > 1 ? [] : rows;
    return row && this.articles.ofRanks([row.article])[0];
  }

  /** Returns the articles that link to an article, in their order. */
  readonly citing = (article: CatalogArticle): readonly CatalogArticle[] =>
    this.linkingTo(article).filter((one) => this.targetsOf(one).some(([, target]) => target === article));

  /** Returns the articles whose links may mean an article, in their order. */
  linkingTo({ id, file, facts }: CatalogArticle): Article[] {
    const names = this.articles.local.inLinks ? allLinkNames(linkNamesOf(file, facts)) : [];
    return this.withNames("link", [
      idInMirror(file, id),
      ...(facts.source === undefined ? [] : [addressKey(facts.source)]),
      ...names,
    ]);
  }

  /** Returns the articles that an article's links may mean. */
  linkedBy({ facts, file }: CatalogArticle): Article[] {
    return facts.links.flatMap(({ url, id }) =>
      isRelativeAddress(url)
        ? this.withNames("called", namesInLink(url, file))
        : this.articles.select(
            "WHERE address = ? OR id = ?",
            addressKey(url),
            id ? idInMirror(file, id) : "",
          ),
    );
  }

  /** Returns the articles with some names, in their order. @param table of names; see `CATALOG_SCHEMA` */
  withNames(table: "link" | "called" | "shown", names: Iterable<string>): Article[] {
    const ranks = `SELECT article FROM ${table} WHERE name IN (SELECT value FROM json_each(?))`;
    return this.articles.select(`WHERE rank IN (${ranks}) ORDER BY rank`, JSON.stringify([...names]));
  }

  /** Returns the function of `findPictures` for some files. */
  pictureFinder(pictures: readonly MeasuredPicture[]): FindPicture {
    const isUnclear = memoize(
      (name: string): boolean => (this.sharing(new Set([name])).get(name)?.size ?? 0) > 1,
    );
    let finder: FindPicture | undefined;
    return (address, article) => {
      finder ??= pictureFinder(pictures, isUnclear);
      return finder(address, article);
    };
  }

  /** See `sharingAddresses`. */
  sharing(names: ReadonlySet<string>): SharingAddresses {
    return sharingAddresses(names, this.withNames("shown", names));
  }
}
