export type Mapping = Readonly<Record<string, unknown>>;

/** Tells whether a value of JSON is a mapping. */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A string, or a word that programs write for a number that is none. */
const STRING_OR_WORD = /"(?:[^"\\]|\\[\s\S])*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Returns a text with what programs write that JSON does not have as JSON has it: `NaN` is `null`, and control characters in
 * strings, such as the ends of lines, are escaped.
 */
export const mendJson = (text: string): string =>
  text.replace(STRING_OR_WORD, (found) =>
    found.startsWith('"') ? found.replace(/\p{Cc}/gu, (one) => JSON.stringify(one).slice(1, -1)) : "null",
  );
