import { readArticle } from "../../src/formats/read-article.js";
import type { ArticleId } from "../../src/model/names.js";
import type { Publisher } from "../../src/model/raw-article.js";

/** What the scraper's format knows of its publishers, as it hands it on with each article. */
export const PUBLISHER: Publisher = (() => {
  const file = new TextEncoder().encode("### 题\n\n---\n\n<p>文</p>\n\n---\n");
  const raw = readArticle(file, "n1.md", "n1" as ArticleId);
  if (raw.kind !== "html" || !raw.publisher) throw new Error("the format names no publisher");
  return raw.publisher;
})();
