import { JSON_EXTENSIONS } from "../intake/extensions.js";
import { withSingleSpaces } from "../lib/html/characters.js";
import { parseJson } from "../lib/if-there.js";
import { present } from "../lib/present.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";
import { readPage } from "./html.js";
import { findArticles, type JsonArticle, type JsonBody } from "./json/find-articles.js";
import { mendJson } from "./json/json-values.js";
import { escapeHtml } from "./markdown/body/escape-html.js";
import { readFields } from "./markdown/fields/read-fields.js";
import { withFullAddresses } from "./markdown/syntax/full-addresses.js";
import { markdown, OWN_SITE } from "./markdown.js";
import { textAsHtml } from "./text-as-html.js";

/** A field that is not understood, and has a text of so many characters, is told of: readers may miss it. */
const LONG_TEXT = 200;

/**
 * The format of JSON files that hold one article: its text in one field, and the others under the names of front matter. Scrapers,
 * text extractors and the interfaces of publishing systems write such files.
 */
export const json: Format = {
  name: "json",
  extensions: JSON_EXTENSIONS,
  matches: ({ text }) => text !== undefined,
  read,
};

function read(input: FormatInput): RawArticle {
  const { fields, body } = onlyArticle(parsed((input.text ?? "").replaceAll(OWN_SITE, "")));
  if (fields.type === "comment") throw new ArticleError("passed-over", "it is a comment on an article");
  const { stated, isDraft, summary, addresses, unknown } = readFields(fields, false);
  const title = JSON.stringify({ title: stated.title ?? "" });
  const raw =
    body.kind === "markdown"
      ? markdown.read({ ...input, text: `${title}\n${withFullAddresses(body.text, stated.source)}` })
      : readPage({ ...input, bytes: Buffer.from(pageOfBody(body, stated)) });
  // A page is called after its file also where the stated title is of marks alone.
  const ofText = (raw.notices ?? []).filter(({ code }) => code !== "title-from-name" || !stated.title);
  const notices = [...ofText.map(ofJson), ...unreadTexts(fields, unknown), ...unreadBlocks(body)];
  return {
    ...raw,
    stated: { ...present({ title: raw.stated.title, image: raw.stated.image }), ...stated },
    ...present({ summary, addresses }),
    release: isDraft ? "never" : "always",
    notices,
  };
}

/** Returns a page with a text, whose links and pictures are relative to the article's address. */
function pageOfBody({ kind, text }: JsonBody, { title = "", source }: RawArticle["stated"]): string {
  const canonical = source ? `<link rel="canonical" href="${escapeHtml(source)}">` : "";
  const head = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title>${canonical}`;
  // A closing tag too many in the text ends no body.
  return `${head}<body itemprop="articleBody">${kind === "html" ? text : textAsHtml(text)}`;
}

/** @throws ArticleError `bad-front-matter` */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const mended = parseJson(mendJson(text));
    if (mended !== undefined) return mended;
    const message = `the file is not JSON: ${withSingleSpaces(error.message)}`;
    throw new ArticleError("bad-front-matter", message, "scrape it again, or mend it");
  }
}

function onlyArticle(value: unknown): JsonArticle {
  const [article, ...others] = findArticles(value);
  if (!article)
    throw new ArticleError(
      "passed-over",
      "it is data without the title and text of an article",
      "if it is an article, give its fields names that docs/formats.md lists for JSON",
    );
  if (others.length === 0) return article;
  throw new ArticleError(
    "unknown-format",
    `the file holds ${1 + others.length} articles`,
    "write a file an article; docs/formats.md has a script",
  );
}

/** Returns a notice of the body as one of the file, in which its lines and its elements are not. */
const ofJson = ({ line, ...notice }: Notice): Notice =>
  notice.code === "title-from-name" ? { ...notice, message: NO_TITLE, hint: "give it a `title`" } : notice;

const NO_TITLE = "the article has no title, so it has the name of its file";

function unreadTexts(fields: JsonArticle["fields"], names: readonly string[]): Notice[] {
  const isLong = (name: string): boolean => String(fields[name] ?? "").length >= LONG_TEXT;
  return names.filter(isLong).map((name) => ({
    code: "unknown-field",
    message: `\`${name}\``,
    hint: "nothing of it is on the site; docs/formats.md tells which fields are read",
  }));
}

const unreadBlocks = ({ unread = [] }: JsonBody): Notice[] =>
  unread.map((type) => ({
    code: "unknown-field",
    message: `a block of the type \`${type}\` in the text`,
    hint: "nothing of it is on the site; a picture needs its address",
  }));
