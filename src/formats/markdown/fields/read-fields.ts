import { plainTitle, withCharacters } from "../../../lib/html/plain-title.js";
import { withoutArchive } from "../../../lib/html/resolve-address.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { isSafeName } from "../../../lib/safe-name.js";
import { parseLanguage } from "../../../lib/text/language-tag.js";
import { dateOrderOf } from "../../../lib/text/parse-day.js";
import { parseTime, statedDay } from "../../../lib/text/parse-time.js";
import { isWebAddress } from "../../../model/allow-list.js";
import type { FrontMatter, Picture } from "../../../model/article.js";
import type { ArticleId, ChannelId } from "../../../model/names.js";
import { ArticleError } from "../../../model/problem.js";
import { type FieldMeaning, plainName } from "./field-names.js";
import { FieldReader, isTruth } from "./field-reader.js";
import type { Fields, FieldValue } from "./fields.js";
import { plainCaption, readLeadPicture } from "./read-lead-picture.js";
import { isNothing, readPeople, withoutWikiLinks } from "./read-people.js";
import { DAY_KEYS, NAME_KEYS, readTexts } from "./read-texts.js";
import { isFrontPage } from "./source-at-edges.js";

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
  const lang = reader.first("lang", (value) => parseLanguage(readTexts(value, LANGUAGE_KEYS)?.[0] ?? ""));
  const people = (value: FieldValue): readonly string[] | undefined => readPeople(value, lang);
  const [dated] = reader.fields("date");
  const order = dated && DAY_FIRST.test(plainName(dated.name)) ? "dmy" : dateOrderOf(lang);
  const fields = {
    title: plainTitle(reader.text("title")),
    date: reader.first("date", (value) => firstPresent(daysIn(value), (text) => statedDay(text, order))),
    time: firstPresent(
      reader.fields("date").flatMap(({ value }) => daysIn(value)),
      parseTime,
    ),
    source: sourceIn(reader),
    agency: reader.text("agency"),
    reporters: reader.all("reporters", people),
    translators: reader.all("translators", people),
    editors: reader.all("editors", people),
    channels: channels(reader.all("channels", (value) => readTexts(value))),
    tags: reader.all("tags", (value) => readTags(value, isJekyll)),
    image: withWords(reader.first("image", readLeadPicture), reader),
    lang,
  };
  const addresses = reader
    .all("address", (value) => readTexts(value))
    ?.filter((address) => !isWebAddress(address.replace(/^<(.*)>$/, "$1")));
  return present({
    id: id as ArticleId | undefined,
    stated: present(fields),
    summary,
    isDraft: isDraft(reader),
    addresses: nonEmpty(addresses),
    unknown: reader.unknown(),
  });
}

/** Plain names of the field of the day in languages that all write the day before the month. */
const DAY_FIRST =
  /^(?:дата|fecha|datum|tarih|yayıntarihi|ngày|ngay|tanggal|tarehe|تاریخ|تاريخ|التاريخ|datedepubli|data(?:de|di)pubb?li|veröff)/u;

const isNo = (value: FieldValue): boolean =>
  typeof value === "string" && /^(?:false|no|off|0)$/i.test(value.trim());

const daysIn = (value: FieldValue): readonly string[] => readTexts(value, DAY_KEYS) ?? [];

const LANGUAGE_KEYS = ["code", "id", "name"];

/**
 * Returns the tags of a field. A text may hold several tags between commas. An item of a list is one tag, unless it is the only
 * one: YAML does not know the commas of Arabic and Chinese.
 */
function readTags(value: FieldValue, isJekyll: boolean): readonly string[] | undefined {
  const isText =
    typeof value === "string" ||
    (Array.isArray(value) && value.length === 1 && /[，、،]/u.test(String(value[0])));
  return readTexts(withColons(value), NAME_KEYS)
    ?.map(withCharacters)
    .flatMap((text) => (isText ? partedTags(text, isJekyll) : [text]))
    .map(plainTag)
    .filter((tag) => tag !== "" && !isNothing(tag));
}

/** YAML takes a tag with a colon, such as `- Series: Rivers`, for a mapping. Returns a list with texts in the place of those. */
function withColons(value: FieldValue): FieldValue {
  if (!Array.isArray(value)) return value;
  return (value as readonly FieldValue[]).map((item) => {
    if (typeof item === "string" || Array.isArray(item)) return item;
    const [[name, text] = [], ...others] = Object.entries(item as Fields);
    const isName = name === undefined || NAME_KEYS.includes(name) || others.length > 0;
    return isName || typeof text !== "string" ? item : `${name}: ${text}`;
  });
}

/** Returns the tags of a text: `a, b`, `#a #b`, `a | b`, `:a:b:` of Org, or a list that a program printed. */
function partedTags(text: string, isJekyll: boolean): string[] {
  const printed = /^\[\s*(["'].*["'])\s*\]$/.exec(text)?.[1];
  if (printed !== undefined) return printed.replace(/^["']|["']$/g, "").split(/["']\s*,\s*["']/);
  if (/[,，、،;；]/u.test(text)) return text.split(/\s*[,，、،;；]\s*/u);
  if (/^:(?:[^\s:]+:)+$/.test(text)) return text.split(":");
  if (isJekyll || /^#\S+(?:\s+#\S+)+$/.test(text)) return text.split(/\s+/u);
  return text.split(/\s+\|\s+/u);
}

const plainTag = (text: string): string => withoutWikiLinks(text).replace(/^#(?=\S)/, "");

/** Scrapers state the address of the site beside that of the article, which goes first. */
function sourceIn(reader: FieldReader): string | undefined {
  const stated = reader.first("source", sourceAddress);
  if (stated === undefined || !isFrontPage(new URL(stated))) return stated;
  const addresses = reader.fields("source").map(({ value }) => sourceAddress(value));
  return addresses.find((one) => one !== undefined && !isFrontPage(new URL(one))) ?? stated;
}

const SOURCE_KEYS = ["url", "href", "link", "@id"];

/** Returns a web address, or that of a link; undefined for a path, which is only the place of the page on a generator's site. */
function sourceAddress(value: FieldValue): string | undefined {
  const [written = ""] = readTexts(value, SOURCE_KEYS) ?? [];
  const address = written.replace(/^(?:\[[^[\]]*\]\(|<)\s*(\S+?)\s*[)>]$/, "$1");
  return isWebAddress(address) ? withoutArchive(address) : undefined;
}

function withWords(picture: Picture | undefined, reader: FieldReader): Picture | undefined {
  const alt = reader.text("imageAlt") ?? "";
  const caption = plainCaption(reader.text("imageCaption") ?? "");
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
