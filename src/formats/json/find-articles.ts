import { unescapedText } from "../../lib/html/plain-title.js";
import { namesOf, plainName } from "../markdown/fields/field-names.js";
import type { Fields, FieldValue } from "../markdown/fields/fields.js";
import { hasTags, taggedTextAsHtml } from "../text-as-html.js";
import { blocksAsHtml } from "./blocks-as-html.js";
import { isMapping, type Mapping } from "./json-values.js";

/** The text of an article. What is called `text` may have HTML in it or not. */
export interface JsonBody {
  readonly kind: "html" | "text" | "markdown";
  readonly text: string;
  /** The types of its blocks that are not in the text. */
  readonly unread?: readonly string[];
}

export interface JsonArticle {
  /** Its fields and those around it, as front matter has them, without those of the text. */
  readonly fields: Fields;
  readonly body: JsonBody;
}

/** The plain names of the fields that hold the text. A name goes before the names behind it. */
const BODY_NAMES: ReadonlyMap<string, JsonBody["kind"]> = new Map(
  Object.entries({
    html: "contenthtml bodyhtml articlehtml html",
    markdown: "contentmarkdown contentmd markdown selftext",
    text: "articlebody content body maintext fulltext articletext text contenttext textcontent cleanedtext rawtext bodytext articlecontent newscontent fullcontent postcontent plaintext paragraphs 正文 内容 內容 內文 本文 본문 내용 texto cuerpo contenido corpo conteúdo conteudo texte contenu inhalt testo contenuto текст содержание вміст тэкст treść metin içerik nộidung noidung isi konten maudhui متن النص المحتوى",
  } as const).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind as JsonBody["kind"]])),
);

/** The plain names of fields that hold the text where they have typed blocks. */
const BLOCKS_NAMES = new Set(
  "blocks contentblocks bodyblocks contentelements richtext document sections layout".split(" "),
);

/** Mappings whose fields count as those of the article. */
const GROUPS = new Set("metadata meta fields attributes frontmatter article post data".split(" "));

/** Fields that are not read: a file's name is the id of its article, and its folder the channel. */
const NOT_READ = new Set([
  ...BODY_NAMES.keys(),
  ...BLOCKS_NAMES,
  ...GROUPS,
  ...namesOf("id"),
  ...namesOf("channels"),
]);

/** Fields whose numbers are keys of a database. */
const NAMES_OF_THINGS = new Set((["reporters", "translators", "editors", "tags"] as const).flatMap(namesOf));

/** Levels of lists and mappings in which an article is looked for. */
const DEEPEST_ARTICLE = 5;
/** Levels of values in a field. */
const DEEPEST_VALUE = 20;

/** Returns the articles in a JSON value that are in no other one. An article has a text, and a title or an address. */
export const findArticles = (value: unknown): JsonArticle[] => articlesIn(value, {}, 0);

/** @param outer fields of the mappings around the value */
function articlesIn(value: unknown, outer: Fields, depth: number): JsonArticle[] {
  if (depth > DEEPEST_ARTICLE) return [];
  if (Array.isArray(value)) return value.flatMap((item) => articlesIn(item, {}, depth + 1));
  if (!isMapping(value)) return [];
  const fields = { ...outer, ...fieldsOf(value) };
  const body = bodyOf(value);
  if (body && hasName(fields)) return [{ fields, body }];
  return Object.values(value).flatMap((inner) => articlesIn(inner, fields, depth + 1));
}

const hasName = (fields: Fields): boolean =>
  Object.keys(fields).some((name) => [...namesOf("title"), ...namesOf("source")].includes(plainName(name)));

/** Returns the fields of a mapping. Those of its groups come behind its own. */
function fieldsOf(value: Mapping): Fields {
  const groups = Object.entries(value).flatMap(([name, inner]) =>
    GROUPS.has(plainName(name)) && isMapping(inner) ? Object.entries(inner) : [],
  );
  const fields = [...groups, ...Object.entries(value)].flatMap(([name, inner]): [string, FieldValue][] =>
    NOT_READ.has(plainName(name)) || isSite(inner) ? [] : [[name, fieldOf(name, inner)]],
  );
  return Object.fromEntries([...fields, ...ofWordPress(value), ...ofArc(value)]);
}

