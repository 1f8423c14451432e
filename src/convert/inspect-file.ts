import type { Element, Root } from "hast";
import { findBody } from "../convert/html/take-content.js";
import { askFormats, formatOf, inputOf } from "../formats/read-article.js";
import { groupBy } from "../lib/group-by.js";
import { withSingleSpaces } from "../lib/html/characters.js";
import { classesOf, elementsIn, textOf } from "../lib/html/elements.js";
import { okToLinks, treeOf } from "../lib/html/parse-html.js";
import { present } from "../lib/present.js";
import { selectAll } from "../lib/text/selector.js";
import type { FrontMatter, Release } from "../model/article.js";
import type { ConvertOptions } from "../model/declared-format.js";
import type { ArticleId } from "../model/names.js";
import type { Notice, Refusal } from "../model/problem.js";
import type { DroppedPart, HtmlLayout, RawArticle } from "../model/raw-article.js";
import { attempt, convertRaw, readFile } from "./convert-file.js";

/** How one file is read: by which format, and with which result. For an operator who declares a format. */
export interface FileReport {
  readonly file: string;
  /** The format that reads it. */
  readonly format?: string;
  /** The reason why each format does not read it. Absent if one does. */
  readonly missing?: readonly { readonly format: string; readonly missing: string }[];
  /** Why there is no article. */
  readonly problem?: Notice;
  /** The front matter of the article, or of the frame if the conversion fails. */
  readonly fields?: Partial<FrontMatter>;
  /** When the article is published, if not always. */
  readonly published?: string;
  readonly body?: BodyReport;
  readonly links?: number;
  readonly pictures?: number;
  readonly dropped?: readonly { readonly selector: string; readonly count: number; readonly words: string }[];
  readonly notices?: readonly Notice[];
}

/** Where the body is, how long it is without white space, and how it begins and ends. */
interface BodyReport {
  readonly place: string;
  readonly length: number;
  readonly first: string;
  readonly last: string;
}

const PUBLISHED: Readonly<Record<Release, string | undefined>> = {
  always: undefined,
  never: "never: it is a draft",
  "on-date": "from its date on",
};

/** Characters that are shown of words. */
const SHOWN = 60;

/** Reads and converts a file, and reports how. Pure. @param file path or name of the file */
export function inspectFile(
  bytes: Uint8Array,
  file: string,
  id: ArticleId,
  options: ConvertOptions,
): FileReport {
  const asked = ask(bytes, file, id, options);
  if ("problem" in asked) return { file, ...asked };
  const raw = readFile(bytes, file, id, options);
  if ("problem" in raw) return { file, ...asked, problem: raw.problem };
  const article = convertRaw(raw, options);
  const place =
    raw.kind === "html" ? placesIn(raw, options) : { place: "all of it, as Markdown", dropped: [] };
  if ("problem" in article)
    return { file, ...asked, fields: raw.stated, dropped: place.dropped, problem: article.problem };
  const { meta, markdown, notices = [] } = article;
  const { tagMentions, links, pictures = [], summary: _, length, textDigest: __, release, ...fields } = meta;
  const tags = tagMentions.map(({ text }) => text);
  const words = withSingleSpaces(markdown);
  return {
    file,
    ...asked,
    fields: { ...fields, ...(tags.length > 0 ? { tags } : {}) },
    ...present({ published: PUBLISHED[release ?? "always"] }),
    body: { place: place.place, length, first: words.slice(0, SHOWN), last: words.slice(-SHOWN) },
    links: links.length,
    pictures: pictures.length,
    dropped: place.dropped,
    notices,
  };
}

function ask(
  bytes: Uint8Array,
  file: string,
  id: ArticleId,
  options: ConvertOptions,
): Pick<FileReport, "format" | "missing"> | Refusal {
  return attempt(() => {
    const input = inputOf(bytes, file, id, options);
    const format = formatOf(input, options);
    return format ? { format: format.name } : { missing: askFormats(input, options) };
  });
}

function placesIn(
  { html, layout, dropped, adverts = [] }: RawArticle & { readonly kind: "html" },
  { limits }: ConvertOptions,
): { readonly place: string; readonly dropped: NonNullable<FileReport["dropped"]> } {
  const tree = treeOf(okToLinks(html), limits);
  const found = findBody(tree, layout);
  if (!found) return { place: "", dropped: [] };
  const { body, selector } = found;
  if (dropped) return { place: "what the page's furniture leaves", dropped: byReason(dropped) };
  const cut = adverts.map((advert) => ({ selector: "advert", count: 1, words: wordsOf([advert]) }));
  return { place: selector ?? describedPlace(body), dropped: [...droppedIn(tree, body, layout), ...cut] };
}

/** Returns the first words of some texts. */
const wordsOf = (texts: readonly string[]): string =>
  withSingleSpaces(texts.join(" ").slice(0, 20 * SHOWN)).slice(0, SHOWN);

/** Returns what was left out of a saved page, in a row for each reason. */
function byReason(dropped: readonly DroppedPart[]): NonNullable<FileReport["dropped"]> {
  const groups = groupBy(dropped, ({ reason }) => reason);
  return Array.from(groups, ([selector, parts]) => ({
    selector,
    count: parts.length,
    words: wordsOf(parts.map(({ text }) => text)),
  }));
}

function describedPlace(body: Element | Root): string {
  if (body.type === "root") return "all of it";
  const names = [
    body.properties.id && `#${body.properties.id}`,
    ...classesOf(body).map((name) => `.${name}`),
  ];
  return `${body.tagName}${names.filter(Boolean).join("")}, which holds the text`;
}

function droppedIn(tree: Root, body: Element | Root, { drop }: HtmlLayout): FileReport["dropped"] & object {
  const inside = new Set(elementsIn(body));
  return drop.map((selector) => {
    const elements = selectAll(tree, selector).filter((element) => inside.has(element));
    return { selector, count: elements.length, words: wordsOf(elements.map(textOf)) };
  });
}
