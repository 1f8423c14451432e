import type { Token } from "markdown-it";
import { present } from "../../lib/present.js";
import { isWebAddress } from "../../model/allow-list.js";
import { readByline } from "./fields/read-byline.js";
import { withoutAttributes } from "./syntax/attributes.js";
import { plainTokens } from "./syntax/source-text.js";

/** A body without the heading that the page shows as its own. */
interface BodyWithTitle {
  /** Has as many lines as the body. The lines of a removed heading are empty. */
  readonly text: string;
  /** The words of the first heading of the first level. */
  readonly title?: string;
  /** The address of the original, if the title is a link to it. */
  readonly source?: string;
  /** What is below the title, if the body begins with something else. */
  readonly below?: string;
}

/**
 * Finds the title of a body: its first heading of the first level, or the heading that it begins with, if it is the only one of
 * its level, or a paragraph in bold that it begins with. The page shows the title above the body, so a heading at the very
 * beginning, or below pictures alone, is removed, unless front matter states another title. The address of a title that is
 * a link is that of the original.
 * @param stated the title in front matter
 */
export function cutTitle(body: string, stated: string | undefined): BodyWithTitle {
  if (!/^(?: {0,3}#{1,6}[ \t]|[=-]{1,}[ \t]*$|\s*<h1\b)/im.test(body)) return cutBoldLine(body, stated);
  const tokens = plainTokens(body);
  const heading = titleIn(tokens) ?? htmlTitle(tokens[0]);
  const [start, end] = heading?.token.map ?? [0, 0];
  if (!heading?.words) return cutBoldLine(body, stated);
  const lines = body.split("\n");
  const title = present({ title: heading.words, source: heading.source });
  const isFirst = lines.slice(0, start).every((line) => /^\s*#*\s*$/.test(line) || PICTURE.test(line));
  if (!isFirst) return { text: body, ...title, below: lines.slice(end).join("\n") };
  if (stated !== undefined && !isSame(stated, heading.words)) return { text: body, ...title };
  return {
    text: lines.map((line, index) => (index < end && !PICTURE.test(line) ? "" : line)).join("\n"),
    ...title,
  };
}

/** A line that is a picture, or a link around one. */
const PICTURE = /^ {0,3}(?:!\[[^[\]]*\]\([^()]*\)|\[!\[[^[\]]*\]\([^()]*\)\]\([^()]*\))\s*$/;

/** A paragraph in bold at the very beginning, which is no sentence and no label. */
const BOLD_LINE = /^(\s*)\*\*(?!\s)([^*\n]{2,150}[^*\s.:：。,，;])\*\*[ \t]*\n(?=[ \t]*\n\s*\S)/;

/** Finds the title in a body without a heading for it: a paragraph in bold that it begins with, unless it names who wrote it, and when. */
function cutBoldLine(body: string, stated: string | undefined): BodyWithTitle {
  const [whole = "", above = "", words = ""] = BOLD_LINE.exec(body) ?? [];
  const isTitle = words !== "" && Object.keys(readByline(words)).length === 0 && !/[[\]<>`]/.test(words);
  if (!isTitle || (stated !== undefined && !isSame(stated, words))) return { text: body };
  return { text: `${above}\n${body.slice(whole.length)}`, title: words };
}

interface Title {
  readonly token: Token;
  readonly words: string;
  readonly source?: string | undefined;
}

function titleIn(tokens: readonly Token[]): Title | undefined {
  const headings = tokens.filter(
    ({ type, level }, index) => type === "heading_open" && level === 0 && wordsOf(tokens[index + 1]) !== "",
  );
  const [first] = headings;
  const above = first ? tokens.slice(0, tokens.indexOf(first)) : [];
  // Only headings without words stand above it.
  const isAbove = above.every(({ type }) => /^(?:heading_|inline$)/.test(type));
  const isOnly = isAbove && headings.filter(({ tag }) => tag <= (first?.tag ?? "")).length === 1;
  const token = headings.find(({ tag }) => tag === "h1") ?? (isOnly ? first : undefined);
  const words = token && tokens[tokens.indexOf(token) + 1];
  return token && { token, words: wordsOf(words), source: addressOf(words) };
}

/** Reads a title that is written as HTML, in a block of its own. */
function htmlTitle(token: Token | undefined): Title | undefined {
  const words = /^\s*<h1\b[^<>]*>([^<>]+)<\/h1>\s*$/i.exec(token?.content ?? "")?.[1]?.trim();
  return token?.type === "html_block" && words ? { token, words } : undefined;
}

/** Returns the web address of a heading that is one link. */
function addressOf(heading: Token | undefined): string | undefined {
  const [open, ...others] = heading?.children ?? [];
  const address =
    open?.type === "link_open" && others.at(-1)?.type === "link_close" ? String(open.attrGet("href")) : "";
  return address && isWebAddress(address) ? address : undefined;
}

const isSame = (a: string, b: string): boolean => a.replace(/\s+/gu, "") === b.replace(/\s+/gu, "");

const wordsOf = (heading: Token | undefined): string =>
  withoutAttributes(
    (heading?.children ?? [])
      .map(({ type, content }) => (type === "html_inline" ? "" : type === "softbreak" ? " " : content))
      .join("")
      // A line above the title as well.
      .replace(/^\s*={3,}\s(?=.*\S)/, "")
      .trim(),
  );
