import { withSingleSpaces } from "../../../lib/html/characters.js";
import { firstPresent } from "../../../lib/present.js";
import type { Fields, FieldValue } from "./fields.js";

/** Names under which a mapping has the name of what it describes, such as a tag or a person. A name goes before those behind it. */
export const NAME_KEYS = "name label display_name displayname fullname title term value".split(" ");
/** Names under which a mapping has a day. */
export const DAY_KEYS = ["$date", "published", "created", "date", "value"];

/**
 * Returns the texts of a field, each in one line: of a text, a list at any depth of lists, or a mapping with one of some names.
 * Returns undefined if a value is none of these.
 */
export function readTexts(value: FieldValue, keys: readonly string[] = []): readonly string[] | undefined {
  if (typeof value === "string") return [withSingleSpaces(value)].filter(Boolean);
  // Hexo writes a category below another one as a list in a list.
  if (Array.isArray(value)) {
    const texts = (value as readonly FieldValue[]).map((item) => readTexts(item, keys));
    return texts.includes(undefined) ? undefined : texts.flatMap((one) => one ?? []);
  }
  const inner = firstOf(value as Fields, keys);
  return inner === undefined ? undefined : readTexts(inner, keys);
}

/** Returns the value of the first of some names that a mapping has; undefined if it has none. */
export const firstOf = (mapping: Fields, names: readonly string[]): FieldValue | undefined =>
  firstPresent(names, (name) => mapping[name] || undefined);
