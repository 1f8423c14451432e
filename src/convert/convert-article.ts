import { gfmToMarkdown } from "mdast-util-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { VFile } from "vfile";
import { digestOf } from "../lib/digest.js";
import { withoutInvisible, withoutSpaces } from "../lib/html/characters.js";
import { okToLinks, parseHtml, tooDeep } from "../lib/html/parse-html.js";
import { revealEmails } from "../lib/html/reveal-email.js";
import { showTaskBoxes } from "../lib/html/show-task-boxes.js";
import { writeFormulas } from "../lib/html/write-formulas.js";
import { nonEmpty, present } from "../lib/present.js";
import { type Article, type ArticleMeta, FRONT_MATTER_FIELDS, type FrontMatter } from "../model/article.js";
import { DEFAULT_LIMITS, type Limits } from "../model/limits.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { Publisher, RawArticle } from "../model/raw-article.js";
import { collectLines } from "./blocks/collect-lines.js";
import { joinWhiteSpace } from "./blocks/join-white-space.js";
import { shapeBlocks } from "./blocks/shape-blocks.js";
import { unwrapPosts } from "./blocks/unwrap-posts.js";
import { droppedNotices } from "./dropped.js";
import type { Credits, TextLine } from "./file-data.js";
import { cleanText, onlyWith } from "./html/clean-text.js";
import { dropJunk } from "./html/drop-junk.js";
import { findFootnotes } from "./html/find-footnotes.js";
import { keepLines } from "./html/keep-lines.js";
import { limitTree } from "./html/limit-tree.js";
import { linkEmbeds } from "./html/link-embeds.js";
import { linkPlaces } from "./html/link-places.js";
import { resolveLinks } from "./html/resolve-links.js";
import { takeContent } from "./html/take-content.js";
import { writeRuby } from "./html/write-ruby.js";
import { linkBareAddresses } from "./markdown/link-bare-addresses.js";
import { readMarkdown } from "./markdown/read-markdown.js";
import { STRINGIFY_OPTIONS } from "./markdown/stringify-options.js";
import { tidyMarks } from "./markdown/tidy-marks.js";
import { toMarkdownTree } from "./markdown/to-markdown-tree.js";
import { detectLanguage, isInOtherScript } from "./metadata/detect-language.js";
import { findByline } from "./metadata/find-byline.js";
import { findClosingCredits, findOpeningCredits } from "./metadata/find-credits.js";
import { dayInPath, dayOfAddress, findDateline, publicationDay } from "./metadata/find-dateline.js";
import { findOpeningSignature, findSignature } from "./metadata/find-signature.js";
import { limitTags } from "./metadata/limit-tags.js";
import { plainFields } from "./metadata/plain-fields.js";
import { statedSummary, summarize } from "./metadata/summarize.js";

/** All steps from the HTML of an article to its Markdown, in order. Each of ours is in a file of its own. */
const htmlToMarkdown = unified()
  .use(parseHtml)
  .use(limitTree)
  .use(cleanText)
  .use(takeContent)
  .use(onlyWith("math", writeFormulas))
  .use(onlyWith("task", showTaskBoxes))
  .use(dropJunk)
  .use(onlyWith("email", revealEmails))
  .use(onlyWith("embed", linkEmbeds))
  .use(onlyWith("lines", keepLines))
  .use(onlyWith("ruby", writeRuby))
  .use(onlyWith("within", findFootnotes))
  .use(onlyWith("within", linkPlaces))
  .use(resolveLinks)
  .use(unwrapPosts)
  .use(shapeBlocks)
  .use(joinWhiteSpace)
  .use(collectLines)
  .use(toMarkdownTree)
  .use(linkBareAddresses)
  .use(tidyMarks)
  .use(remarkStringify, STRINGIFY_OPTIONS)
  .data("toMarkdownExtensions", [gfmToMarkdown()])
  .freeze();

/**
 * Converts an article that a format has read. Pure.
 * @throws ArticleError `no-title`, `title-too-long`, `no-body`, `nested-too-deep`, `too-many-elements`
 */
export function convertArticle(raw: RawArticle, limits: Limits = DEFAULT_LIMITS): Article {
  const stated = plainFields(raw.stated);
  refuseLongTitle(stated.title, limits);
  const article =
    raw.kind === "html"
      ? convertHtml({ ...raw, stated }, limits)
      : convertMarkdown({ ...raw, stated }, limits);
  if (isEmpty(article)) throw new ArticleError("no-body", "the article has no text", NO_TEXT);
  return article;
}

function convertHtml(raw: RawArticle & { kind: "html" }, limits: Limits): Article {
  const { publisher, stated } = raw;
  const file = new VFile(okToLinks(raw.html));
  const { layout } = raw;
  Object.assign(file.data, { layout, limits, publisher, source: stated.source, title: stated.title ?? "" });
  runWithin(limits, () => htmlToMarkdown.processSync(file));
  const { lines = [], lead, tagMentions = [], links = [], pictures = [], text = "" } = file.data;
  const address = publisher && dayOfAddress(stated.source, publisher);
  const opening = publisher && findDateline(lines, publisher, address);
  const date = stated.date ?? (publisher && publicationDay(opening?.dateline.day, address));
  const found = {
    ...present({ date, image: lead }),
    ...(publisher ? creditsIn(lines, opening, publisher) : signaturesIn(lines)),
    ...{ tagMentions, links, pictures, summary: summarize(lines, opening) },
  };
  return articleOf(raw, limits, { markdown: String(file), text, found, notices: droppedNotices(file) });
}

/** Runs the chain. If a step runs out of stack, the tree is nested too deep. */
function runWithin({ depth }: Limits, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(depth);
    throw error;
  }
}

