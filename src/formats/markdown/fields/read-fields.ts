import { decodeString } from "micromark-util-decode-string";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { nonEmpty, present } from "../../../lib/present.js";
import { isSafeName } from "../../../lib/safe-name.js";
import { isLanguageTag } from "../../../lib/text/language-tag.js";
import { parseTime, statedDay } from "../../../lib/text/parse-time.js";
import { isWebAddress } from "../../../model/allow-list.js";
import type { FrontMatter, Picture } from "../../../model/article.js";
import type { ArticleId, ChannelId } from "../../../model/names.js";
import { ArticleError } from "../../../model/problem.js";
import type { FieldMeaning } from "./field-names.js";
import { FieldReader, isTruth } from "./field-reader.js";
import type { Fields, FieldValue } from "./fields.js";
import { readLeadPicture } from "./read-lead-picture.js";
import { readPeople, withoutWikiLinks } from "./read-people.js";

/** The statements of front matter about an article. */
export interface ReadFields {
  readonly id?: ArticleId;
  readonly stated: Partial<Omit<FrontMatter, "id">>;
  readonly summary?: string;
  /** Whether it is a draft, or kept from being published in another way. */
  readonly isDraft: boolean;
  /** Other paths of the article. Links of the same mirror may use them. */
  readonly addresses?: readonly string[];
  /** Names of the fields with an unknown name or an unusable value. */
  readonly unknown: readonly string[];
}

/**
 * Reads the fields of front matter under the names of all known generators.
 * @param isJekyll spaces part the tags in a text, as in Jekyll
 * @throws ArticleError `bad-front-matter` if a title or id is no text, or a channel cannot be part of an address
 */
export function readFields(data: Fields, isJekyll: boolean): ReadFields {
  const reader = new FieldReader(data);
  const id = reader.text("id");
  const summary = reader.text("summary");
  const fields = {
    title: withCharacters(reader.text("title")),
    date: reader.first("date", (value) => (typeof value === "string" ? statedDay(value) : undefined)),
    time: reader
      .fields("date")
      .map(({ value }) => (typeof value === "string" ? parseTime(value) : undefined))
      .find(Boolean),
    source: reader.first("source", sourceAddress),
    agency: reader.text("agency"),
    reporters: reader.all("reporters", readPeople),
    translators: reader.all("translators", readPeople),
    editors: reader.all("editors", readPeople),
    channels: channels(reader.all("channels", readTexts)),
    tags: reader.all("tags", (value) => readTags(value, isJekyll)),
    image: withWords(reader.first("image", readLeadPicture), reader),
    lang: reader.first("lang", languageTag),
  };
  const addresses = reader.all("address", readTexts)?.filter((address) => !isWebAddress(address));
  return present({
    id: id as ArticleId | undefined,
    stated: present(fields),
    summary,
    isDraft: isDraft(reader),
    addresses: nonEmpty(addresses),
    unknown: reader.unknown(),
  });
}

const isNo = (value: FieldValue): boolean =>
  typeof value === "string" && /^(?:false|no|off|0)$/i.test(value.trim());

/** Returns the texts of a list, or a single text in a list; undefined if a value is no text. */
function readTexts(value: FieldValue): readonly string[] | undefined {
  // Hexo writes a category below another one as a list in a list.
  const items = Array.isArray(value) ? (value as readonly FieldValue[]).flat(3) : [value];
  const texts = items.map((item) => (typeof item === "string" ? withSingleSpaces(item) : undefined));
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text || []);
}

/** Returns the tags of a field. A text may hold several tags between commas. An item of a list is one tag. */
function readTags(value: FieldValue, isJekyll: boolean): readonly string[] | undefined {
  const texts = readTexts(value);
  if (typeof value !== "string") return texts?.map(plainTag);
  const isParted = isJekyll || /^\s*#\S+(?:\s+#\S+)+\s*$/.test(value);
  const between = /[,，、،;；]/u.test(value) ? /\s*[,，、،;；]\s*/u : isParted ? /\s+/u : /(?!)/;
  return texts
    ?.flatMap((text) => text.split(between))
    .map(plainTag)
    .filter(Boolean);
}

const plainTag = (text: string): string => withoutWikiLinks(withCharacters(text)).replace(/^#(?=\S)/, "");

/** Returns a text with the characters in the place of HTML's references, which exporters leave in fields. */
const withCharacters = <Text extends string | undefined>(text: Text): Text =>
  text?.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, decodeString) as Text;

/** Returns a web address, or that of a link; undefined for a path, which is only the place of the page on a generator's site. */
function sourceAddress(value: FieldValue): string | undefined {
  if (typeof value !== "string") return undefined;
  const address = value.trim().replace(/^(?:\[[^[\]]*\]\(|<)\s*(\S+?)\s*[)>]$/, "$1");
  return isWebAddress(address) ? address : undefined;
}

function languageTag(value: FieldValue): string | undefined {
  const tag =
    typeof value === "string"
      ? value
          .trim()
          .replace(/_/g, "-")
          .replace(/\.utf-?8$/i, "")
      : "";
  return isLanguageTag(tag) ? tag : undefined;
}

function withWords(picture: Picture | undefined, reader: FieldReader): Picture | undefined {
  const alt = reader.text("imageAlt") ?? "";
  const caption = (reader.text("imageCaption") ?? "").replace(/<\/?[a-z][^<>]*>/gi, "");
  return picture && { ...picture, alt: picture.alt || alt, caption: picture.caption || caption };
}

function isDraft(reader: FieldReader): boolean {
  const has = (meaning: FieldMeaning, holds: (value: FieldValue) => boolean): boolean =>
    reader.fields(meaning).some(({ value }) => holds(value));
  return (
    has("draft", (value) => isTruth(value) && !isNo(value)) ||
    has("status", (value) => typeof value === "string" && /^\s*(?:draft|private|hidden)\s*$/i.test(value)) ||
    has("published", isNo)
  );
}

/** Returns the channels. Each becomes a folder of the site. */
function channels(names: readonly string[] | undefined): readonly ChannelId[] | undefined {
  const unsafe = names?.find((name) => !isSafeName(name));
  if (unsafe === undefined) return names as readonly ChannelId[] | undefined;
  throw new ArticleError(
    "bad-front-matter",
    `the channel \`${unsafe.slice(0, 80)}\` cannot be part of an address`,
    "use letters, digits, `-` and `_`, at most 80 bytes",
  );
}
