import { dayOfFolders } from "../intake/article-names.js";
import { extensionOf, isPage } from "../intake/extensions.js";
import { LFS_POINTER } from "../lib/lfs-pointer.js";
import { present } from "../lib/present.js";
import { isSafeName } from "../lib/safe-name.js";
import { type ConvertOptions, DEFAULT_CONVERT_OPTIONS } from "../model/declared-format.js";
import type { ArticleId, SourcePath } from "../model/names.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";
import { decodedStrictly } from "./charset/decode-bytes.js";
import { mendText } from "./charset/mend-text.js";
import { unpackFile } from "./charset/unpack-file.js";
import { BUILT_IN_FORMATS, formatsWith } from "./formats.js";
import { decodePage } from "./html/decode-page.js";
import { firstOfTwo, mergeConflictIn } from "./merge-conflict.js";
import { isForPrograms, isIndexPage, isRepositoryFile, isTemplate } from "./passed-over.js";

/** A longer title gets a notice. In characters; the longest real title has 64. */
export const LONG_TITLE = 300;

/** Fewest bytes besides ASCII by which the character set of a text can be told, if they are not alone among so many of ASCII. */
const FEWEST_BYTES = 6;
const MOSTLY_ASCII = 40;

/**
 * Reads the article in one file: finds the format of the file, and takes the frame off. `convertArticle` converts the body.
 * @param bytes the whole file
 * @param file path or name of the file
 * @param id the id that the file's name gives the article
 * @throws ArticleError if the file gives no article
 */
export function readArticle(
  bytes: Uint8Array,
  file: string,
  id: ArticleId,
  options: ConvertOptions = DEFAULT_CONVERT_OPTIONS,
): RawArticle {
  const input = inputOf(bytes, file, id, options);
  const format = formatOf(input, options);
  if (!format) throw unknownFormat(input, options);
  const raw = { ...withNotice(format.read(input), input), ...present({ dayOfFolders: dayOfFolders(file) }) };
  if (isSafeName(raw.id)) return raw;
  throw new ArticleError(
    "unsafe-name",
    `the id \`${raw.id.slice(0, 80)}\` cannot be an address`,
    "use letters, digits, `-` and `_`",
  );
}

/**
 * Returns a file in the form that formats read.
 * @throws ArticleError `empty-file` if the file has no text, `unreadable-file` if it only points to the file, and what
 * `unpackFile` throws
 */
export function inputOf(
  packed: Uint8Array,
  file: string,
  id: ArticleId,
  { limits }: Pick<ConvertOptions, "limits">,
): FormatInput & { readonly notice?: Notice } {
  const bytes = unpackFile(packed, limits.fileSize);
  // The format of saved pages decodes them itself, by what they state.
  const { text: written, notice } = isPage(file) ? { text: decodedStrictly("utf-8", bytes) } : decoded(bytes);
  const { text, conflict } = firstOfTwo(written && withPlainLines(written));
  if (text?.trim() === "")
    throw new ArticleError("empty-file", "the file is empty", "remove it or scrape it again");
  if (text?.startsWith(LFS_POINTER))
    throw new ArticleError(
      "unreadable-file",
      "Git LFS has the file; what lies here only points to it",
      "run `git lfs pull`",
    );
  return {
    bytes,
    text,
    path: file as SourcePath,
    id,
    limits,
    ...present({ notice: notice ?? conflict ?? mergeConflictIn(text) }),
  };
}

/**
 * Returns the first format that fits a file: of the formats that the settings declare, then of the built-in ones. Returns
 * undefined if none fits.
 * @throws ArticleError `passed-over` if the file is no article
 */
export function formatOf(
  input: FormatInput,
  { formats }: Pick<ConvertOptions, "formats">,
): Format | undefined {
  const all = formatsWith(formats);
  const declared = all.slice(0, -BUILT_IN_FORMATS.length).find((format) => isOf(format, input));
  if (declared) return declared;
  refuseOtherFiles(input);
  return BUILT_IN_FORMATS.find((format) => isOf(format, input));
}

const isOf = (format: Format, input: FormatInput): boolean =>
  format.extensions.includes(extensionOf(input.path)) && format.matches(input);

/** Returns the names of all formats in the order in which they are tried, each with the reason why it does not fit a file. */
export const askFormats = (
  input: FormatInput,
  { formats }: Pick<ConvertOptions, "formats">,
): { readonly format: string; readonly missing: string }[] =>
  formatsWith(formats).map((format) => ({ format: format.name, missing: missingIn(format, input) }));

function missingIn(format: Format, input: FormatInput): string {
  const extension = extensionOf(input.path);
  if (!format.extensions.includes(extension))
    return `it reads ${format.extensions.join(", ")}, not ${extension || "a name without an ending"}`;
  return format.missing?.(input) ?? "the file begins in another way";
}

function refuseOtherFiles(input: FormatInput): void {
  const { text } = input;
  if (text === undefined) return;
  const what = isRepositoryFile(input.path, text)
    ? "it is a file of the repository, not an article"
    : isIndexPage(text)
      ? "it is a list of links, not an article"
      : isPage(input.path) && isForPrograms(input.path, text)
        ? "it is for programs, such as a feed, and not an article"
        : isTemplate(input.path, text)
          ? "it is a template of a site's generator, not an article"
          : undefined;
  if (what) throw new ArticleError("passed-over", what);
}

function unknownFormat(input: FormatInput, { formats }: ConvertOptions): ArticleError {
  if (input.text === undefined) {
    return new ArticleError(
      "not-utf8",
      "the file is not valid UTF-8",
      "convert it to UTF-8 or scrape it again",
    );
  }
  const names = formatsWith(formats).map(({ name }) => name);
  return new ArticleError(
    "unknown-format",
    "no known format fits it",
    `known formats: ${names.join(", ")}; \`newsmirror formats\` shows what each misses; docs/formats.md says how to declare one`,
    1,
  );
}

/** Returns a text without U+0000 and marks before its first character, and with `\n` as its line ends. Patterns are written for these, and all parsers read others alike. */
function withPlainLines(text: string): string {
  const plain = (text.includes("\0") ? text.replaceAll("\0", "") : text).replace(
    /^[\ufeff\u200b-\u200f\u2060]+/,
    "",
  );
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}

/**
 * Returns the text of a file, and a notice where it is not UTF-8. There is no text where the bytes do not tell how to read them.
 */
function decoded(bytes: Uint8Array): { readonly text: string | undefined; readonly notice?: Notice } {
  const utf8 = decodedStrictly("utf-8", bytes);
  // UTF-16 and ISO-2022-JP may pass for UTF-8.
  if (utf8 !== undefined && !bytes.includes(0) && !bytes.includes(0x1b)) return mendText(utf8);
  const odd = bytes.filter((byte) => byte > 0x7f || byte === 0).length;
  if (odd > 0 && odd < FEWEST_BYTES && bytes.length < odd * MOSTLY_ASCII) return { text: utf8 };
  try {
    const { text, charset, notice } = decodePage(bytes);
    if (notice ?? charset === "utf-8") return present({ text, notice });
    return { text, notice: { ...NOT_UTF8, message: `the file is not UTF-8; it was read as ${charset}` } };
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    return { text: undefined };
  }
}

const NOT_UTF8 = {
  code: "misstated-charset",
  hint: "convert it to UTF-8 if a word of it looks wrong",
} as const;

const withNotice = (raw: RawArticle, { notice }: { readonly notice?: Notice }): RawArticle =>
  notice ? { ...raw, notices: [notice, ...(raw.notices ?? [])] } : raw;
