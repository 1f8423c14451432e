import { isSafeName } from "../../../lib/safe-name.js";
import { isLanguageTag } from "../../../lib/text/language-tag.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime } from "../../../lib/text/parse-time.js";
import { isWebAddress } from "../../../model/allow-list.js";
import type { FrontMatter, Picture } from "../../../model/article.js";
import type { ArticleId, ChannelId } from "../../../model/names.js";
import { ArticleError } from "../../../model/problem.js";
import { type FieldMeaning, isKnownField, namesOf, plainName } from "./field-names.js";
import type { Fields, FieldValue } from "./fields.js";
import { readLeadPicture } from "./read-lead-picture.js";
import { readPeople } from "./read-people.js";

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

/** Mappings of Zola, Hugo and other generators. They hold fields like those of the top level. */
const GROUPS: ReadonlySet<string> = new Set(["taxonomies", "taxonomy", "extra", "params", "seo"]);

/** A field of the file. */
interface Field {
  readonly name: string;
  readonly value: FieldValue;
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
    title: reader.text("title"),
    date: reader.first("date", (value) => (typeof value === "string" ? parseDay(value) : undefined)),
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
  return {
    ...(id ? { id: id as ArticleId } : {}),
    stated: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(summary ? { summary } : {}),
    isDraft: isDraft(reader),
    ...(addresses?.length ? { addresses } : {}),
    unknown: reader.unknown(),
  };
}

/** Holds the fields by their plain names, and collects the names of unusable fields. */
class FieldReader {
  private readonly byName = new Map<string, Field>();
  private readonly misread = new Set<string>();
  private readonly names: string[] = [];

  constructor(data: Fields) {
    this.add(data);
    for (const [name, group] of Object.entries(data))
      if (GROUPS.has(plainName(name)) && isMapping(group)) this.add(group);
  }

  private add(fields: Fields): void {
    for (const [name, value] of Object.entries(fields)) {
      const key = plainName(name);
      if (GROUPS.has(key) && isMapping(value)) continue;
      this.names.push(name);
      if (!isEmpty(value) && !this.byName.has(key)) this.byName.set(key, { name, value });
    }
  }

  /** Returns the fields of a meaning that have a value. The most important field is first. */
  fields(meaning: FieldMeaning): readonly Field[] {
    return namesOf(meaning).flatMap((name) => this.byName.get(name) ?? []);
  }

  /** Returns the value of the first field that can be read; undefined if none can. */
  first<Value>(meaning: FieldMeaning, read: (value: FieldValue) => Value | undefined): Value | undefined {
    for (const { name, value } of this.fields(meaning)) {
      const result = read(value);
      if (result !== undefined) return result;
      if (!hasOtherMeaning(meaning, name, value)) this.misread.add(name);
    }
    return undefined;
  }

  /** Returns the values of all fields of a meaning, without repeats; undefined if there are none. */
  all(
    meaning: FieldMeaning,
    read: (value: FieldValue) => readonly string[] | undefined,
  ): string[] | undefined {
    const found = new Set<string>();
    for (const { name, value } of this.fields(meaning)) {
      const texts = read(value);
      if (texts === undefined) this.misread.add(name);
      for (const text of texts ?? []) found.add(text);
    }
    return found.size > 0 ? [...found] : undefined;
  }

  /** Returns a field as one line of text. @throws ArticleError if a title or id is no text */
  text(meaning: FieldMeaning): string | undefined {
    return this.first(meaning, (value) => {
      if (typeof value === "string") return line(value) || undefined;
      if (meaning !== "title" && meaning !== "id") return undefined;
      const hint = "docs/settings.md has the table of fields";
      throw new ArticleError("bad-front-matter", `\`${meaning}\` must be a text`, hint);
    });
  }

  unknown(): readonly string[] {
    return [...new Set(this.names.filter((name) => !isKnownField(name) || this.misread.has(name)))];
  }
}

/** Tells whether another meaning reads a field: `published: false` is no day, and `url: /2023/ferry/` is no source. */
const hasOtherMeaning = (meaning: FieldMeaning, name: string, value: FieldValue): boolean =>
  (meaning === "date" && isTruth(value)) || (meaning === "source" && plainName(name) === "url");

const isMapping = (value: FieldValue): value is Fields => typeof value === "object" && !Array.isArray(value);

const isEmpty = (value: FieldValue): boolean =>
  typeof value === "string" ? value.trim() === "" : Object.keys(value).length === 0;

const isTruth = (value: FieldValue): boolean =>
  typeof value === "string" && /^(?:true|false|yes|no|on|off)$/i.test(value.trim());

const isNo = (value: FieldValue): boolean =>
  typeof value === "string" && /^(?:false|no|off|0)$/i.test(value.trim());

const line = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Returns the texts of a list, or a single text in a list; undefined if a value is no text. */
function readTexts(value: FieldValue): readonly string[] | undefined {
  const items = Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
  const texts = items.map((item) => (typeof item === "string" ? line(item) : undefined));
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text || []);
}

/** Returns the tags of a field. A text may hold several tags between commas. An item of a list is one tag. */
function readTags(value: FieldValue, isJekyll: boolean): readonly string[] | undefined {
  const texts = readTexts(value);
  if (typeof value !== "string") return texts?.map((text) => text.replace(/^#(?=\S)/, ""));
  const between = /[,，、;；]/u.test(value) ? /\s*[,，、;；]\s*/u : isJekyll ? /\s+/u : /(?!)/;
  return texts
    ?.flatMap((text) => text.split(between))
    .map((text) => text.replace(/^#(?=\S)/, ""))
    .filter(Boolean);
}

/** Returns a web address; undefined for a path, which is only the place of the page on a generator's site. */
const sourceAddress = (value: FieldValue): string | undefined =>
  typeof value === "string" && isWebAddress(value.trim()) ? value.trim() : undefined;

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
  const caption = reader.text("imageCaption") ?? "";
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
