import { isPage } from "../intake/extensions.js";
import type { FrontMatter } from "../model/article.js";
import { ArticleError } from "../model/problem.js";
import type { FormatInput } from "../model/raw-article.js";
import { hasFrontMatter } from "./front-matter.js";
import { statedByPage } from "./html.js";
import { markdown } from "./markdown.js";

type Stated = Partial<Omit<FrontMatter, "id">>;

/** Faults of a file as a whole post. They do not matter where a format has its own way to title and text. */
const OF_THE_WHOLE = new Set(["no-title", "no-body"]);

/**
 * Returns the fields in the front matter of a file or, without front matter, in the metadata of a saved page. Other files have
 * none. The fields that a declared format finds go before these.
 * @throws ArticleError if the front matter or the page cannot be read
 */
export function statedByFile(input: FormatInput): Stated {
  const { text = "", path } = input;
  if (hasFrontMatter(text)) return statedByFrontMatter(input);
  return isPage(path) ? statedByPage(input) : {};
}

function statedByFrontMatter(input: FormatInput): Stated {
  try {
    return markdown.read(input).stated;
  } catch (error) {
    if (error instanceof ArticleError && OF_THE_WHOLE.has(error.code)) return {};
    throw error;
  }
}
