import type { ArticleRow, CopyRow } from "../../cache/relations/catalog-schema.js";
import type { ArticleFacts, StoredArticle } from "../../model/article.js";
import type { CatalogArticle, Tag } from "../../model/catalog.js";
import {
  type ArticleId,
  articlePath,
  type ChannelId,
  type SitePath,
  type SourcePath,
  type TagKey,
} from "../../model/names.js";
import type { SiteMirror } from "../../model/settings.js";
import { CachedArticle } from "../cached-article.js";
import { publishedFacts } from "../published-facts.js";

/** What an article asks of the catalog that it is in. */
interface CatalogOfArticle {
  /** Returns what the cache holds of an article. @throws Error if that has no file of the row's name */
  storedIn(row: CopyRow): StoredArticle;
  /** Returns the mirror with a root; undefined in a site of one mirror. */
  mirrorAt(root: string | undefined): SiteMirror | undefined;
  tag(key: TagKey): Tag | undefined;
}

/** An article of a database. Its tags are read when they are asked for. */
export class DatabaseArticle extends CachedArticle implements CatalogArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  readonly file: SourcePath;
  readonly mirror: SiteMirror | undefined;
  readonly channels: readonly ChannelId[];
  readonly facts: ArticleFacts;
  /** The number of other files that hold it. */
  readonly duplicates: number;
  readonly tagKeys: readonly TagKey[];
  private ownTags: readonly Tag[] | undefined;

  /** @param name of its page, without the ending */
  constructor(
    readonly rank: number,
    name: string,
    row: ArticleRow,
    private readonly catalog: CatalogOfArticle,
  ) {
    super(catalog.storedIn(row));
    const { file, mirror, channels, tagKeys, facts, duplicates } = row;
    this.id = facts.id;
    this.path = articlePath(facts.date, name);
    this.file = file;
    this.channels = channels;
    this.mirror = catalog.mirrorAt(mirror?.root);
    this.facts = publishedFacts(facts, name);
    this.duplicates = duplicates;
    this.tagKeys = tagKeys;
  }

  get tags(): readonly Tag[] {
    this.ownTags ??= this.tagKeys.map((key) => this.catalog.tag(key) as Tag);
    return this.ownTags;
  }
}