/** Tells whether a value is the address of a site, which is not that of an article. */
const isSite = (value: unknown): boolean =>
  typeof value === "string" && /^https?:\/\/[^/?#]+\/?$/i.test(value);

/**
 * The terms, the author and the picture of an answer of WordPress, whose own fields have only their numbers: those that it
 * embeds, else those that a plugin for search engines states beside them.
 */
function ofWordPress(value: Mapping): [string, FieldValue][] {
  const { _embedded: embedded, yoast_head_json: head } = value;
  if (isMapping(embedded)) return ofEmbedded(embedded);
  const isNumbered = (name: string): boolean =>
    [value[name] ?? []].flat().every((one) => typeof one === "number");
  return isMapping(head) ? ofYoast(head).filter(([name, texts]) => texts.length > 0 && isNumbered(name)) : [];
}

/** The author, the sections and the keywords in the head that the plugin Yoast writes. Its picture may be the site's own. */
function ofYoast({ author, schema }: Mapping): [name: string, texts: string[]][] {
  const graph = isMapping(schema) && Array.isArray(schema["@graph"]) ? schema["@graph"] : [];
  const texts = (value: unknown): string[] => [value].flat().filter((one) => typeof one === "string");
  const tags = graph
    .filter(isMapping)
    .flatMap((one) => [...texts(one.articleSection), ...texts(one.keywords)]);
  return [
    ["author", texts(author)],
    ["tags", tags],
  ];
}

function ofEmbedded(embedded: Mapping): [string, FieldValue][] {
  const named = (value: unknown): FieldValue[] =>
    [value].flat(2).flatMap((one) => (isMapping(one) && typeof one.name === "string" ? one.name : []));
  const [picture] = [embedded["wp:featuredmedia"]].flat() as unknown[];
  return [
    ["author", named(embedded.author)],
    ["tags", named(embedded["wp:term"])],
    ["image", isMapping(picture) && typeof picture.source_url === "string" ? picture.source_url : ""],
  ];
}

/** The people whom Arc names in a mapping by what they did. */
const ofArc = ({ credits }: Mapping): [string, FieldValue][] =>
  isMapping(credits) && Array.isArray(credits.by) ? [["author", fieldOf("author", credits.by)]] : [];

/** Returns the text of an article: of the first name that has one. A list is one of paragraphs. */
function bodyOf(value: Mapping): JsonBody | undefined {
  const byName = new Map(Object.entries(value).map(([name, inner]) => [plainName(name), inner]));
  for (const [name, kind] of BODY_NAMES) {
    const blocks = blocksAsHtml(byName.get(name));
    if (blocks) return { kind: "html", text: blocks.html, unread: blocks.unread };
    const text = textOf(byName.get(name));
    if (text.trim() === "") continue;
    return kind === "text" ? bodyOfText(text) : { kind, text };
  }
  for (const name of BLOCKS_NAMES) {
    const blocks = blocksAsHtml(byName.get(name));
    if (blocks) return { kind: "html", text: blocks.html, unread: blocks.unread };
  }
  return undefined;
}

function bodyOfText(text: string): JsonBody {
  if (hasTags(text)) return { kind: "html", text: taggedTextAsHtml(text) };
  return IS_MARKDOWN.test(text) ? { kind: "markdown", text } : { kind: "text", text: unescapedText(text) };
}

/** A link or picture of Markdown, or a heading within the text. */
const IS_MARKDOWN = /\[[^[\]\n]{0,300}\]\(https?:[^()\s]{1,2000}\)|^#{2,4} \S/m;

/** A section of XML, as a feed puts it around a text. */
const SECTION = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/;

function textOf(value: unknown): string {
  if (typeof value === "string") return SECTION.exec(value)?.[1] ?? value;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join("\n\n");
  if (!isMapping(value)) return "";
  return textOf(value.rendered ?? value.html ?? value.processed ?? value.value ?? value.text ?? "");
}

/** Returns a value as front matter has it. */
function fieldOf(name: string, value: unknown, depth = 0): FieldValue {
  if (value === null || value === undefined || depth > DEEPEST_VALUE) return "";
  if (typeof value === "number" && NAMES_OF_THINGS.has(plainName(name))) return "";
  if (Array.isArray(value))
    return value.map((item) => fieldOf(name, item, depth + 1)).filter((item) => item !== "");
  if (!isMapping(value)) return String(value);
  if (typeof value.rendered === "string") return value.rendered.replace(/<[^<>]*>/g, "");
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fieldOf("", inner, depth + 1)]),
  );
}
