import { nameOf } from "../lib/paths.js";

/** Names of files that a repository keeps for those who look into it, with any ending and behind that of a language. */
const REPOSITORY_FILE =
  /^(?:readme|licen[cs]e|copying|notice|authors|contributors|contributing|maintainers|governance|funding|change-?log|changes|history|code[_-]of[_-]conduct|security|support|issue_template|pull_request_template|_?sidebar|_?navbar|_?footer|_?coverpage|summary|404)(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.\w+$/i;

/** Tells whether a file is one of the repository, such as its README: by its name, unless it has front matter. */
export const isRepositoryFile = (path: string, text: string): boolean =>
  REPOSITORY_FILE.test(nameOf(path)) && !/^(?:---|\+\+\+)[ \t]*\r?\n/.test(text);

/** Lines that are no link, for each that is one, that a list of links may have. */
const MOST_OTHERS = 0.2;
/** Of these, as many may stand above the list. */
const INTRODUCTION = 2;
/** Links to other sites that a list has at least: an article may be one link. */
const FEWEST_LINKS = 5;

/** White space ends the address, so that one character is read in one way: the search stays linear. */
const LINK = /\[[^[\]\n]*\]\((?<address>[^()\s]*)(?:[^\S\n][^()\n]*)?\)/gu;
/** What may stand beside a link: marks of a list or table, numbers, days. */
const BESIDE_LINKS = /^[\s\d#*+|>·•.,，、:：/年月日()（）&;nbsp-]*$/u;
/** A rule, a heading, or nothing. */
const NO_TEXT = /^(?:[-=*_|: ]*|#{1,6}\s.*)$/u;

/** Tells whether a Markdown file is a list of links, as a mirror has them to its articles. */
export function isIndexPage(text: string): boolean {
  if (/^(?:---|\+\+\+)[ \t]*\r?\n/.test(text)) return false;
  let links = 0;
  let inside = 0;
  let others = 0;
  for (const line of linesOf(text)) {
    const found = line.includes("](") ? [...line.matchAll(LINK)] : [];
    if (found.length > 0 && BESIDE_LINKS.test(line.replace(LINK, ""))) {
      links += found.length;
      inside += found.filter(({ groups }) => !/^\w+:/.test(groups?.address ?? "")).length;
    } else if (!NO_TEXT.test(line.trim())) others++;
    // An article has its first sentences before any list: most files are told by their first lines.
    if (others > INTRODUCTION + links * MOST_OTHERS) return false;
  }
  if (others > links * MOST_OTHERS) return false;
  return inside > 0 ? inside >= links / 2 : links >= FEWEST_LINKS;
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? undefined : end);
    if (end < 0) return;
    start = end + 1;
  }
}
