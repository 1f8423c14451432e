import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { type Article, FRONT_MATTER_FIELDS, type FrontMatter } from "../model/article.js";
import type { Digest } from "../model/names.js";
import { stringifyFrontMatter } from "../source/front-matter.js";
import { listFiles } from "./site-folder.js";
import { sweepTemporary } from "./sweep.js";
import { writeAtomic } from "./write-atomic.js";

/** Where a converted article lies: named by the digest of what it says, in 256 folders. */
const storedPath = (folder: string, digest: Digest): string =>
  path.join(folder, "articles", digest.slice(0, 2), `${digest}.md`);

/**
 * Stores a converted article as Markdown with front matter, the form in which an operator can read and reuse it.
 * @returns the digest under which it lies: equal for equal articles, whatever files they came from
 */
export function storeArticle(folder: string, article: Article): Digest {
  const text = printArticle(article);
  const digest = hash("sha256", text, "hex").slice(0, 32) as Digest;
  writeAtomic(storedPath(folder, digest), text);
  return digest;
}

/** Removes stored articles that nothing refers to any more. */
export async function dropArticles(folder: string, digests: Iterable<Digest>): Promise<void> {
  for (const digest of digests) await rm(storedPath(folder, digest), { force: true });
}

/** Returns the Markdown body of a stored article. @throws Error where it is not there */
export function loadBody(folder: string, digest: Digest): string {
  const text = readFileSync(storedPath(folder, digest), "utf8");
  // `printArticle` wrote it: the front matter ends at the first such line, and need not be parsed.
  return text.slice(text.indexOf("\n---\n", 3) + 5).trim();
}

/** Returns an article as a Markdown file: front matter in the order of its type, then the body. */
export function printArticle({ meta, markdown }: Article): string {
  return stringifyFrontMatter(frontMatterOf(meta), markdown);
}

function frontMatterOf(meta: Article["meta"]): Partial<FrontMatter> {
  const tags = [...new Set(meta.tagMentions.map((tag) => tag.text))];
  const fields: Partial<FrontMatter> = { ...meta, ...(tags.length > 0 ? { tags } : {}) };
  const known = FRONT_MATTER_FIELDS.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, fields[name]]));
}

/** Lists what lies in the store: the articles' digests. Half-written files of a build that died are removed. */
export function listArticles(folder: string): Set<Digest> {
  const names = listFiles(path.join(folder, "articles"));
  const whole = sweepTemporary(path.join(folder, "articles"), names);
  return new Set([...whole].map((name) => path.posix.basename(name, ".md") as Digest));
}
