import type { ArticleDetails, BodyPlace, StoredArticle } from "../model/article.js";

/** What an article of a catalog has of its stored article: it is read from the cache when somebody asks for it. */
export abstract class InCache {
  protected constructor(private readonly stored: StoredArticle) {}

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
