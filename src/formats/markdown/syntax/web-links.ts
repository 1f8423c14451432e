import { isCounterAddress } from "../../../lib/html/is-counter.js";
import { decodeEmail } from "../../../lib/html/reveal-email.js";
import { pictureBehind } from "../../../lib/picture/picture-service.js";
import { matchRule, type RewriteRules } from "./rewriting.js";
import { destination, escapeMarkdown, link } from "./write-markdown.js";

const mailLink = (hex: string): string | undefined => {
  const email = decodeEmail(hex);
  return email && link(email, `mailto:${email}`);
};

/** The ending of a picture's file. Beginnings of rules cannot ignore the case. */
const PICTURE =
  "(?:[jJ][pP][eE]?[gG]|[pP][nN][gG]|[gG][iI][fF]|[wW][eE][bB][pP]|[aA][vV][iI][fF]|[sS][vV][gG])";

/** A picture of the mirror whose address has spaces, and perhaps a number in brackets. */
const SPACED_PICTURE = new RegExp(
  String.raw`\(((?:[^()<>{}"':\n]|\([^()<>{}"':\n]{0,60}\)){1,600}\.${PICTURE})((?:\s+"[^"\n]{0,1000}")?)\)`,
  "y",
);

/**
 * Rules for what converters of pages leave in links and pictures, by its beginning: spaces in an address, e-mail addresses that
 * Cloudflare hides, counters, and services that resize pictures.
 */
export const WEB_RULES: RewriteRules = [
  [
    String.raw`(?<=\])\((?=[^\s()<>{}"':]{1,300} [^<>{}"':\n]{0,300}\.${PICTURE}[ )])`,
    matchRule(SPACED_PICTURE, ([, address = "", title = ""]) => `(${destination(address.trim())}${title})`),
  ],
  [
    String.raw`(?<=\])\((?=https?:\/\/[^\s()<>"']{1,1000} (?!=\d{0,5}x\d{0,5}[ \t]*\))[^()<>"'\n]{1,500}\))`,
    matchRule(/\(([^()<>"'\n]{1,1500})\)/y, ([, address = ""]) => `(${destination(address.trim())})`),
  ],
  [
    String.raw`\[(?=\\?\[?email[ \u00a0]protected)`,
    matchRule(
      /\[(?:\\?\[)?email[ \u00a0]protected(?:\\?\])?\]\([^\s()]{0,200}\/cdn-cgi\/l\/email-protection#([\da-f]{6,400})\)/y,
      ([, hex = ""]) => mailLink(hex),
    ),
  ],
  [
    String.raw`(?<=\])\((?=[^\s()]{0,200}\/cdn-cgi\/l\/email-protection#)`,
    matchRule(/\([^\s()]{0,200}#([\da-f]{6,400})\)/y, ([, hex = ""]) => {
      const email = decodeEmail(hex);
      return email && `(mailto:${email})`;
    }),
  ],
  [
    String.raw`<(?:a|span)\b(?=[^<>]{0,500}\bdata-cfemail=)`,
    matchRule(
      /<(a|span)\b[^<>]{0,500}?\bdata-cfemail=["']?([\da-f]{6,400})[^<>]{0,500}>[^<]{0,200}<\/\1>/y,
      ([, , hex = ""]) => mailLink(hex),
    ),
  ],
  [
    String.raw`!\[(?=[^[\]\n]{0,300}\]\(https?:)`,
    matchRule(
      /!\[([^[\]\n]{0,300})\]\((https?:[^\s()<>]{1,2000})((?:\s+"[^"\n]{0,1000}")?)\)/y,
      ([, alt = "", address = "", title = ""]) => {
        if (isCounterAddress(address)) return "";
        const behind = pictureBehind(address);
        return behind === address ? undefined : `![${alt}](${destination(behind)}${title})`;
      },
    ),
  ],
];

/** Rewrites a line that is a link in Gemini, `=> address words`, as a paragraph. */
export const rewriteLinkLine = matchRule(
  /=>[ \t]+((?:[a-z][a-z\d+.-]{1,20}:|\.{0,2}\/)[^\s<>]{1,2000}|[^\s<>]{1,500}\.(?:gmi|html?|md))(?:[ \t]+([^\n]{1,1000}))?[ \t]*(?=\n|$)/y,
  ([, address = "", words = ""]) =>
    `\n[${escapeMarkdown(words.trim() || address)}](${destination(address)})\n`,
);