function creditsIn(
  lines: readonly TextLine[],
  opening: ReturnType<typeof findDateline>,
  publisher: Publisher,
): Credits {
  const agency = opening?.dateline.agency;
  const found = mergedCredits(
    findOpeningCredits(lines, opening, publisher),
    findClosingCredits(lines, publisher.agencies),
  );
  const isSigned = found.reporters !== undefined || found.translators !== undefined;
  return {
    ...(agency ? { agency } : {}),
    ...(isSigned ? {} : { ...findByline(lines), ...findSignature(lines) }),
    ...found,
  };
}

const signaturesIn = (lines: readonly TextLine[]): Credits => ({
  ...findOpeningSignature(lines),
  ...findClosingCredits(lines, []),
  ...findSignature(lines),
});

function convertMarkdown(raw: RawArticle & { kind: "markdown" }, limits: Limits): Article {
  const { text, lines, links, pictures } = readMarkdown(raw.markdown);
  const found = {
    ...signaturesIn(lines),
    ...{ tagMentions: [], links, pictures, summary: summarize(lines, undefined) },
  };
  return articleOf(raw, limits, { markdown: raw.markdown, text, found, notices: [] });
}

/** A converted body, its words without markup, and the metadata that it tells. */
interface ConvertedBody {
  readonly markdown: string;
  readonly text: string;
  readonly found: Partial<FrontMatter> & Pick<ArticleMeta, "tagMentions" | "links" | "pictures" | "summary">;
  readonly notices: readonly Notice[];
}

/** Joins a body with its metadata. What the file states goes before what the body tells. */
function articleOf(
  raw: RawArticle,
  limits: Limits,
  { markdown, text, found, notices }: ConvertedBody,
): Article {
  const { lang: named, ...stated } = raw.stated;
  const isOfTemplate = raw.kind === "html" && named !== undefined && isInOtherScript(text, named);
  const lang = (isOfTemplate ? undefined : named) ?? detectLanguage(text);
  const tags = limitTags(stated.tags?.map((tag) => ({ text: tag })) ?? found.tagMentions, limits);
  const { summary, notices: longSummary } = statedSummary(withoutInvisible(raw.summary ?? found.summary));
  const meta = orderedMeta({
    ...present({ date: dayInPath(stated.source) ?? raw.dayOfFolders }),
    ...found,
    ...(lang ? { lang } : {}),
    ...stated,
    id: raw.id,
    title: requiredTitle(stated.title),
    tagMentions: tags.mentions,
    summary,
    ...measured(text),
    ...present({ addresses: raw.addresses, release: raw.release }),
  });
  const allNotices = [
    ...(raw.notices ?? []),
    ...notices,
    ...tags.notices,
    ...longSummary,
    ...(meta.date ? [] : [UNDATED]),
  ];
  const article = { meta, markdown: withoutBlankEdges(markdown) };
  return allNotices.length > 0 ? { ...article, notices: allNotices } : article;
}

/** Tells whether a reader would see an empty page: scripts, rules and empty headings are no article. */
const isEmpty = ({ markdown, meta: { length, pictures = [], links, image } }: Article): boolean =>
  markdown === "" || (length === 0 && pictures.length === 0 && links.length === 0 && !image);

const NO_TEXT = "see what the file shows; if it is no article, name it in `exclude`";

/** Four spaces or a tab stay at the beginning: they make the first lines code. */
const withoutBlankEdges = (markdown: string): string =>
  markdown
    .replace(/^\s*\n/, "")
    .replace(/^(?! {4}| {0,3}\t)\s+/, "")
    .trimEnd();

const UNDATED: Notice = {
  code: "undated",
  message: "no date of publication in the text or its address",
  hint: "it is published among the articles without a date; add a `date` to its front matter if you know it",
};

/** The opening names people. The closing adds editors and, if the opening names no people, an agency. */
function mergedCredits(opening: Credits, closing: Credits): Credits {
  const isReprint = closing.agency !== undefined && !opening.reporters && !opening.translators;
  return { ...opening, ...closing, ...(isReprint ? {} : opening.agency ? { agency: opening.agency } : {}) };
}

function refuseLongTitle(title: string | undefined, { titleLength }: Limits): void {
  if (title === undefined || title.length <= titleLength) return;
  throw new ArticleError(
    "title-too-long",
    `the title has ${title.length} characters, more than the ${titleLength} that \`limits.titleLength\` allows`,
    "see whether the scraper took text for the title",
  );
}

function requiredTitle(title: string | undefined): string {
  if (title) return title;
  throw new ArticleError("no-title", "the article has no title");
}

function measured(text: string): Pick<ArticleMeta, "length" | "textDigest"> {
  const dense = withoutSpaces(text);
  return { length: dense.length, textDigest: digestOf(dense) };
}

/** Returns the metadata with its fields in one order, so that equal metadata has equal bytes. */
function orderedMeta(meta: ArticleMeta): ArticleMeta {
  const { date, tagMentions, links, pictures, summary, length, textDigest, addresses, release } = meta;
  const time = date && meta.time?.startsWith(date) ? meta.time : undefined;
  const fields: Partial<FrontMatter> = meta;
  const known = FRONT_MATTER_FIELDS.filter((name) => name !== "tags" && fields[name] !== undefined);
  const ordered = Object.fromEntries(known.map((name) => [name, fields[name]]));
  return {
    ...(ordered as unknown as ArticleMeta),
    ...present({ time, tagMentions, links, pictures: nonEmpty(pictures), summary, length, textDigest }),
    ...present({ addresses, release }),
  };
}
