import { isMapping, type Mapping } from "./json-values.js";

const HEADINGS = ["heading", "subheading", "header"];
const TEXTS = ["text", "content", "body", "paragraphs"];
/** What another article has, and a section has not. */
const OF_ARTICLES = ["url", "link", "href", "date", "author"];

/** Returns the blocks of a list of sections, each of which has a text and some a heading; undefined for any other value. */
export function sectionBlocks(value: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(value) || !value.every(isSection)) return undefined;
  return value.some((one) => headingOf(one) !== undefined) ? value.flatMap(blocksOf) : undefined;
}

const isSection = (value: unknown): value is Mapping =>
  isMapping(value) &&
  value.type === undefined &&
  (textOf(value) !== undefined || headingOf(value) !== undefined) &&
  !OF_ARTICLES.some((name) => value[name] !== undefined);

const headingOf = (section: Mapping): string | undefined =>
  HEADINGS.map((name) => section[name]).find((one) => typeof one === "string" && one.trim() !== "") as
    | string
    | undefined;

const textOf = (section: Mapping): unknown =>
  TEXTS.map((name) => section[name]).find((one) => typeof one === "string" || Array.isArray(one));

function blocksOf(section: Mapping): unknown[] {
  const heading = headingOf(section);
  const text = [textOf(section) ?? []].flat() as unknown[];
  const lines = text.flatMap((one) => (typeof one === "string" ? one.split(/\n\s*\n/) : [one]));
  return [...(heading === undefined ? [] : [{ type: "header", text: heading }]), ...lines];
}
