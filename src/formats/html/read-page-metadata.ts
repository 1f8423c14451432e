import type { Root } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, elementsIn } from "../../lib/html/elements.js";
import { resolveWebAddress } from "../../lib/html/resolve-address.js";
import { isLanguageTag } from "../../lib/text/language-tag.js";
import type { Day } from "../../model/names.js";
import type { Notice } from "../../model/problem.js";
import { readPageAddress } from "./metadata/page-address.js";
import { readPageTitle } from "./metadata/page-title.js";
import { readJsonLd } from "./metadata/read-json-ld.js";
import { readMarkup } from "./metadata/read-markup.js";
import { collectMetaElements, readMetaElements, readOpenGraph } from "./metadata/read-meta-elements.js";
import { readVisibleAuthors } from "./metadata/read-visible-authors.js";
import { readVisibleDate } from "./metadata/read-visible-date.js";
import { linesAroundTitle } from "./metadata/visible-lines.js";
import type { PageFacts } from "./page-facts.js";

/** What a page says of itself. What it does not say is absent. */
export interface PageMetadata {
  /** Empty where the page has none. */
  readonly title: string;
  readonly date?: Day;
  /** See `FrontMatter.time`. */
  readonly time?: string;
  /** The address that the page gives itself, absolute. */
  readonly source?: string;
  /** The address by which the page's relative ones are resolved. */
  readonly base?: string;
  readonly authors?: readonly string[];
  readonly tags?: readonly string[];
  /** The absolute address of the lead picture, or a `data:` address. */
  readonly image?: string;
  readonly siteName?: string;
  readonly lang?: string;
  readonly notices: readonly Notice[];
}

/**
 * Reads what a page says of itself: JSON-LD, Open Graph, other `meta` elements, the markup of its text, and a visible
 * date near the title, in this order of trust.
 * @param location the address of the page where its container states one
 */
export function readPageMetadata(tree: Root, location?: string): PageMetadata {
  const { facts: jsonLd, notices } = readJsonLd(tree);
  const meta = collectMetaElements(tree);
  const markup = readMarkup(tree);
  const sources: readonly PageFacts[] = [jsonLd, readOpenGraph(meta), readMetaElements(meta), markup];
  const first = <Name extends keyof PageFacts>(name: Name): PageFacts[Name] | undefined =>
    sources.find((source) => source[name] !== undefined)?.[name];
  const siteName = sources[1]?.siteName ?? first("siteName");
  const title = readPageTitle(tree, { stated: titlesOf(sources), siteName });
  const { source, base } = readPageAddress(
    tree,
    sources.flatMap(({ address }) => address ?? []),
    location,
  );
  const lines = linesAroundTitle(tree, title);
  const date = first("date") ?? readVisibleDate(lines);
  const time = first("time");
  // Links to pages of tags are what a reader sees; keywords are written for search engines.
  const tags = markup.tags ?? first("tags") ?? first("sections");
  const image = resolveWebAddress(first("image"), base);
  const lang = languageOf(tree) ?? first("lang");
  const authors = first("authors") ?? readVisibleAuthors(lines);
  return {
    title,
    ...(date ? { date } : {}),
    ...(time && date && time.startsWith(date) ? { time } : {}),
    ...(source ? { source } : {}),
    ...(base ? { base } : {}),
    ...(authors ? { authors } : {}),
    ...(tags ? { tags: [...new Set(tags.map(withSingleSpaces))] } : {}),
    ...(image ? { image } : {}),
    ...(siteName ? { siteName } : {}),
    ...(lang ? { lang } : {}),
    notices,
  };
}

const titlesOf = (sources: readonly PageFacts[]): string[] => sources.flatMap(({ title }) => title ?? []);

function languageOf(tree: Root): string | undefined {
  for (const one of elementsIn(tree)) {
    if (one.tagName !== "html" && one.tagName !== "body") continue;
    const lang = (attribute(one, "lang") ?? attribute(one, "xmlLang") ?? "").trim().replace("_", "-");
    if (isLanguageTag(lang)) return lang;
  }
  return undefined;
}
