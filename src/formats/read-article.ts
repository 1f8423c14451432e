import { isSafeName } from "../lib/safe-name.js";
import type { ArticleId } from "../model/names.js";
import { ArticleError } from "../model/problem.js";
import type { RawArticle } from "../model/raw-article.js";
import { FORMATS } from "./formats.js";

/** Characters; the longest real title has 64. */
export const LONG_TITLE = 300;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads one file: decodes it, finds its format, takes the frame off.
 * @param bytes the whole file @param extension with the dot, lower case @param id from the file's name
 * @throws ArticleError where no article can be read
 */
export function readArticle(bytes: Uint8Array, extension: string, id: ArticleId): RawArticle {
  const text = decoded(bytes);
  if (text.trim() === "")
    throw new ArticleError("empty-file", "the file is empty", "remove it or scrape it again");
  const format = FORMATS.find((one) => one.extensions.includes(extension) && one.matches(text));
  if (!format) {
    throw new ArticleError(
      "unknown-format",
      "it begins like none of the known formats",
      `known formats: ${FORMATS.map((one) => one.name).join(", ")}; see docs/formats.md`,
      1,
    );
  }
  const raw = format.read(text, id);
  if (!isSafeName(raw.id)) {
    throw new ArticleError(
      "unsafe-name",
      `the id \`${raw.id.slice(0, 80)}\` cannot be an address`,
      "use letters, digits, `-` and `_`",
    );
  }
  return raw;
}

function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ArticleError(
      "not-utf8",
      "the file is not valid UTF-8",
      "convert it to UTF-8 or scrape it again",
    );
  }
}
