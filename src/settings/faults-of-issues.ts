import type * as v from "valibot";
import type { Fault } from "./mirror-settings.js";
import { nearestName } from "./nearest-name.js";

/** What a setting has to be, by what the schema calls it. */
const NOUNS: Readonly<Record<string, string>> = { string: "a text", array: "a list" };
const NAMED_VALUES = "must be a list of `name: value`";

/** A part of a schema: it may wrap another one, have settings by name, or be a list of items. */
type Schema = v.GenericSchema & {
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
};

/** Returns what is wrong with settings, in words. @param schema of the settings */
export const faultsOfIssues = (issues: readonly v.BaseIssue<unknown>[], schema: v.GenericSchema): Fault[] =>
  issues.map((issue) => {
    const steps = (issue.path ?? []).map(({ key }) => key);
    if (issue.expected !== "never") return [keyOf(steps), reasonOf(issue)];
    if (Array.isArray(issue.path?.at(-1)?.input)) return [keyOf(steps.slice(0, -1)), NAMED_VALUES];
    const near = nearestName(String(steps.at(-1)), namesBeside(steps, schema));
    return [keyOf(steps), `unknown setting${near ? `; did you mean ${near}?` : ""}`];
  });

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
