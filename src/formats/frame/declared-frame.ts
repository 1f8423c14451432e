import { present } from "../../lib/present.js";
import { parseLanguage } from "../../lib/text/language-tag.js";
import { isWrittenPattern, linearPattern, patternOf } from "../../lib/text/linear-pattern.js";
import type { DeclaredFormat } from "../../model/declared-format.js";
import type { Pattern, Publisher } from "../../model/raw-article.js";
import { type Finder, FRAME_FIELDS, type Frame, type FrameFields } from "./frame.js";

/** Returns the frame that a declared format describes. The settings have checked its selectors and patterns. */
export function declaredFrame(declared: DeclaredFormat): Frame {
  const { name, extensions, match, after, before, adverts, markup, body, drop, links, endsAt } = declared;
  return {
    name,
    extensions,
    match: match.map((text) => ({
      pattern: textOrPattern(text),
      missing: `it does not hold \`match: ${text}\``,
    })),
    after: after ? linearPattern(after) : undefined,
    before: before ? linearPattern(before) : undefined,
    adverts: adverts.map(linearPattern),
    markup,
    bodyPatterns: body.filter(isWrittenPattern).map(linearPattern),
    layout: {
      body: body.filter((text) => !isWrittenPattern(text)),
      // Patterns cut out the whole body: no element has to be found in it.
      ...(body.length === 0 && !after && !before ? { findsProse: true } : {}),
      drop,
      ...present({ links, endComment: endsAt }),
    },
    isPrettified: declared.prettified,
    ...(declared.withoutText === "link" ? { linksWithoutText: true } : {}),
    fields: fieldsOf(declared),
    dateOrder: declared.dateOrder,
    publisher: publisherOf(declared),
  };
}

/** Returns a pattern. A text that is no written pattern matches itself. */
const textOrPattern = (text: string): Pattern =>
  linearPattern(isWrittenPattern(text) ? text : `/${patternOf(text)}/`);

const fieldsOf = (declared: DeclaredFormat): FrameFields =>
  Object.fromEntries(FRAME_FIELDS.map((name) => [name, declared[name].map((text) => finderOf(name, text))]));

function finderOf(name: string, text: string): Finder {
  if (isWrittenPattern(text)) return { pattern: linearPattern(text) };
  return name === "lang" && parseLanguage(text) ? { text } : { selector: text };
}

const NOTHING: Pattern = { exec: () => null };

function publisherOf({ tagUrl, articleUrl, dateline, agencies }: DeclaredFormat): Publisher | undefined {
  if (!tagUrl && !articleUrl && !dateline && agencies.length === 0) return undefined;
  const orNothing = (text: string | undefined): Pattern => (text ? linearPattern(text) : NOTHING);
  return {
    tagUrl: orNothing(tagUrl),
    articleUrl: orNothing(articleUrl),
    dateline: orNothing(dateline),
    agencies,
  };
}
