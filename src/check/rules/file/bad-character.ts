import { isDataScript } from "../../read/script-source.js";
import type { SiteFile } from "../../read/site-file.js";
import type { FileRule } from "../rule.js";

/** Every character that XML 1.0 does not have. */
const BAD = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Findings of one file. A file of another kind, named like a page, would have thousands. */
const MOST = 20;

export const badCharacter: FileRule = {
  name: "bad-character",
  text: "a character that XML does not have",
  why: "Feed readers and search engines refuse the file, and screens show nothing or a box.",
  hint: "build again; if the character came from an article, please report the article",
  *checkFile(file) {
    if (file.kind !== "page" && file.kind !== "xml" && file.kind !== "svg") return;
    yield* inSource(file.text);
    yield* file.badReferences;
    if (file.kind === "page") yield* inTexts(file);
  },
  wrong: { page: "<p>te&#8;xt</p>" },
  right: { page: "<p>te&amp;#8;xt &#x2014; text</p>" },
};

function* inSource(text: string): Generator<string> {
  if (!BAD.test(text)) return;
  let count = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const [character] = BAD.exec(line) ?? [];
    if (character === undefined) continue;
    yield `${nameOf(character)} in line ${index + 1}`;
    if (++count === MOST) return;
  }
}

/** Looks for characters that are written as references, or as escapes in JSON. */
function* inTexts({ text, texts, elements }: SiteFile): Generator<string> {
  const decoded = text.includes("&#")
    ? [...texts, ...elements.flatMap(({ attributes }) => attributes.map(({ value }) => value))]
    : [];
  const data = elements.filter(isDataScript).flatMap((element) => stringsIn(element.text));
  for (const value of [...decoded, ...data]) {
    const [character] = BAD.exec(value) ?? [];
    if (character !== undefined && !text.includes(character))
      yield `${nameOf(character)} in “${value.slice(0, 80)}”`;
  }
}

/** Returns the strings in a JSON text, names included; nothing if it is not JSON, as inline-script says. */
function stringsIn(json: string): string[] {
  const strings: string[] = [];
  try {
    JSON.parse(json, (name, value) => {
      strings.push(name);
      if (typeof value === "string") strings.push(value);
      return value;
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return strings;
}

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
