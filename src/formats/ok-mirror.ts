import { MARKDOWN_EXTENSIONS } from "../intake/extensions.js";
import { rememberLast } from "../lib/memoize.js";
import { present } from "../lib/present.js";
import type { SearchPattern } from "../lib/text/linear-pattern.js";
import { nativePattern } from "../lib/text/linear-pattern.js";
import type { Notice } from "../model/problem.js";
import type { Format, FormatInput, Pattern, PatternMatch, RawArticle } from "../model/raw-article.js";
import { anotherArticle } from "./another-article.js";
import type { Frame } from "./frame/frame.js";
import { frameFormat } from "./frame/frame-format.js";
import { sourceAtEdges } from "./markdown/fields/source-at-edges.js";
import {
  ABOVE,
  ADVERT,
  AUTHOR_LINE,
  BEGINNING,
  BLOCK_END,
  DATELINE,
  DATELINE_IN_OTHER_FIGURES,
  DATELINE_OF_WIRE,
  DATELINE_WITHOUT_YEAR,
  DAY_LINE,
  FOOTER_LINE,
  LINKED_TITLE,
  NEXT_ARTICLE,
  ONLY_ADDRESS,
  RULE,
  TITLE,
  TITLE_ADDRESS,
  TITLE_AND_HTML,
  TITLE_AND_RULE,
  TRAILER,
} from "./ok-mirror-patterns.js";
import { statedByFile } from "./stated-by-file.js";
import { withTitleLine } from "./title-line.js";

/** The trailer at the end of a file. The article's text may name another source in the same words. */
const trailer = trailerAtTheEnd();

/** The end of the text: the trailer or, in a file that names no original, the rule at its end. */
const end = onlyMatch((text) => trailer.exec(text) ?? ruleAtTheEnd(text));

