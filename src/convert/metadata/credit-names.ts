import { simplify } from "../../lib/text/simplify.js";
import { PLACE_NAMES } from "./place-names.js";

const COMPOUND_SURNAMES = /^(?:欧阳|司徒|上官|诸葛|司马|东方|皇甫|尉迟|公孙|慕容|夏侯|令狐|端木|南宫)/u;
const HAN_NAME = /^\p{Script=Han}{2,3}$/u;
const TRANSCRIBED_NAME = /^\p{Script=Han}{1,8}(?:[‧·・•]\p{Script=Han}{1,8}){1,3}$/u;
const LATIN_NAME = /^(?=\p{Lu})[\p{Script=Latin}.'’-]+(?: [\p{Script=Latin}.'’-]+){1,4}/u;
/** The ends of names of desks and functions. These are not people. */
const NOT_A_NAME =
  /(?:通讯员|实习生|新闻|中心|栏目|编辑|记者|综合|采访|报导|报道|整理|讯|电|社|台|部|组|网|版)$/u;
/** The pieces between the marks that part names. 和 and 与 part names only between two characters on each side: 李和平 is one name. */
const TOKENS =
  /(?:[^、／/和与&＆\s]|(?<!\p{Script=Han}{2})[和与]|[和与](?!\p{Script=Han}{2})|(?<=[\p{Script=Latin}.])\s+(?=\p{Script=Latin}))+/gu;
const ROLE = /^.{0,6}?(?:记者站?|作家|撰稿人|评论员|特派员)/u;

/**
 * Returns the names of the people in the middle part of a credit. 、 ／ / 和 and, between Chinese names, spaces part the
 * names. A place may stand behind the last name; what may be either is left out. Names keep their characters.
 * @param text the part, such as `袁某、张某某台湾台北`
 * @param offset the offset of the part within the line
 * @param tagRanges the ranges of the tag links within the line: a place is often a link, and the end of a name hardly ever
 */
export function namesIn(
  text: string,
  offset: number,
  tagRanges: readonly (readonly [from: number, to: number])[],
): string[] {
  const names: string[] = [];
  const simple = simplify(text);
  for (const match of simple.matchAll(TOKENS)) {
    const role = ROLE.exec(match[0])?.[0] ?? "";
    const token = text.slice(match.index + role.length, match.index + match[0].length);
    const start = offset + match.index + role.length;
    const place = tagRanges.find(
      ([from, to]) => from > start && to >= start + token.length && from < start + token.length,
    );
    const name = nameIn((place ? token.slice(0, place[0] - start) : token).normalize("NFKC").trim());
    if (name && !names.includes(name)) names.push(name);
  }
  return names;
}

function nameIn(token: string): string | undefined {
  const latin = LATIN_NAME.exec(token)?.[0];
  if (latin) return latin.trim();
  if (TRANSCRIBED_NAME.test(token)) return token;
  return nameBeforePlace(token.replace(/(?<=\p{Script=Han})[A-Z.]+$/u, ""));
}

/** Returns the Chinese name at the beginning of a token; undefined if neither the end of the token nor a place follows it. */
function nameBeforePlace(token: string): string | undefined {
  const simple = simplify(token);
  if (!/^\p{Script=Han}+$/u.test(simple) || startsWithPlace(simple)) return undefined;
  if (HAN_NAME.test(simple)) return NOT_A_NAME.test(simple) ? undefined : token;
  if (simple.length === 4 && COMPOUND_SURNAMES.test(simple)) return token;
  for (const length of [3, 2, 4]) {
    const name = simple.slice(0, length);
    const isName = !NOT_A_NAME.test(name) && (length < 4 || COMPOUND_SURNAMES.test(name));
    if (isName && startsWithPlace(simple.slice(length))) return token.slice(0, length);
  }
  return undefined;
}

const PLACES: ReadonlySet<string> = new Set(PLACE_NAMES);
const PLACE_LENGTHS = [...new Set(PLACE_NAMES.map((place) => place.length))];

const startsWithPlace = (text: string): boolean =>
  PLACE_LENGTHS.some((length) => PLACES.has(text.slice(0, length)));
