import { rememberLast } from "../../lib/memoize.js";
import { firstPresent, nonEmpty, present } from "../../lib/present.js";
import { patternOf } from "../../lib/text/linear-pattern.js";
import { simplify } from "../../lib/text/simplify.js";
import type { Publisher } from "../../model/raw-article.js";
import type { Credits, Dateline, TextLine } from "../file-data.js";
import { namesIn } from "./credit-names.js";

/** Limit of a credit, in characters. A longer parenthesis is part of the story. */
const LONGEST_CREDIT = 90;
const CREDIT = /^\s*[（(]+\s*([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?)[）)]/u;
/** Other words stand in these brackets as well. */
const CREDIT_IN_BRACKETS =
  /^\s*[【〔[]\s*([^（）()【】〔〕[\]]{2,60}(?:报[导道]|编译|翻译|撰文|采写))\s*[】〕\]]/u;
/** A credit without its closing parenthesis. It ends with its verb. */
const UNCLOSED_CREDIT = /^\s*[（(]\s*([^（）()。]{2,40}?(?:报导|报道|编译|翻译))/u;
/** A credit without its opening parenthesis. */
const UNOPENED_CREDIT = /^\s*([^（）()。，]{0,12}记者[^（）()。，]{2,30}?(?:报导|报道|编译|翻译))[）)]/u;

const VERB =
  /(?:综合|采访|编译|专题|连线|独家|整理|现场|特别|摄影|深度)*(?:报导|报道|报答|编译|翻译|译|撰文|撰写|改写|采访|专访|采写|综合|文)$/u;
const ROLE =
  "(?:特约|资深|实习|专栏|自由|驻[\\p{Script=Han}]{2,4})*(?:记者站?|作家|撰稿人|评论员|评论人|编辑|通讯员|特派员)";
const LEADING_ROLE = new RegExp(`^[^、／/]{0,12}?${ROLE}(?:专题部${ROLE})?\\s*[：:]?\\s*`, "u");
/** Who took the pictures: no author of the text. */
const OF_PICTURES = /(?:图片?|照片|摄影?|视频|影片)\s*[：:／/]\s*[^\s，,、；;／/]{1,8}/gu;
/** Who wrote the text and took the pictures. */
const OF_BOTH = /文[／/、和与]图|图[／/、和与]文/gu;

/**
 * Returns the agency, reporters and translators of the credit behind the dateline, in the next line if the dateline is alone
 * in its own, or before it. Without a dateline, the credit begins the text. Unclear names are left out.
 */
export function findOpeningCredits(
  lines: readonly TextLine[],
  opening: { readonly dateline: Dateline; readonly index: number } | undefined,
  publisher: Publisher,
): Credits {
  const { dateline, index } = opening ?? { dateline: withoutDay(lines[0]), index: 0 };
  const line = lines[index];
  if (!line) return {};
  const agency = present({ agency: opening ? undefined : dateline.agency });
  const behind = { ...agency, ...withinDateline(line, dateline), ...creditBehind(line, dateline, publisher) };
  if (Object.keys(behind).length > 0 || dateline.end === 0) return behind;
  const isAlone = line.text.slice(dateline.end).trim() === "";
  const other = isAlone ? lines[index + 1] : /^\s*[（(]/u.test(line.text) ? line : undefined;
  return other ? creditBehind(other, { ...dateline, end: 0 }, publisher) : {};
}

/** Returns a dateline that names only an agency: `【青禾时报讯】`. A paper calls itself `本报`, which names nobody. */
function withoutDay(line: TextLine | undefined): Dateline {
  const [whole = "", named] =
    /^\s*【\s*(\p{Script=Han}{2,12}?)\s*(?:综合|綜合)?[讯訊]】/u.exec(line?.text ?? "") ?? [];
  return present({ end: whole.length, agency: named?.startsWith("本") ? undefined : named });
}

/** A reporter of a news agency stands within its dateline: `（中央社记者周渡台北3日电）`. */
const WITHIN = /记者([^\d（）()]{2,24}?)\s*(?:\d{1,2}月)?\d{1,2}日/u;

function withinDateline(line: TextLine, { end }: Dateline): Credits {
  const match = WITHIN.exec(simplify(line.text.slice(0, end)));
  if (!match?.[1]) return {};
  const from = match.index + match[0].indexOf(match[1]);
  const printed = line.text.slice(from, from + match[1].length);
  return present({ reporters: nonEmpty(namesIn(printed, from, line.tagRanges)) });
}

function creditBehind(line: TextLine, dateline: Dateline, publisher: Publisher): Credits {
  const rest = simplify(line.text.slice(dateline.end, dateline.end + 2 * LONGEST_CREDIT));
  const match = firstPresent(CREDITS, (pattern) => pattern.exec(rest) ?? undefined);
  const credit = match?.[1];
  if (!match || !credit || credit.length > LONGEST_CREDIT) return {};
  const from = dateline.end + match[0].indexOf(credit);
  // The credit is in Simplified characters. Names keep the characters of the line.
  const printed = (part: string, start: number): string =>
    line.text.slice(from + start, from + start + part.length);
  const ofText = credit
    .replace(OF_BOTH, (found) => "文".padStart(found.length))
    .replace(OF_PICTURES, (found) => " ".repeat(found.length));
  const clauses = clausesOf(ofText, agencyPattern(dateline.agency, publisher)).map((clause) => ({
    ...clause,
    agency: printed(clause.agency, clause.agencyStart),
    names: namesIn(printed(clause.people, clause.start), from + clause.start, line.tagRanges),
  }));
  const reprinted = /^转载?自\s*《?([^】【》（）()]{2,12}?)》?(?:【|$|[^\p{Script=Han}])/u.exec(credit)?.[1];
  const agency =
    reprinted === undefined
      ? clauses.find((clause) => clause.agency)?.agency
      : printed(reprinted, credit.indexOf(reprinted));
  return { ...(agency ? { agency } : {}), ...peopleOf(clauses) };
}

const CREDITS = [CREDIT, CREDIT_IN_BRACKETS, UNCLOSED_CREDIT, UNOPENED_CREDIT];

/** One part of a credit: `agency role names place verb`. Any of them may be empty. In Simplified characters. */
interface Clause {
  readonly agency: string;
  /** The offset of the agency within the credit. */
  readonly agencyStart: number;
  /** The text between role and verb. */
  readonly people: string;
  /** The offset of `people` within the credit. */
  readonly start: number;
  readonly verb: string;
  /** A role or a verb marks the names as authors. */
  readonly isSigned: boolean;
}

/** A clause ends at a stroke, at a comma, and at a 、 behind a verb. */
const CLAUSE = /(?:[^／/，,；;｜|、]|(?<!报[导道]|撰文|采访)、)+/gu;

function clausesOf(credit: string, agencies: RegExp): Clause[] {
  return [...credit.matchAll(CLAUSE)].map((match) => {
    const text = match[0].trimEnd();
    const agency = agencies.exec(text)?.[0] ?? "";
    const label = /^\s*(?:文|作者|译|撰文|翻译|编译)\s*[：:]\s*/u.exec(text)?.[0] ?? "";
    const role = LEADING_ROLE.exec(text.slice(agency.length))?.[0] ?? label;
    const verb = VERB.exec(text.slice(agency.length + role.length))?.[0] ?? "";
    const start = agency.length + role.length;
    return {
      agency: agency.trim(),
      agencyStart: match.index + agency.search(/\S|$/u),
      people: text.slice(start, text.length - verb.length),
      start: match.index + start,
      verb: verb || label,
      isSigned: verb !== "" || role !== "",
    };
  });
}

/**
 * Returns a pattern for an agency, with the edition before it (`英文`, `香港`) or the desk behind it (`专题部`). Neighbouring
 * articles mostly have the same agency, and compiling a pattern takes longer than matching.
 */
const agencyPattern = rememberLast((agency: string | undefined, publisher: Publisher): RegExp => {
  const names = [...(agency ? [agency] : []), ...publisher.agencies].map(simplify).map(patternOf).join("|");
  const pattern = `^\\s*(?:\\p{Script=Han}{2})?(?:${names})(?:\\p{Script=Han}{2}部|\\p{Script=Han}{0,2}新闻中心)?`;
  return new RegExp(pattern, "u");
});

function peopleOf(clauses: readonly (Clause & { readonly names: readonly string[] })[]): Credits {
  const reporters: string[] = [];
  const translators: string[] = [];
  if (!clauses.some((clause) => clause.isSigned)) return {};
  for (const [index, { names, verb }] of clauses.entries()) {
    const translates =
      /译|改写/u.test(verb) && (!/报[导道]/u.test(verb) || (index > 0 && reporters.length > 0));
    for (const name of names) {
      const list = translates ? translators : reporters;
      if (!reporters.includes(name) && !translators.includes(name)) list.push(name);
    }
  }
  return present({ reporters: nonEmpty(reporters), translators: nonEmpty(translators) });
}

/** The number of lines at the end that are searched for editors and for the source of a reprint. */
const CLOSING_LINES = 5;
/** Limit of the editors' line from its label on, in characters. A longer line is part of the story. */
const LONGEST_EDITORS_LINE = 40;
/** `责任编辑：`, and misprints of it. */
const EDITORS_LABEL =
  /^\s*(?:责任编辑|责编)\s+(?=\p{Script=Han}{2,4}\s*[#＃◇]*$)|(?:责任?i?编[辑缉揖]|责任编|责编|责任滨江|责任不仅|责?任?则?比较|编辑)[：:；;／/]+\s*/u;
/** Stray characters behind the name of an editor: an end mark, or the key beside it. */
const SLIP = /(?:[^\p{L}]|(?<=\p{Script=Han})[a-z])+$/u;
const REPRINT = /[（(]\s*转载?自\s*《?([^（）()《》【】]{2,12})》?\s*[）)]/u;

/**
 * Returns the credits in the last lines: the editors, and the agency that first published the text.
 * @param agencies names that count as one in parentheses alone
 */
export function findClosingCredits(lines: readonly TextLine[], agencies: readonly string[]): Credits {
  let editors: string[] = [];
  let agency: string | undefined;
  for (const { text, tagRanges } of lines.slice(-CLOSING_LINES)) {
    const simple = simplify(text);
    const label = EDITORS_LABEL.exec(simple);
    if (label && text.length - label.index < LONGEST_EDITORS_LINE) {
      const start = label.index + label[0].length;
      const found = namesIn(withoutLabel(text.slice(start)).replace(SLIP, ""), start, tagRanges);
      if (found.length > 0) editors = found;
    }
    agency = reprintedFrom(text, simple) ?? bareAgency(text, agencies) ?? agency;
  }
  return present({ agency, editors: nonEmpty(editors) });
}

/** Returns names without a second label among them. */
function withoutLabel(names: string): string {
  const label = EDITORS_LABEL.exec(simplify(names));
  return label ? names.slice(0, label.index) + names.slice(label.index + label[0].length) : names;
}

function reprintedFrom(text: string, simple: string): string | undefined {
  const match = REPRINT.exec(simple);
  const start = match?.[1] === undefined ? -1 : match.index + match[0].indexOf(match[1]);
  return start < 0 ? undefined : text.slice(start, start + (match?.[1]?.length ?? 0)).trim();
}

/** A name in parentheses at the end of a line. */
const IN_PARENTHESES = /[（(]([^（）()]+)[）)]\s*[#＃◇]?$/u;

function bareAgency(text: string, agencies: readonly string[]): string | undefined {
  const name = IN_PARENTHESES.exec(text)?.[1];
  const simple = name && simplify(name);
  return agencies.some((agency) => simplify(agency) === simple) ? name : undefined;
}
