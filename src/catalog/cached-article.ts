import type { ArticleDetails, BodyPlace, StoredArticle } from "../model/article.js";

/** The fields of a catalog's article that its stored article has. Details are read from the cache on demand. */
export abstract class CachedArticle {
  protected constructor(readonly stored: StoredArticle) {}

  get body(): BodyPlace {
    return this.stored.body;
  }

  get detailsOffset(): number {
    return this.stored.detailsOffset;
  }

  details(): ArticleDetails {
    return this.stored.details();
  }
}
