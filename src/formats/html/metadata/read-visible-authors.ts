import { memoize } from "../../../lib/memoize.js";
import {
  BEHIND_BY,
  BY,
  BY_IN,
  BY_NAME,
  HAN_LABELS,
  HAN_PICTURES,
  HAN_SIGN,
  LABELS,
  NAMES,
  type NamesPattern,
  namesBehind,
  PIECE,
  WRITTEN,
} from "./byline-words.js";
import { cleanNames } from "./clean-names.js";
import type { LinesOfTitle } from "./visible-lines.js";

/** Patterns of a label in a line. The first group is the names up to the next sign, number or label. */
const LABELLED: readonly NamesPattern[] = [
  namesBehind(
    String.raw`^(?:(?:[Ww]ritten|[Ss]ubmitted|[Pp]osted|[Pp]ublished|[Ff]iled|[Cc]reated|[Ii]nterview|[Ww]ords|[Tt]ext|[Ss]tory|[Rr]eport(?:ed|ing)|(?:WRITTEN|POSTED|PUBLISHED|WORDS|STORY))(?: on|:)? (?:(?:(?!\b[Bb]y\b).){6,40}?[ ,] ?)?)?(?:By|by|BY):?(?: ·)?\s+`,
    `(${BY_NAME}(?:(?:,|,? (?:and|AND)| &) ${BY_NAME})*)${BEHIND_BY}`,
  ),
  // The name of an account.
  /^作者\s([a-z][a-z\d_]{1,20}(?:\s\([^()]{1,40}\))?)$/iu,
  /^(?:[Ww]ritten|[Ss]ubmitted|[Pp]osted|[Pp]ublished) by:?\s+(\p{Ll}[\p{L}\p{N}_.-]{2,30})(?=$|\s+(?:on|at)\b|\s*[|·•–—(\d@])/u,
  namesBehind(
    String.raw`\d{4}(?:,?\s(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?)?\s?[,|·•–—-]?\s(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]v|[Aa]f)\s`,
    String.raw`(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,2})(?=$|\s*[|·•–—,(])`,
  ),
  namesBehind(
    String.raw`^(?:${HAN_LABELS})\s*${HAN_SIGN}\s*`,
    String.raw`(?:${HAN_PICTURES}(?:\s*${HAN_SIGN}|\s)\s*)?((?!${HAN_PICTURES})\p{L}{1,8}[ \u3000]?\p{L}{1,8})(?=$|\s\p{L}{1,3}[／/：:=＝])`,
  ),
  namesBehind(`^(?:${LABELS}) ?[:|] ?`, String.raw`${NAMES}(?=$|[|·•–—(\d,.]|\s+[|·•–—(/\d])`),
  /(?:作者|撰文|记者|記者)\s*[:：]\s*([\p{L}·]{2,12}(?:[、，,\s/][\p{L}·]{2,12})*?)(?=$|[\s\u3000|；;]|来源|來源|时间|時間|编辑|編輯)/u,
  /^(?:автор[иы]?|аутор|müəllif|రచయిత|корреспондент|аўтары?|текст|муаллиф|muallif|tác giả|συντάκτης|ავტორი|लेखक|लेखिका|संवाददाता|रिपोर्ट|द्वारा|লেখক|ደራሲ|ጸሐፊ|ዘጋቢ|ရေးသားသူ|ដោយ|ໂດຍ|རྩོམ་པ་པོ|எழுதியவர்|ஆசிரியர்|செய்தியாளர்|ලේඛක|කතෘ|հեղինակ|լրագրող|сэтгүүлч)\s*[:：፡៖՝-]\s*(\p{L}[\p{L}\p{M} ་.'’-]{2,60}?)(?=$|\s+от\s|\s*[|·•–—,(\d])/iu,
  namesBehind(
    String.raw`^(?:מאת|Yazan|Текст|द्वारा)\s*[:：]?\s*`,
    String.raw`(\p{L}[\p{L}\p{M}'’".-]+(?:\s\p{L}[\p{L}\p{M}'’".-]+){1,2})(?=$|\s*[|·•–—,(\d])`,
  ),
  /^(?:نویسنده|خبرنگار|لیکوال|نگارنده|گزارش|تحریر|مصنف|مۇخبىر|ئاپتور|نووسینی|نووسەر|ئامادەکردنی|ލިޔުނީ)\s*[:：]\s*([\p{L}\p{M}\u200c ]{3,40}?)(?=$|\s*[|·•–—(\d])/u,
  namesBehind(
    String.raw`^(?:(?:${WRITTEN} )?(?:${BY}|von|par|por|door|przez|av|af):?\s+(?:(?:unserer?m?|nuestr[oa]|onze) \p{L}+ )?|De (?:notre|nos) \p{L}+ |${PIECE} von )`,
    String.raw`${NAMES}(?=$|\s*[|·•–—(,\d]| (?:avec|mit|con|com|met|med) )`,
  ),
  namesBehind(
    String.raw`^(?:Publié|Publicado|Pubblicato|Publicat|Veröffentlicht|Posted|Published|Written)\s.{4,40}?\s(?:par|por|da|de|von|by)\s+`,
    String.raw`(\p{Lu}[\p{L}'’.-]+(?:\s(?:de|del|della|da|di|van|von|la|le|y|e)){0,2}(?:\s\p{Lu}[\p{L}'’.-]+){1,2})(?=$|\s*[|·•–—(,\d]|\s(?:el|le|il|em|am|on)\s)`,
  ),
  /(?:^|[\s\]|])(?!사진|취재|담당|전문|수습|인턴|선임|객원|시민)([\uac00-\ud7af]{2,4}(?:\s?[,·]\s?[\uac00-\ud7af]{2,4}){0,3})\s?기자(?=$|[\s|(=·\]]|입력)/u,
  /(?:^【?|[\s|])(?:本[报報])?[記记]者\s*([\p{Script=Han}]{2,4})\s*[／/∕]/u,
  /^[（(]?[記记]者\s*(\p{Script=Han}{2,3})\s*(?:报道|報道|報導|报导|[)）]$)/u,
  /(?:^|[\s|])(?:(?:\p{Script=Han}{1,7}[报報网網社])?[記记]者|作者|撰文)[\s\u3000](?!综合|綜合|报道|報道|報導|报导|採訪|采访)(\p{Script=Han}{2,4})(?=$|[\s|])/u,
  namesBehind(
    String.raw`(?:^|[\s|·])(?:โดย|ผู้เขียน)\s*:?\s*`,
    String.raw`(\p{L}[\p{L}\p{M}]+\s\p{L}[\p{L}\p{M}]+)(?=$|\s*[|·•–—,(\d])`,
  ),
  /^(?:(?:بقلم|كتبت?)(?:\s*[:：]\s*|\s+)|(?:الكاتبة?|المؤلفة?)\s*[:：]\s*)([\p{L}\p{M} ]{3,40}?)(?=$|\s*[|·•–—(\d])/u,
  // The BBC writes so for screen readers.
  /^(?:Author|Auteur|Autora?|Autor[ei]?|Yazan|Автор|作者|نویسنده|الكاتب|Tác giả),(?: ·)? (\p{L}[\p{L}\p{M} .'’·-]{1,60})$/u,
  /^von\s+(\p{Lu}[\p{L}\p{M}'’.-]+ (?:(?:von|van|de) )?\p{Lu}[\p{L}\p{M}'’.-]+)(?=$|\s*[|·•–—(,\d]|\s+(?:am|vom)\s)/iu,
];

/** A label whose name stands in the next line. */
const LABEL_ALONE = new RegExp(
  String.raw`^(?:(?:(?:written|posted|published) )?by|(?:${LABELS}|作者|[记記]者)\s?[:：]?)$`,
  "iu",
);

/** Returns the pattern of a line with a word of `BY_IN`. */
const labelOf = memoize((word: string) =>
  namesBehind(`^(?:${WRITTEN} )?(?:${word}):? `, String.raw`${NAMES}(?=$|\s*[|·•–—(,\d])`),
);

/**
 * Returns the names in the first line near the title that has a label such as `By`. The lines after the title go before those
 * before it. Returns undefined if no line has names.
 * @param lang of the page, for words that say who has written in one language alone
 */
export function readVisibleAuthors({ before, after }: LinesOfTitle, lang = ""): string[] | undefined {
  const lines = [...after, ...before];
  const own = BY_IN[lang.replace(/-.*/, "")];
  const labels = own ? [...LABELLED, labelOf(own)] : LABELLED;
  for (const [index, line] of lines.entries()) {
    const text = LABEL_ALONE.test(line.text) ? `${line.text} ${lines[index + 1]?.text ?? ""}` : line.text;
    // Labels follow each other on one line: `3.5.2021 Topic: Boats By: Ada Moreno`.
    const parts = new Set([text, ...text.split(/ [·|•] /), ...text.split(/\s(?=\p{L}+\s?[:：])/u)]);
    for (const label of labels)
      for (const part of parts) {
        const names = cleanNames([label.exec(part)?.[1] ?? ""]);
        if (names.length > 0) return names;
      }
  }
  return undefined;
}
