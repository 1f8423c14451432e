import { convertArticle } from "../convert/convert-article.js";
import { LONG_TITLE, readArticle } from "../formats/read-article.js";
import type { Article } from "../model/article.js";
import { type ConvertOptions, DEFAULT_CONVERT_OPTIONS } from "../model/declared-format.js";
import type { ArticleId } from "../model/names.js";
import { ArticleError, type Notice, type Refusal } from "../model/problem.js";
import type { RawArticle } from "../model/raw-article.js";
import { errorPageNotice } from "./error-page-notice.js";

/** Converts a file. Pure. @param file whose extension decides on formats @returns the article, or why there is none */
export function convertFile(
  bytes: Uint8Array,
  file: string,
  id: ArticleId,
  options: ConvertOptions = DEFAULT_CONVERT_OPTIONS,
): Article | Refusal {
  const raw = readFile(bytes, file, id, options);
  return "problem" in raw ? raw : convertRaw(raw, options);
}

/** Takes the frame off the content of one file. Pure. @returns the article, whose body is not converted, or why there is none */
export const readFile = (
  bytes: Uint8Array,
  file: string,
  id: ArticleId,
  options: ConvertOptions,
): RawArticle | Refusal => attempt(() => readArticle(bytes, file, id, options));

/** Converts an article whose frame is off. Pure. @returns the article, or why there is none */
export const convertRaw = (raw: RawArticle, { limits }: ConvertOptions): Article | Refusal =>
  attempt(() => {
    const article = withNotices(convertArticle(raw, limits));
    return raw.embedded ? { ...article, embedded: raw.embedded } : article;
  });

/** Adds what is odd about an article as a whole. */
function withNotices(article: Article): Article {
  const { title, length } = article.meta;
  const odd = [longTitleNotice(title), errorPageNotice(title, article.markdown, length)];
  const notices = odd.filter((notice) => notice !== undefined);
  return notices.length > 0 ? { ...article, notices: [...(article.notices ?? []), ...notices] } : article;
}

const longTitleNotice = ({ length }: string): Notice | undefined =>
  length <= LONG_TITLE
    ? undefined
    : {
        code: "long-title",
        message: `the title has ${length} characters`,
        hint: "see whether the scraper took text for the title",
      };

/** Returns what `act` returns, or why it gives no article. */
export function attempt<Result>(act: () => Result): Result | Refusal {
  try {
    return act();
  } catch (error) {
    if (error instanceof ArticleError) return { problem: error.problem() };
    // An error of the program in one article must not cost the operator all other articles.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problem: { code: "conversion-failed", message, hint: "please report it with the file" } };
  }
}
