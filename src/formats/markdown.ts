import { MARKDOWN_EXTENSIONS } from "../intake/extensions.js";
import { isLanguageTag } from "../lib/language-tag.js";
import { isSafeName } from "../lib/safe-name.js";
import { isWebAddress } from "../model/allow-list.js";
import type { FrontMatter, Picture } from "../model/article.js";
import { type ArticleId, type ChannelId, dayFromIso } from "../model/names.js";
import { ArticleError } from "../model/problem.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";
import { parseFrontMatter } from "./front-matter.js";

/** Markdown with YAML front matter, written or edited by hand. The body goes through unchanged. */
export const markdown: Format = {
  name: "markdown",
  extensions: MARKDOWN_EXTENSIONS,
  matches: ({ text }) => /^---[^\n]*\r?\n/.test(text ?? ""),
  read,
};

function read({ text = "", id }: FormatInput): RawArticle {
  const { data, body } = parseFrontMatter(text);
  const title = words(data, "title");
  if (!title) throw new ArticleError("no-title", "the front matter has no title", "add a line `title: …`", 2);
  if (body.trim() === "") throw new ArticleError("no-body", "no text after the front matter");
  return {
    kind: "markdown",
    id: (words(data, "id") as ArticleId | undefined) ?? id,
    markdown: body,
    stated: stated(data, title),
  };
}

type Data = Readonly<Record<string, unknown>>;

function stated(data: Data, title: string): Partial<Omit<FrontMatter, "id">> {
  const date = words(data, "date");
  const day = date === undefined ? undefined : dayFromIso(date);
  if (date !== undefined && !day) {
    throw new ArticleError("bad-front-matter", `\`date: ${date}\` is not a day`, "write it as YYYY-MM-DD");
  }
  const fields = {
    title,
    date: day,
    source: webAddress(data, "source"),
    agency: words(data, "agency"),
    reporters: list(data, "reporters"),
    translators: list(data, "translators"),
    editors: list(data, "editors"),
    channels: channels(data),
    tags: list(data, "tags"),
    image: picture(data),
    lang: language(data),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Returns the field as one line of text; numbers count as text, anything else is an error. */
function words(data: Data, name: string): string | undefined {
  const value = data[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" || typeof value === "number")
    return String(value).replace(/\s+/gu, " ").trim();
  throw wrongType(name, "a text");
}

/** Returns the field as an http or https address: it becomes a link, so nothing else may stand there. */
function webAddress(data: Data, name: string): string | undefined {
  const address = words(data, name);
  if (address === undefined || isWebAddress(address)) return address;
  throw wrongType(name, "an http or https address");
}

function list(data: Data, name: string): readonly string[] | undefined {
  const value = data[name];
  if (value === undefined || value === null) return undefined;
  const items = Array.isArray(value) ? value : [value];
  const texts = items.map((item) => words({ [name]: item }, name)).filter((item) => item !== undefined);
  return texts.length > 0 ? [...new Set(texts)] : undefined;
}

/** Returns the channels: they become folders of the site. */
function channels(data: Data): readonly ChannelId[] | undefined {
  const names = list(data, "channels");
  const unsafe = names?.find((name) => !isSafeName(name));
  if (unsafe === undefined) return names as readonly ChannelId[] | undefined;
  throw new ArticleError(
    "bad-front-matter",
    `the channel \`${unsafe.slice(0, 80)}\` cannot be part of an address`,
    "use letters, digits, `-` and `_`, at most 80 bytes",
  );
}

function language(data: Data): string | undefined {
  const tag = words(data, "lang");
  if (tag === undefined || isLanguageTag(tag)) return tag;
  throw wrongType("lang", "a language tag like zh-Hans");
}

function picture(data: Data): Picture | undefined {
  const value = data.image;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value))
    throw wrongType("image", "`src`, `alt` and `caption`");
  const fields = value as Data;
  const src = webAddress(fields, "src");
  if (!src) throw new ArticleError("bad-front-matter", "`image` has no `src`", "give the picture's address");
  return { src, alt: words(fields, "alt") ?? "", caption: words(fields, "caption") ?? "" };
}

const wrongType = (name: string, wanted: string): ArticleError =>
  new ArticleError(
    "bad-front-matter",
    `\`${name}\` must be ${wanted}`,
    "see the table of fields in the README",
  );
