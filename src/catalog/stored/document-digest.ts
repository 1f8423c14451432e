import { hash } from "node:crypto";
import type { CatalogArticle } from "../../model/catalog.js";

/** Returns a digest of everything of an article that the search indexes. Keys of tags and names of channels have no tabs. */
export function documentDigest({
  path,
  facts,
  channels,
  tagKeys,
}: Pick<CatalogArticle, "path" | "facts" | "channels" | "tagKeys">): string {
  const parts = [path, facts.cardDigest, facts.ownDigest, ...channels, "", ...tagKeys];
  return hash("sha256", parts.join("\t"), "buffer").toString("base64url", 0, SIZE);
}

/** Bytes of a digest. */
const SIZE = 12;
