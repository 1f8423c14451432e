import { fileStem } from "../intake/article-names.js";
import { HTML_EXTENSIONS, isPage, MARKDOWN_EXTENSIONS } from "../intake/extensions.js";
import { groupBy } from "../lib/group-by.js";
import { plainTitle } from "../lib/html/plain-title.js";
import { nonEmpty, present } from "../lib/present.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";
import { anotherArticle } from "./another-article.js";
import { hasFrontMatter, parseFrontMatter, type SplitFile } from "./front-matter.js";
import { isPageText, readPage } from "./html.js";
import { dayOfName, isPostOfJekyll, languageOfName, titleOfName } from "./markdown/article-name.js";
import { bodyNotices } from "./markdown/body/body-notices.js";
import { cutTitle } from "./markdown/cut-title.js";
import { isKnownField } from "./markdown/fields/field-names.js";
import { readByline } from "./markdown/fields/read-byline.js";
import { type ReadFields, readFields } from "./markdown/fields/read-fields.js";
import { sourceAtEdges } from "./markdown/fields/source-at-edges.js";
import { splitHeader } from "./markdown/fields/split-header.js";
import { refuseForeignMarkup } from "./markdown/foreign-markup.js";
import { rewriteSyntax } from "./markdown/syntax/rewrite-syntax.js";
import { takeEmbedded } from "./markdown/take-embedded.js";
import { wholeHtml } from "./markdown/whole-html.js";

/**
 * The format of Markdown files of Hugo, Jekyll, Zola and Obsidian, or written by hand, with or without front matter. The syntax
 * that generators add becomes plain Markdown. It fits every Markdown file that is text, so other formats are asked first.
 */
export const markdown: Format = {
  name: "markdown",
  extensions: [...MARKDOWN_EXTENSIONS, ...HTML_EXTENSIONS],
  // Jekyll and Hugo have posts in HTML as well, which only their front matter tells from pages.
  matches: ({ text, path }) =>
    text !== undefined && (!isPage(path) || (/^\s*(?:---|\+\+\+)/.test(text) && hasFrontMatter(text))),
  read,
};

/** Stands for the address of the site in the texts that Ghost keeps. */
export const OWN_SITE = "__GHOST_URL__";

function read(input: FormatInput): RawArticle {
  const { id, path } = input;
  const text = (input.text ?? "").replaceAll(OWN_SITE, "");
  const name = fileStem(path);
  refuseForeignMarkup(text);
  const hasFields = hasFrontMatter(text);
  const file = hasFields
    ? parseFrontMatter(text)
    : (splitHeader(text) ?? { data: {}, body: text, bodyLine: 1, notices: [] });
  const day = dayOfName(name);
  const fields = readFields(file.data, isPostOfJekyll(name));
  if (isPageText(file.body)) return readPageBelow(input, file, fields);
  if (hasFields) refuseForeignMarkup(file.body);
  const body = cutTitle(file.body, fields.stated.title);
  requireText(body.text, path);
  const title = fields.stated.title ?? plainTitle(body.title) ?? titleOfName(name);
  const { isDraft, summary, addresses } = fields;
  const frame = {
    id: fields.id ?? id,
    stated: {
      title,
      ...(hasFields ? {} : { ...readByline(body.text), ...readByline(body.below ?? "") }),
      ...present({ source: body.source ?? sourceAtEdges(body.text), date: day, lang: languageOfName(path) }),
      ...fields.stated,
    },
    // What is written by hand may have a date to come.
    release: isDraft ? ("never" as const) : ("on-date" as const),
    ...present({ summary, addresses }),
  };
  const named = onlyNumber(fields.stated.title ?? body.title, title);
  const unknown = [...named, ...unknownFields(text, file, fields.unknown), ...secondArticle(file)];
  const html = wholeHtml(body.text, isPage(path));
  const above = [...file.notices, ...unknown];
  if (html) return { ...frame, ...html, ...present({ notices: nonEmpty(above) }) };
  const { text: written, ...pictures } = takeEmbedded(isPage(path) ? unindented(body.text) : body.text);
  const rewritten = rewriteSyntax(written);
  const notices = [...above, ...noticesOfBody(rewritten, file.bodyLine)];
  return {
    ...frame,
    ...pictures,
    kind: "markdown",
    markdown: rewritten.markdown,
    ...present({ notices: nonEmpty(notices) }),
  };
}

