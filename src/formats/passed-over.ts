import { isJson, isPage } from "../intake/extensions.js";
import { nameOf } from "../lib/paths.js";

/** Names of files that describe a repository, with any extension, perhaps with a language before it: `README.zh-CN.md`. */
const REPOSITORY_FILE =
  /^(?:readme|licen[cs]e|copying|notice|authors|contributors|contributing|maintainers|governance|funding|change-?log|changes|history|code[_-]of[_-]conduct|security|support|issue_template|pull_request_template|_?sidebar|_?navbar|_?footer|_?coverpage|summary|404|[jt]sconfig)(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.\w+$/i;

/** Such names in other languages. In small letters they may be those of articles. */
const IN_OTHER_LANGUAGES =
  /^(?:L[EÉ]EME|LEIA-?ME|LISEZ-?MOI|LIES-?MICH|LEGGIMI|CZYTAJTO|(?:BENI)?OKUBENI|BENIOKU|ПРОЧТИ(?:[-_ ]?МЕНЯ)?|ПРОЧИТАЙ(?:[-_ ]?МЕНЕ)?|LICEN[CÇZ](?:IA|A)|LIZENZ|L[Iİ]SANS|ЛИЦЕНЗИЯ|ЛІЦЕНЗІЯ|CONTRIBU(?:IR|IRE|ER))\.\w+$/u;

const FRONT_MATTER = /^(?:---|\+\+\+)[ \t]*\r?\n/;

/** Tells whether a file describes the repository, such as its README. A file with front matter is an article. */
export const isRepositoryFile = (path: string, text: string): boolean =>
  (REPOSITORY_FILE.test(nameOf(path)) || IN_OTHER_LANGUAGES.test(nameOf(path).normalize("NFC"))) &&
  !FRONT_MATTER.test(text);

/** Folders in which Jekyll and Eleventy have what they put around each page. */
const FOLDER_OF_TEMPLATES = /(?:^|\/)_(?:layouts|includes)\//;
/** What a generator fills in, at the beginning of a page or of its title. Hugo's shortcodes stand in texts. */
const FILLED_IN = /^\s*\{(?:%|\{(?![<%]))|<title>\s*\{[{%]/i;
/** What shows other pages: all of a list, or the one that is put here. */
const SHOWS_OTHERS = /\{%-?\s*for\s|\{\{-?\s*content\s*-?\}\}/;
const TAGS = /\{\{[^{}]*\}\}|\{%[^%]*%\}|<[^<>]*>/g;
/** Letters of a page that has words of its own besides a heading. */
const FEWEST_LETTERS = 60;

/** Tells whether a file is a template of a site's generator: pages are made with it, or it lists other pages. */
export function isTemplate(path: string, text: string): boolean {
  if (FOLDER_OF_TEMPLATES.test(path)) return true;
  if (isJson(path)) return FRONT_MATTER.test(text);
  if (!isPage(path)) return false;
  if (FILLED_IN.test(text.slice(0, 5000))) return true;
  if (!FRONT_MATTER.test(text) || !SHOWS_OTHERS.test(text)) return false;
  const body = text.slice(text.indexOf(`\n${text.slice(0, 3)}`) + 4);
  return (body.replace(TAGS, " ").match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS;
}

/** Feeds, sitemaps and their like, which a copier of websites saves as `feed/index.html`, too. */
const FEED =
  /^\s*(?:<\?[^>]{0,500}>\s*|<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml|oembed)\b/;

/** Tells whether a file has nothing for a reader, such as a feed or what WordPress answers to programs. */
export const isForPrograms = (path: string, text: string): boolean =>
  FEED.test(text.slice(0, 5000)) || (/(?:^|\/)wp-json\//.test(path) && /^\s*[{[]/.test(text));

/** Limit of other lines in a list of links, for each link. */
const MOST_OTHERS = 0.2;
/** Limit of other lines above the first link. */
const INTRODUCTION = 2;
/** A list of links to other sites has at least this many. An article may be one link. */
const FEWEST_LINKS = 5;

/** White space ends the address, so that one character is read in one way: the search stays linear. */
const LINK = /\[[^[\]\n]*\]\((?<address>[^()\s]*)(?:[^\S\n][^()\n]*)?\)/gu;
/** A line may hold these beside its links: marks of a list or table, numbers, days. */
const BESIDE_LINKS = /^[\s\d#*+|>·•.,，、:：/年月日()（）&;nbsp-]*$/u;
/** A line that is a rule, a heading, or empty. */
const NO_TEXT = /^(?:[-=*_|: ]*|#{1,6}\s.*)$/u;

/** The title, the rule and the links of a scraper's file, which ends there: its text is missing. */
const BARE_FRAME =
  /^\s*#{1,6}[^\n]*\n\s*-{3,}[ \t]*\n\s*#{0,6}[ \t]*\[[^\]\n]*\]\([^()\n]*\?n\d+\)[^\n]*\s*(?:-{3,}[ \t]*\n[^\n[]{0,40}(?:https?:\S*)?\s*)?$/u;

/** Tells whether a Markdown file is a list of links, such as a mirror's list of its articles. */
export function isIndexPage(text: string): boolean {
  if (BARE_FRAME.test(text)) return false;
  if (FRONT_MATTER.test(text)) return false;
  let links = 0;
  let inside = 0;
  let others = 0;
  for (const line of text.split("\n")) {
    const found = line.includes("](") ? [...line.matchAll(LINK)] : [];
    if (found.length > 0 && BESIDE_LINKS.test(line.replace(LINK, ""))) {
      links += found.length;
      inside += found.filter(({ groups }) => !/^\w+:/.test(groups?.address ?? "")).length;
    } else if (!NO_TEXT.test(line.trim())) others++;
    // The first sentences of an article stand before any list. The first lines thus decide for most files.
    if (others > INTRODUCTION + links * MOST_OTHERS) return false;
  }
  if (others > links * MOST_OTHERS) return false;
  return inside > 0 ? inside >= links / 2 : links >= FEWEST_LINKS;
}
