import type { Publisher } from "../model/raw-article.js";
import { namesIn } from "./credit-names.js";
import type { Credits, Dateline, TextLine } from "./findings.js";

/** A credit is at most this long; a longer parenthesis is part of the story. */
const LONGEST_CREDIT = 90;
const CREDIT = /^\s*[（(]+\s*([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?)[）)]/u;
/** A credit that was never closed ends with its verb. */
const UNCLOSED_CREDIT = /^\s*[（(]\s*([^（）()。]{2,40}?(?:报导|报道|编译|翻译))/u;

const VERB =
  /(?:综合|采访|编译|专题|连线|独家|整理|现场|特别|摄影|深度)*(?:报导|报道|报答|编译|翻译|译|撰文|撰写|改写|采访|文)$/u;
const ROLE =
  "(?:特约|资深|实习|专栏|自由|驻[\\p{Script=Han}]{2,4})*(?:记者|作家|撰稿人|评论员|评论人|编辑|通讯员|特派员)";
const LEADING_ROLE = new RegExp(`^[^、／/]{0,12}?${ROLE}(?:专题部${ROLE})?`, "u");

/** Returns the credit that follows the dateline: agency, reporters and translators, as far as they can be told apart. */
export function findOpeningCredits(line: TextLine, dateline: Dateline, publisher: Publisher): Credits {
  const rest = line.text.slice(dateline.end, dateline.end + 2 * LONGEST_CREDIT);
  const match = CREDIT.exec(rest) ?? UNCLOSED_CREDIT.exec(rest);
  const credit = match?.[1];
  if (!match || !credit || credit.length > LONGEST_CREDIT) return {};
  const from = dateline.end + match[0].indexOf(credit);
  const agencies = [...(dateline.agency ? [dateline.agency] : []), ...publisher.agencies];
  const reprinted = /^转自\s*《?([^】【》（）()]{2,12}?)》?(?:【|$|[^\p{Script=Han}])/u.exec(credit)?.[1];
  const agency = reprinted ?? agencyOf(credit, agencies);
  return { ...(agency ? { agency } : {}), ...peopleOf(credit, from, line) };
}

interface Clause {
  readonly names: readonly string[];
  readonly verb: string;
  readonly isSigned: boolean;
}

function peopleOf(credit: string, from: number, line: TextLine): Credits {
  const reporters: string[] = [];
  const translators: string[] = [];
  const clauses = clausesOf(credit, from, line);
  if (!clauses.some((clause) => clause.isSigned)) return {};
  for (const [index, { names, verb }] of clauses.entries()) {
    const translates =
      /译|改写/u.test(verb) && (!/报[导道]/u.test(verb) || (index > 0 && reporters.length > 0));
    for (const name of names) {
      const list = translates ? translators : reporters;
      if (!reporters.includes(name) && !translators.includes(name)) list.push(name);
    }
  }
  return {
    ...(reporters.length > 0 ? { reporters } : {}),
    ...(translators.length > 0 ? { translators } : {}),
  };
}

/** A credit is a row of clauses, `agency role names place verb`, most parts of which may be missing. */
function clausesOf(credit: string, from: number, line: TextLine): Clause[] {
  const clauses: Clause[] = [];
  for (const match of credit.matchAll(/[^／/，,；;｜|]+/gu)) {
    const verb = VERB.exec(match[0].trimEnd())?.[0] ?? "";
    const signed = /^\s*(?:文|译|撰文|翻译|编译)\s*[：:]?\s*/u.exec(match[0])?.[0] ?? "";
    const role = LEADING_ROLE.exec(match[0])?.[0] ?? signed;
    const body = match[0].trimEnd();
    const end = body.length - verb.length;
    const start = Math.min(role.length, end);
    const offset = from + match.index + start;
    clauses.push({
      names: namesIn(body.slice(start, end), offset, line.tagRanges),
      verb: verb || signed,
      isSigned: verb !== "" || role !== "",
    });
  }
  return clauses;
}

/** Returns the agency that a credit begins with: a known name, with the edition before it or the desk behind it. */
function agencyOf(credit: string, agencies: readonly string[]): string | undefined {
  for (const name of agencies) {
    const at = credit.indexOf(name);
    if (at < 0) continue;
    const edition = /(?:^|[／/，,])(英文|[\p{Script=Han}]{2})?$/u.exec(credit.slice(0, at));
    if (!edition) continue;
    const desk =
      /^[\p{Script=Han}]{1,3}(?:部|新闻中心)(?=$|[^\p{Script=Han}]|特约|记者|[\p{Script=Han}])/u.exec(
        credit.slice(at + name.length),
      )?.[0];
    return `${edition[1] ?? ""}${name}${desk ?? ""}`;
  }
  return undefined;
}

/** How many lines from the end the editors' line and a reprint's source are looked for. */
const CLOSING_LINES = 5;
/** `责任编辑：` and the slips of the pen it is printed with. */
const EDITORS_LABEL = /(?:责任?i?编辑|责任编|责编|责任滨江|责任不仅|责?任?则?比较|编辑)[：:；;]+\s*/u;
const REPRINT = /[（(]\s*转自\s*《?([^（）()《》【】]{2,12})》?\s*[）)]/u;

/** Returns what the last lines tell: the editors, and the agency that the text was taken from. */
export function findClosingCredits(lines: readonly TextLine[], publisher: Publisher): Credits {
  let editors: string[] = [];
  let agency: string | undefined;
  for (const { text, tagRanges } of lines.slice(-CLOSING_LINES)) {
    const label = EDITORS_LABEL.exec(text);
    if (label && text.length - label.index < 40) {
      const start = label.index + label[0].length;
      const named = text.slice(start).replace(EDITORS_LABEL, "");
      const found = namesIn(named.replace(/[^\p{L}‧·]+$/u, ""), start, tagRanges);
      if (found.length > 0) editors = found;
    }
    agency = REPRINT.exec(text)?.[1]?.trim() ?? bareAgency(text, publisher) ?? agency;
  }
  return { ...(agency ? { agency } : {}), ...(editors.length > 0 ? { editors } : {}) };
}

const bareAgency = (text: string, publisher: Publisher): string | undefined =>
  publisher.agencies.find((name) => new RegExp(`[（(]${name}[）)]\\s*[#＃◇]?$`, "u").test(text));
