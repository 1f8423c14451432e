import { isKnownField, plainName } from "./field-names.js";

/** What programs write above the text of an article, in the form of `plainName`. */
const LABELS = new Set(
  "content body article articletext fulltext markdowncontent 正文 内容 內容 全文 本文 본문 내용 содержание contenu contenido conteúdo contenuto inhalt içerik nộidung النص المحتوى متن text текст texte texto testo".split(
    " ",
  ),
);
/** Labels that may name who wrote the text as well: `Text: Ada Moreno`. */
const OF_WRITERS = /^(?:text|текст|texte|texto|testo)$/;
const LONGEST_NAME = 40;

/** Fields that the reader of Jina writes of its own work. */
export const OF_THE_READER = /^(?:Markdown Content|Warning|Number of Pages)$/;

const LINE = /^(?:\*\*)?(\p{L}[\p{L}\p{M}\p{N}_ -]{0,30})(?:\*\*)?[:：](?:\*\*)?[ \t]*(.*)$/u;
const MOST_LINES = 40;

/**
 * Returns the fields at the beginning of a file, up to the label of the text (`Content:`, `正文：`), which may stand on a line of its
 * own or before the text. Blank lines may stand between the fields. Returns undefined if there is no such label, or another line
 * above it than a known field.
 */
export function fieldsAboveLabel(beginning: string): string | undefined {
  let end = 0;
  for (const line of beginning.split("\n", MOST_LINES)) {
    const [whole, name = "", value = ""] = LINE.exec(line.trimEnd()) ?? [];
    if (whole === undefined && line.trim() !== "") return undefined;
    const label = plainName(name);
    if (LABELS.has(label) && end > 0) {
      if (value === "") return beginning.slice(0, end + line.length + 1);
      const isWriter = OF_WRITERS.test(label) && value.length <= LONGEST_NAME;
      return isWriter ? undefined : beginning.slice(0, end + line.indexOf(value, name.length));
    }
    if (whole !== undefined && !isKnownField(name) && !OF_THE_READER.test(name)) return undefined;
    end += line.length + 1;
  }
  return undefined;
}
