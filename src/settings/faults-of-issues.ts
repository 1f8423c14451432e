import type * as v from "valibot";
import type { Fault } from "./mirror-settings.js";
import { nearestName } from "./nearest-name.js";

/** What a setting has to be, by what the schema calls it. */
const NOUNS: Readonly<Record<string, string>> = { string: "a text", array: "a list" };
/** Names that say the same. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["content", "folder", "path", "dir", "directory", "source"],
  ["baseUrl", "url", "site", "address"],
  ["title", "name"],
];
/** Settings in one place that are listed where a name is like none of them. */
const MOST_LISTED = 12;
const NAMED_VALUES = "must be a list of `name: value`";

/** A part of a schema: it may wrap another one, have settings by name, or be a list of items. */
type Schema = v.GenericSchema & {
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
};

/** Returns what is wrong with settings, in words. @param schema of the settings */
export const faultsOfIssues = (issues: readonly v.BaseIssue<unknown>[], schema: v.GenericSchema): Fault[] =>
  issues.flatMap((issue): Fault[] => {
    const steps = (issue.path ?? []).map(({ key }) => key);
    if (issue.expected !== "never") return [[keyOf(steps), reasonOf(issue)]];
    const outer = steps.slice(0, -1);
    const written = issue.path?.at(-1)?.input;
    if (Array.isArray(written)) return [[keyOf(outer), NAMED_VALUES]];
    const beside = namesBeside(steps, schema);
    // An issue names the first of them.
    return Object.keys(written as object)
      .filter((name) => !beside.includes(name))
      .map((name) => [keyOf([...outer, name]), `unknown setting${adviceOn(name, beside, schema)}`]);
  });

/** Returns what may have been meant by an unknown name: a setting beside it or, if there is none, one in another place. */
function adviceOn(name: string, beside: readonly string[], schema: Schema): string {
  const places = placesIn(schema);
  const dot = name.lastIndexOf(".");
  if (dot > 0 && places.includes(name))
    return `; write ${name.slice(dot + 1)} on a line below ${name.slice(0, dot)}, indented`;
  const elsewhere = places.filter((place) => place === name || place.endsWith(`.${name}`));
  const near =
    nearestName(name, beside) ??
    beside.find((one) => SYNONYMS.some((words) => words.includes(one) && words.includes(name))) ??
    elsewhere.find((place) => !place.includes("[")) ??
    elsewhere[0];
  if (near !== undefined) return `; did you mean ${near}?`;
  return beside.length <= MOST_LISTED ? `; here can stand ${beside.join(", ")}` : "";
}

/** Returns the places of all settings. */
function placesIn(schema: Schema, above = ""): string[] {
  const { item, entries = {} } = unwrapped(schema) ?? {};
  if (item) return placesIn(item, `${above}[0]`);
  return Object.entries(entries).flatMap(([name, inner]) => {
    const place = above === "" ? name : `${above}.${name}`;
    return [place, ...placesIn(inner, place)];
  });
}

/** Returns the place of a setting as it would be written: `formats[0].title`. */
function keyOf(steps: readonly unknown[]): string {
  const keys = steps.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return keys.join("").replace(/^\./, "") || "(whole file)";
}

function reasonOf({ type, received, message }: v.BaseIssue<unknown>): string {
  if (type === "strict_object" && received === "undefined") return "is missing";
  const noun = NOUNS[type] === undefined ? NAMED_VALUES : `must be ${NOUNS[type]}`;
  const reason = message.startsWith("Invalid type") ? noun : message;
  if (received === "null") return `${reason} (it is empty)`;
  if (type === "non_empty") return reason;
  if (!/^["\d-]|^(?:true|false)$/.test(received)) return reason;
  return `${reason} (it is ${received}${type === "string" ? `: write "${received}"` : ""})`;
}

/** Returns the names of the settings that may stand in the place of one. */
function namesBeside(steps: readonly unknown[], schema: Schema): string[] {
  const outer = steps.slice(0, -1).reduce<Schema | undefined>((found, key) => {
    const inner = unwrapped(found);
    return typeof key === "number" ? inner?.item : inner?.entries?.[String(key)];
  }, schema);
  return Object.keys(unwrapped(outer)?.entries ?? {});
}

const unwrapped = (schema: Schema | undefined): Schema | undefined =>
  schema?.wrapped ? unwrapped(schema.wrapped) : schema;
