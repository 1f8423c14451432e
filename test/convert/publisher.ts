import { okMirror } from "../../src/formats/ok-mirror.js";
import type { ArticleId } from "../../src/model/names.js";
import type { Publisher } from "../../src/model/raw-article.js";

/** What the scraper's dialect knows of its publishers, as it hands it on with each article. */
export const PUBLISHER: Publisher = (() => {
  const raw = okMirror.read("### 题\n\n---\n\n<p>文</p>\n\n---\n", "n1" as ArticleId);
  if (raw.kind !== "html" || !raw.publisher) throw new Error("the dialect names no publisher");
  return raw.publisher;
})();
