import * as v from "valibot";
import { isLanguageTag } from "../lib/text/language-tag.js";
import { isWrittenPattern, linearPattern } from "../lib/text/linear-pattern.js";
import { checkSelector } from "../lib/text/selector.js";
import type { DeclaredFormat } from "../model/declared-format.js";
import { someText } from "./setting-types.js";

/** Throws an Error that says what is wrong with a text. */
type Check = (text: string) => void;

const isPattern: Check = (text) => void linearPattern(text);

const isSelectorOrPattern: Check = (text) => (isWrittenPattern(text) ? isPattern(text) : checkSelector(text));

const isTextOrPattern: Check = (text) => {
  if (text.trim() === "") throw new Error("must not be empty");
  if (isWrittenPattern(text)) isPattern(text);
};

const isLanguage: Check = (text) => {
  if (!isLanguageTag(text)) isSelectorOrPattern(text);
};

const isExtension: Check = (text) => {
  if (!/^\.[a-z0-9]{1,10}$/.test(text)) throw new Error("must be a file's ending like .md, in lower case");
};

const isPatternWith =
  (...groups: readonly string[]): Check =>
  (text) => {
    isPattern(text);
    const missing = groups.find((group) => !text.includes(`(?<${group}>`));
    if (missing) throw new Error(`the pattern has no group \`(?<${missing}>…)\``);
  };

/** A text, or a list of texts, each of which is checked; becomes a list. */
function texts(check: Check) {
  return v.pipe(
    v.union([v.string(), v.array(v.string())], "must be a text or a list of texts"),
    v.transform((value): readonly string[] => (typeof value === "string" ? [value] : value)),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const text of dataset.value) {
        const reason = reasonAgainst(check, text);
        if (reason) addIssue({ message: `${reason} (in \`${text}\`)` });
      }
    }),
  );
}

function text(check: Check) {
  return v.pipe(
    v.string("must be a text"),
    v.rawCheck(({ dataset, addIssue }) => {
      const reason = dataset.typed ? reasonAgainst(check, dataset.value) : undefined;
      if (reason) addIssue({ message: reason });
    }),
  );
}

function reasonAgainst(check: Check, value: string): string | undefined {
  try {
    check(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const field = () => v.optional(texts(isSelectorOrPattern), []);

/** One of the `formats` in the settings. */
const formatSchema = v.strictObject({
  name: someText(),
  match: texts(isTextOrPattern),
  extensions: v.optional(texts(isExtension), ".md .markdown .mdown .mkd .html .htm .xhtml".split(" ")),
  after: v.optional(text(isPattern)),
  before: v.optional(text(isPattern)),
  adverts: v.optional(texts(isPattern), []),
  markup: v.optional(v.picklist(["html", "markdown", "text"], "must be html, markdown or text"), "html"),
  body: field(),
  withoutText: v.optional(v.literal("link", "must be link")),
  drop: v.optional(texts(checkSelector), []),
  links: v.optional(text(checkSelector)),
  endsAt: v.optional(v.string("must be a text")),
  prettified: v.optional(v.boolean("must be true or false")),
  title: field(),
  date: field(),
  dateOrder: v.optional(v.picklist(["dmy", "mdy"], "must be dmy or mdy")),
  source: field(),
  agency: field(),
  reporters: field(),
  translators: field(),
  editors: field(),
  lang: v.optional(texts(isLanguage), []),
  tags: field(),
  image: field(),
  tagUrl: v.optional(text(isPatternWith("slug"))),
  articleUrl: v.optional(text(isPatternWith("id"))),
  dateline: v.optional(text(isPatternWith("month", "day"))),
  agencies: v.optional(v.array(v.string("must be a text"), "must be a list of texts"), []),
});

export const formatsSchema = v.pipe(
  v.array(formatSchema, "must be a list of formats"),
  v.check(
    (formats) => new Set(formats.map(({ name }) => name)).size === formats.length,
    "two formats have the same name",
  ),
  v.transform((formats): readonly DeclaredFormat[] => formats),
);

/** The schema of declared formats, or one that stands in for it. */
export type FormatsSchema = v.GenericSchema<readonly unknown[], readonly DeclaredFormat[]>;
