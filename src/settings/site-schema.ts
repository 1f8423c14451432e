import * as v from "valibot";
import { DEFAULT_LIMITS } from "../model/limits.js";
import type { FormatsSchema } from "./format-settings.js";
import { mirrorsSchema } from "./mirror-settings.js";
import { folderPath, isPublicWebAddress, labelsSchema, someText, webAddress } from "./setting-types.js";

/** Returns the schema of `site.yaml`. Its output has the defaults. @param formats schema of the declared formats */
export const siteSchema = (formats: FormatsSchema) =>
  v.strictObject({
    title: v.optional(someText(), "newsmirror"),
    description: v.optional(v.string(), ""),
    lang: v.optional(languageTag(), "zh-Hans"),
    variant: v.optional(v.picklist(["zh-Hans", "zh-Hant"], "must be zh-Hans or zh-Hant")),
    baseUrl: v.optional(
      v.pipe(
        v.string(),
        v.check(isBaseUrl, "must be an http or https address like https://example.org/news/"),
      ),
    ),
    channels: v.optional(labelsSchema(), {}),
    mirrors: v.optional(mirrorsSchema(formats), []),
    tags: v.optional(v.strictObject({ minArticles: v.optional(positive(), 2) }), { minArticles: 2 }),
    feeds: v.optional(
      v.strictObject({
        content: v.optional(v.picklist(["summary", "full"], "must be summary or full"), "summary"),
        tagArticles: v.optional(positive()),
      }),
      { content: "summary" },
    ),
    perPage: v.optional(positive(), 50),
    about: v.optional(aboutSchema(), {}),
    drafts: v.optional(v.boolean("must be true or false"), false),
    content: v.optional(folderPath()),
    out: v.optional(folderPath()),
    cache: v.optional(folderPath()),
    static: v.optional(folderPath()),
    packs: v.optional(folderPath()),
    templates: v.optional(folderPath()),
    images: v.optional(v.picklist(["link", "local", "omit"], "must be link, local or omit"), "link"),
    pictures: v.optional(picturesSchema(), {}),
    limits: v.optional(limitsSchema(), DEFAULT_LIMITS),
    formats: v.optional(formats, []),
    exclude: v.optional(v.array(glob(), "must be a list of globs"), []),
  });

/** A glob of what is excluded. One that begins with `!`, as in git, would be all other files. */
const glob = () =>
  v.pipe(
    someText(),
    v.check(
      (text) => !/^!(?!\()/.test(text),
      "must not begin with !: nothing is taken out of `exclude` again",
    ),
  );

function languageTag() {
  return v.pipe(
    v.string(),
    v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "must be a language tag like zh-Hans"),
  );
}

function aboutSchema() {
  return v.strictObject({
    operator: v.optional(v.string()),
    contact: v.optional(v.string()),
    original: v.optional(v.string()),
    originalUrl: v.optional(webAddress()),
    licence: v.optional(v.string()),
    repository: v.optional(webAddress()),
    text: v.optional(v.array(v.string())),
  });
}

function picturesSchema() {
  return v.strictObject({
    lead: v.optional(v.boolean("must be true or false"), false),
    maxMb: v.optional(positive()),
    rate: v.optional(aboveZero(), 1),
    timeout: v.optional(v.pipe(aboveZero(), v.maxValue(86_400, "must be at most 86400")), 60),
    userAgent: v.optional(
      v.pipe(v.string("must be a text"), v.regex(/^[\x20-\x7e]+$/, "must be one line of ASCII")),
    ),
    format: v.optional(v.picklist(["webp", "avif"], "must be webp or avif"), "webp"),
    widths: v.optional(
      v.pipe(v.array(width(), "must be a list"), v.minLength(1, "must have a width")),
      [480, 960],
    ),
  });
}

function limitsSchema() {
  return v.strictObject({
    fileSize: v.optional(positive(), DEFAULT_LIMITS.fileSize),
    // Above that, the steps of the conversion run out of stack.
    depth: v.optional(v.pipe(positive(), v.maxValue(1000, "must be at most 1000")), DEFAULT_LIMITS.depth),
    elements: v.optional(positive(), DEFAULT_LIMITS.elements),
    titleLength: v.optional(positive(), DEFAULT_LIMITS.titleLength),
    tagLength: v.optional(positive(), DEFAULT_LIMITS.tagLength),
    tags: v.optional(positive(), DEFAULT_LIMITS.tags),
  });
}

function positive() {
  return v.pipe(
    v.number("must be a number"),
    v.integer("must be a whole number"),
    v.minValue(1, "must be at least 1"),
  );
}

function aboveZero() {
  return v.pipe(v.number("must be a number"), v.gtValue(0, "must be above 0"), v.finite("must be a number"));
}

/** A picture's, in pixels. */
function width() {
  return v.pipe(positive(), v.minValue(16, "must be at least 16"), v.maxValue(4096, "must be at most 4096"));
}

/** Tells whether a site can be published at an address. */
export function isBaseUrl(text: string): boolean {
  return isPublicWebAddress(text) && !/[?#]/.test(text);
}