/** No line of HTML is code because it is indented. */
const unindented = (html: string): string => html.replace(/^[ \t]+(?=<)/gm, "");

/** @throws ArticleError `passed-over` if a page of a section has no text; `no-body` */
function requireText(body: string, path: string): void {
  if (body.trim() !== "") return;
  if (/(?:^|\/)_index\.[^/]*$/.test(path))
    throw new ArticleError(
      "passed-over",
      "it is the page of a section of Hugo or Zola, without a text of its own",
    );
  throw new ArticleError(
    "no-body",
    "no text besides the title and front matter",
    "write some, or name the file in `exclude`",
  );
}

/** Returns a notice if there is front matter of another article within a body. */
function secondArticle({ body, bodyLine }: SplitFile): Notice[] {
  const second = SECOND_FIELDS.exec(body);
  return second ? [anotherArticle(bodyLine + body.slice(0, second.index + 1).split("\n").length - 1)] : [];
}

/** Reads a whole page that was saved as Markdown. What front matter above it states counts. */
function readPageBelow(input: FormatInput, file: SplitFile, fields: ReadFields): RawArticle {
  const isWhole = file.body === input.text;
  const page = readPage(isWhole ? input : { ...input, bytes: Buffer.from(file.body) });
  return {
    ...page,
    id: fields.id ?? page.id,
    stated: { ...page.stated, ...fields.stated },
    release: fields.isDraft ? "never" : "on-date",
    notices: [...file.notices, ...(page.notices ?? [])],
  };
}

/** Returns a notice if a file that states no title is called by a number, which tells a reader nothing. */
function onlyNumber(stated: string | undefined, title: string): Notice[] {
  if (stated !== undefined || !/^\d{1,7}$/.test(title)) return [];
  const message = `the file has no title, so it has its name: ${title}`;
  return [{ code: "title-from-name", message, hint: "write `# ` and the title into its first line" }];
}

/** Front matter with a title within a body. */
const SECOND_FIELDS =
  /\n---\n(?:[\w-]{1,30}:[^\n]{0,500}\n){0,20}title:[^\n]{0,500}\n(?:[\w-]{1,30}:[^\n]{0,500}\n){0,20}---\n/;

/** Tells of the fields that are not understood: one notice a file, with the line of the first. */
function unknownFields(text: string, { bodyLine }: SplitFile, names: readonly string[]): Notice[] {
  const [first] = names;
  if (first === undefined) return [];
  const lines = text.split("\n", bodyLine);
  const line = lines.findIndex((one) => one.replace(/^[\s"'-]+/, "").startsWith(first)) + 1;
  const misread = names.filter(isKnownField);
  return [
    {
      code: "unknown-field",
      ...(line > 0 ? { line } : {}),
      message: names.map((name) => `\`${name}\``).join(", "),
      hint:
        misread.length > 0
          ? "docs/settings.md has the table of fields"
          : "nothing of them is on the site; docs/settings.md has the table of fields",
    },
  ];
}

/** Returns what the body has to tell, with lines of the file. What it tells many times is one notice. */
function noticesOfBody(
  { markdown, unknown, sourceLine }: ReturnType<typeof rewriteSyntax>,
  firstLine: number,
): Notice[] {
  const syntax = [...unknown].map(([name, { line, count, isLeft }]) => ({
    notice: {
      code: "unknown-markup",
      message: isLeft
        ? `\`${name}\` is not understood; what is in it is shown`
        : `\`${name}\` is not understood, and is shown as text`,
    } as const,
    line: firstLine + line,
    count,
  }));
  const others = bodyNotices(markdown).map((notice) => ({
    notice,
    line: firstLine + sourceLine(notice.line ?? 0),
    count: 1,
  }));
  const alike = groupBy([...syntax, ...others], ({ notice }) => `${notice.code} ${notice.message}`);
  const notices = [...alike.values()].map((group): Notice => {
    const { notice, line } = group[0] as (typeof group)[number];
    const count = group.reduce((sum, one) => sum + one.count, 0);
    return { ...notice, line, message: count > 1 ? `${notice.message} (${count} times)` : notice.message };
  });
  return notices.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
