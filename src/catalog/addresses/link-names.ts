import { nameOf } from "../../lib/paths.js";
import type { ArticleFacts } from "../../model/article.js";
import { mirrorRoot, pathFromRoot, type SourcePath } from "../../model/names.js";
import { candidatePaths, pathName } from "./candidate-paths.js";

/** The names by which links without a scheme find an article. */
export interface LinkNames {
  /** The path of its file. It goes before what other articles are called besides. */
  readonly path: string;
  /** Paths that the article states besides. */
  readonly stated: readonly string[];
  /** The name of its file without folder. It counts only if no other article has it. */
  readonly short: string;
}

/** Returns the names of an article. */
export function linkNamesOf(file: SourcePath, { local }: Pick<ArticleFacts, "local">): LinkNames {
  const path = pagePath(file);
  const stated = (local?.addresses ?? []).map((address) =>
    pagePath(pathFromRoot(mirrorRoot(file), address.replace(/^\/+|\/+$/g, ""))),
  );
  return { path: pathName(path), stated: stated.map(pathName), short: shortName(file, path) };
}

/** Returns all names of an article, each once. */
export const allLinkNames = ({ path, stated, short }: LinkNames): string[] => [
  ...new Set([path, ...stated, short]),
];

/** Returns the names that a link without a scheme may mean, the likeliest first. @param from the file with the link */
export function namesInLink(address: string, from: SourcePath): readonly string[] {
  const paths = candidatePaths(address, from).map(pagePath);
  // Wiki links name a note without its folder, and so does Jekyll a post, wherever it is in or below a folder of posts.
  const isShort = !address.includes("/") || address.startsWith("/_posts/");
  const short = isShort ? [shortName(from, paths[0] ?? "")] : [];
  return [...new Set([...paths.map(pathName), ...short])];
}

/** Tells whether a name is one without folder. */
export const isShortName = (name: string): boolean => name.startsWith(SHORT);

const SHORT = "*";

/** A name without folder means nothing in another mirror. @param file of the mirror */
const shortName = (file: SourcePath, path: string): string => `${SHORT}${mirrorRoot(file)}${nameOf(path)}`;

/**
 * Returns the path of a page without its ending, and without `index`: links name a file, its page, or the folder of its page.
 */
const pagePath = (path: string): string =>
  path
    .normalize("NFC")
    .replace(/\.(?:mdx?|markdown|mdown|mkd|x?html?)$/i, "")
    .replace(/(?:^|\/)_?index$/i, "");
