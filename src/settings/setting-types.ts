import * as v from "valibot";

/** A text that is not empty. */
export const someText = () => v.pipe(v.string("must be a text"), v.regex(/\S/, "must not be empty"));

/** The path of a folder, relative to the settings file. No system has a name with the character 0. */
export const folderPath = () =>
  v.pipe(
    v.string("must be a path"),
    v.nonEmpty("must not be empty"),
    v.check((text) => !text.includes("\0"), "must be a path"),
  );

export function webAddress() {
  return v.pipe(
    v.string(),
    v.check(isPublicWebAddress, "must be an http or https address without a password"),
  );
}

/** Tells whether a text is an http(s) address without a user name and password. Pages show the address, and would show these. */
export const isPublicWebAddress = (text: string): boolean =>
  /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text) && URL.canParse(text);

/** Labels of channels by the names of their folders. */
export function labelsSchema() {
  return v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), "must be a list of `folder: label`"),
    v.record(v.string(), v.pipe(v.string(), v.regex(/\S/, "must have a label"))),
  );
}
