import { isMapping, type Mapping } from "./json-values.js";

/** A range of a block's text that has a style, or that an entity lies on. */
interface Range {
  readonly offset: number;
  readonly length: number;
  readonly style?: unknown;
  readonly key?: unknown;
}

/** Ranges of one kind in a block. Each is compared with all places where one begins or ends. */
const MOST_RANGES = 2000;

/**
 * Returns the blocks of a document of Draft.js or Prismic as other editors write them: they keep links, pictures and styles beside
 * their blocks, by ranges of characters. Undefined for any other value.
 */
export function draftBlocks(value: unknown): readonly Mapping[] | undefined {
  if (Array.isArray(value) && value.length > 0 && value.some(hasSpans)) return value.map(fromPrismic);
  if (!isMapping(value) || !isMapping(value.entityMap) || !Array.isArray(value.blocks)) return undefined;
  const entities = value.entityMap;
  return value.blocks.filter(isMapping).map((block) => blockOf(block, entities));
}

const hasSpans = (one: unknown): boolean =>
  isMapping(one) && typeof one.text === "string" && Array.isArray(one.spans);

/** The types of Prismic by those of Draft.js. */
const OF_PRISMIC: ReadonlyMap<unknown, string> = new Map([
  ["list-item", "unordered-list-item"],
  ["o-list-item", "ordered-list-item"],
  ["preformatted", "code-block"],
  ["paragraph", "unstyled"],
]);

/** Returns a block of Prismic, whose ranges have a beginning and an end, and links among them. Others stay as they are. */
function fromPrismic(block: unknown): Mapping {
  if (!isMapping(block)) return { type: "paragraph", text: String(block) };
  if (!hasSpans(block)) return block;
  const spans = (block.spans as readonly unknown[]).filter(isMapping).map((span) => {
    const [offset, end] = [Number(span.start), Number(span.end)];
    return { offset, length: end - offset, style: span.type, key: 0, data: span.data };
  });
  const links = spans.filter(({ style }) => style === "hyperlink").map((span, key) => ({ ...span, key }));
  const entities = Object.fromEntries(links.map(({ key, data }) => [key, { type: "LINK", data }]));
  const level = /^heading([1-6])$/.exec(String(block.type))?.[1];
  const type = OF_PRISMIC.get(block.type) ?? (level ? `heading-${level}` : block.type);
  return blockOf({ text: block.text, type, inlineStyleRanges: spans, entityRanges: links }, entities);
}

function blockOf(block: Mapping, entities: Mapping): Mapping {
  const type = String(block.type ?? "unstyled");
  const entity = rangesOf(block.entityRanges).map(({ key }) => entities[String(key)])[0];
  if (type === "atomic" && isMapping(entity)) return withData(entity, String(entity.type));
  const children = wordsOf(block, entities);
  if (type.endsWith("list-item"))
    return { type: type.slice(0, -5), children: [{ type: "list-item", children }] };
  const level = ["one", "two", "three", "four", "five", "six"].indexOf(type.replace("header-", "")) + 1;
  return level > 0 ? { type: "header", level, children } : { type, children };
}

/** Returns the text of a block, cut where a range begins or ends. */
function wordsOf(block: Mapping, entities: Mapping): Mapping[] {
  const text = String(block.text ?? "");
  const styles = rangesOf(block.inlineStyleRanges);
  const links = rangesOf(block.entityRanges);
  const edges = [...styles, ...links].flatMap(({ offset, length }) => [offset, offset + length]);
  const cuts = [...new Set([0, ...edges, text.length])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] as number;
    const isOver = ({ offset, length }: Range): boolean => offset <= start && offset + length >= end;
    const over = links.filter(isOver).map(({ key }) => entities[String(key)]);
    const styled = styles.filter(isOver).map(({ style }) => [String(style).toLowerCase(), true]);
    const marks = over.filter(isMapping).map((entity) => withData(entity, "link"));
    return { ...Object.fromEntries(styled), type: "text", text: text.slice(start, end), marks };
  });
}

const withData = ({ data }: Mapping, type: string): Mapping => ({ ...(isMapping(data) ? data : {}), type });

const rangesOf = (value: unknown): Range[] =>
  (Array.isArray(value) ? value.slice(0, MOST_RANGES) : []).filter(
    (one): one is Range => isMapping(one) && Number.isInteger(one.offset) && Number.isInteger(one.length),
  );
