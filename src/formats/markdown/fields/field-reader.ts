import { ArticleError } from "../../../model/problem.js";
import { type FieldMeaning, isKnownField, namesOf, plainName } from "./field-names.js";
import type { Fields, FieldValue } from "./fields.js";
import { NAME_KEYS, readTexts } from "./read-texts.js";

/** Mappings of Zola, Hugo and other generators. They hold fields like those of the top level. */
const GROUPS: ReadonlySet<string> = new Set(["taxonomies", "taxonomy", "extra", "params", "seo"]);

interface Field {
  readonly name: string;
  readonly value: FieldValue;
}

/** Under which names a mapping has the text of a field. */
const TEXT_KEYS: ReadonlyMap<FieldMeaning, readonly string[]> = new Map([
  ["agency", NAME_KEYS],
  ["title", ["main", "basic", "value", "text"]],
  ["summary", ["basic"]],
]);

/** Reads the fields of front matter by their meaning. Collects the names of unusable fields. */
export class FieldReader {
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
    const isKept =
      meaning === "date" &&
      (this.isOfClipper() || this.names.some((name) => this.isUnknownDay(plainName(name))));
    return namesOf(meaning).flatMap((name) =>
      isKept && name.startsWith("creat") ? [] : (this.byName.get(name) ?? []),
    );
  }

  /** Where a clipper found no day of publication, the day of creation is that of the clipping. */
  private readonly isUnknownDay = (key: string): boolean =>
    /^(?:date)?published(?:at|on|time)?$/.test(key) && !this.byName.has(key);

  /** MarkDownload writes the time of the clipping so. */
  private readonly isOfClipper = (): boolean =>
    /\d \(UTC [+-]\d{2}:?\d{2}\)$/.test(String(this.byName.get("created")?.value ?? ""));

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
      const [text, ...others] = readTexts(value, TEXT_KEYS.get(meaning)) ?? [];
      if (others.length === 0 && text) return text;
      if (meaning !== "title" && meaning !== "id") return undefined;
      const hint = "docs/settings.md has the table of fields";
      throw new ArticleError("bad-front-matter", `\`${meaning}\` must be a text`, hint);
    });
  }

  /** Returns the names of the fields without a known meaning, and of those that the calls so far could not read. */
  unknown(): readonly string[] {
    return [...new Set(this.names.filter((name) => !isKnownField(name) || this.misread.has(name)))];
  }
}

/** Tells whether another meaning reads a field: `published: false` is no day, and `url: /2023/ferry/` is no source. */
const hasOtherMeaning = (meaning: FieldMeaning, name: string, value: FieldValue): boolean =>
  ((meaning === "date" || meaning === "image") && isTruth(value)) ||
  (meaning === "image" && plainName(name) === "header") ||
  (meaning === "source" && ["url", "permalink"].includes(plainName(name)));

const isMapping = (value: FieldValue): value is Fields => typeof value === "object" && !Array.isArray(value);

const isEmpty = (value: FieldValue): boolean =>
  typeof value === "string" ? value.trim() === "" : Object.keys(value).length === 0;

/** Tells whether a value is a truth value of YAML, such as `yes` or `false`. */
export const isTruth = (value: FieldValue): boolean =>
  typeof value === "string" && /^(?:true|false|yes|no|on|off)$/i.test(value.trim());