const frame: Frame = {
  name: "ok-mirror",
  extensions: MARKDOWN_EXTENSIONS,
  match: [
    {
      pattern: either(BEGINNING, TITLE_AND_HTML),
      missing: "it does not begin with a title line `### …` over a rule",
    },
  ],
  after: TITLE_AND_RULE,
  before: end,
  adverts: [
    // Navigation below the first rule, and the mirror's own advertisements between the blocks.
    nativePattern(ADVERT),
  ],
  markup: "html",
  bodyPatterns: [],
  layout: {
    body: ["#artbody", ".post_content", "#ar_body", ".ar_content", ".article-content", ".entry-content"],
    findsProse: true,
    tellsOutside: true,
    // Other publishers have their furniture around the text.
    wholeBodies: ["#artbody", ".post_content"],
    drop: ["#below_article_ad"],
    endComment: "article content end",
    header: ".arttop",
  },
  fields: {
    title: [{ pattern: nativePattern(LINKED_TITLE) }, { pattern: titleLine() }],
    source: [
      { pattern: addressOf(trailer) },
      { pattern: addressOf(TITLE_ADDRESS) },
      { pattern: labelledAddress() },
    ],
    // The edition in Traditional characters.
    lang: [{ text: "zh-Hant", where: trailerTo(/^https?:\/\/[^/]+\/b5\//iu) }],
    date: [{ pattern: timeElement() }],
    reporters: [{ pattern: aboveHtml(AUTHOR_LINE) }],
  },
  // The patterns fit all publishers of this format, each of which may use several hosts. A dateline names its own agency, so
  // the list of agencies need not be complete.
  publisher: {
    tagUrl: /^https?:\/\/[^/]+\/(?:gb|b5)\/tag\/(?<slug>[^/?#]+?)(?:\.html?)?\/?(?:[?#].*)?$/i,
    ownTagUrl:
      /^https?:\/\/[^/]+\/(?:[a-z][a-z\d-]{1,11}\/)?tags?\/(?<slug>[^/?#]+?)(?:\.html?)?\/?(?:[?#].*)?$/i,
    articleUrl:
      /^https?:\/\/[^/]+\/(?:[a-z][a-z\d-]{1,11}\/)?(?<year>\d{1,4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<id>n\d+)/i,
    dateline: either(DATELINE, DATELINE_OF_WIRE, DATELINE_WITHOUT_YEAR, DATELINE_IN_OTHER_FIGURES),
    agencies: ["大纪元", "新唐人", "中央社", "美国之音", "自由亚洲电台", "自由亚洲", "希望之声", "明慧网"],
  },
};

const wholeFile = frameFormat(frame);

/**
 * The format of the scraper that renames links to `<ok>`. A file has a title line, a rule of dashes, a line of navigation,
 * perhaps a lead block, the HTML of the text, a rule, the original's address, and perhaps advertisements. The container of
 * the text has a known name, or its paragraphs tell it from other elements.
 */
export const okMirror: Format = {
  ...wholeFile,
  matches: (input) => wholeFile.matches(belowHead(input)),
  missing: (input) => wholeFile.missing?.(belowHead(input)),
  read: readFirst,
};

/** Returns a file without what stands above its title. Markdown with front matter is none of the scraper, unless a trailer ends it. */
function belowHead(input: FormatInput): FormatInput & { readonly untitled?: Notice } {
  const { text = "" } = input;
  const [above = ""] = ABOVE.exec(text) ?? [];
  const rest = text.slice(above.length);
  const isOther = above === "" || (above.startsWith("---") && !trailer.exec(rest));
  const { text: titled, notice } = withTitleLine(isOther ? text : rest, input.id);
  return titled === text ? input : { ...input, text: titled, ...present({ untitled: notice }) };
}

/** Reads the first article of a file, and tells of another one below it. */
function readFirst(input: FormatInput): RawArticle {
  const below = belowHead(input);
  const { text = "" } = below;
  const next = NEXT_ARTICLE.exec(text);
  const first = next ? text.slice(0, next.index + next[0].length) : text;
  const raw = wholeFile.read({ ...below, text: first });
  const above = (input.text ?? "").slice(0, Math.max(0, (input.text ?? "").length - text.length));
  return {
    ...raw,
    stated: below === input ? raw.stated : { ...statedByFile(input), ...raw.stated },
    notices: [
      ...(raw.kind === "html" && isCutOff(raw.html, first) ? [CUT_OFF] : []),
      ...(below.untitled ? [below.untitled] : []),
      ...(raw.notices ?? []),
      ...(next ? [anotherArticle((above + first).split("\n").length)] : []),
    ],
  };
}

const CUT_OFF: Notice = {
  code: "cut-off",
  message: "the file ends before the element that holds its text, and without the original's address",
  hint: "scrape it again, or restore it from an earlier commit",
};

/** Tells whether a file ends within its body. */
function isCutOff(html: string, text: string): boolean {
  if (end.exec(text)) return false;
  const opened = html.match(/<div\b/gi)?.length ?? 0;
  return opened > (html.match(/<\/div\b/gi)?.length ?? 0);
}

/** Returns a pattern for the day in a `<time>` or in a line above the HTML. It finds nothing in a text with a dateline, which is more reliable. */
function timeElement(): SearchPattern {
  const time = /<time\b[^<>]{0,200}?\bdatetime=["']?(\d{4}-\d{2}-\d{2})/i;
  const line = aboveHtml(DAY_LINE);
  return onlyMatch((text) => {
    const match = time.exec(text) ?? line.exec(text);
    return match && !DATELINE.test(text) ? match : null;
  });
}

/** Returns a pattern that is looked for above the HTML. */
function aboveHtml(pattern: RegExp): SearchPattern {
  return onlyMatch((text) => pattern.exec(text.split("<", 1)[0] ?? ""));
}

/** Returns a pattern for the address behind a label such as `Source:`, or for the only line below the last rule. */
function labelledAddress(): SearchPattern {
  return onlyMatch((text) => {
    const rule = [...everyRule.all(text)].at(-1);
    const only = rule && ONLY_ADDRESS.exec(text.slice(rule.index + rule[0].length))?.[1];
    const address = sourceAtEdges(text) ?? only;
    return address ? { 0: address, index: text.lastIndexOf(address) } : null;
  });
}

/** Returns a pattern that finds at most one match. */
function onlyMatch(exec: SearchPattern["exec"]): SearchPattern {
  return { exec, all: (text) => [exec(text)].filter((match) => match !== null) };
}

/** Returns a pattern that finds what the first of some patterns finds that finds anything. */
function either(...patterns: readonly RegExp[]): Pattern {
  return {
    exec: (text) => patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? null,
  };
}

const everyTrailer = nativePattern(TRAILER);
const everyRule = nativePattern(RULE);

/** Limit of the distance from the trailer's rule to its words, in characters. */
const BEFORE_TRAILER = 200;

const TRAILER_WORDS = ["原文", "来源", "來源", "出处", "出處"];

/** Returns the last trailer. The last place of its words nearly always is the trailer, and is searched first. */
function lastTrailer(text: string): PatternMatch | undefined {
  const words = Math.max(...TRAILER_WORDS.map((word) => text.lastIndexOf(word)));
  if (words < 0) return undefined;
  const start = text.indexOf("\n", words - BEFORE_TRAILER) + 1;
  const found = start <= words ? [...everyTrailer.all(text.slice(start))].at(-1) : undefined;
  if (found) return { 0: found[0], groups: found.groups, index: start + found.index };
  return [...everyTrailer.all(text)].at(-1);
}

/** Returns a pattern that finds the last trailer if no block of text ends behind it. Each file is searched several times in a row. */
function trailerAtTheEnd(): SearchPattern {
  const find = rememberLast((text: string): PatternMatch | null => {
    const match = lastTrailer(text);
    return match && !BLOCK_END.test(text.slice(match.index)) ? match : null;
  });
  return onlyMatch(find);
}

/** Returns the last rule if there are only links and addresses below it. */
function ruleAtTheEnd(text: string): PatternMatch | null {
  const last = [...everyRule.all(text)].at(-1);
  const below = last && text.slice(last.index + last[0].length).split("\n");
  return last && below?.every(isFooter) ? last : null;
}

/** The most characters below a rule that may be a footer. */
const LONGEST_FOOTER = 1000;

const isFooter = (line: string): boolean => line.length < LONGEST_FOOTER && FOOTER_LINE.test(line.trim());

/** Returns a pattern whose first group is the title in the first line, without the marks that may close a heading. */
function titleLine(): SearchPattern {
  return onlyMatch((text) => {
    const match = TITLE.exec(text);
    return match && { 0: match[0], 1: match[1]?.trimEnd().replace(/[ \t]#{2,6}$/, ""), index: match.index };
  });
}

/** Returns a pattern that finds the trailer if the trailer's address matches. */
function trailerTo(addresses: RegExp): SearchPattern {
  return onlyMatch((text) => {
    const match = trailer.exec(text);
    return addresses.test(match?.groups?.address ?? "") ? match : null;
  });
}

/** Returns an address without marks around it and punctuation behind it. */
const withoutMarks = (address = ""): string =>
  address.replace(/^([*_`]{1,3})(.*)\1$/u, "$2").replace(/^<|(?<![>)。，])[>)。，]+$/gu, "");

/** Returns a pattern that gives as its first group the group `address` of another pattern. */
function addressOf(pattern: Pattern): SearchPattern {
  return onlyMatch((text) => {
    const match = pattern.exec(text);
    return match && { 0: match[0], 1: withoutMarks(match.groups?.address), index: match.index };
  });
}
