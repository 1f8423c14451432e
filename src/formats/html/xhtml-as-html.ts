import { escapeHtml } from "../markdown/body/escape-html.js";

/** The beginning of a page that is written in XML, and that browsers were to read so. */
const IS_XHTML = /^\s*<\?xml\b|<html\b[^<>]{0,500}\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/i;
const HEAD = 2000;

/** An empty element of XML. Those of HTML without an end are not meant. */
const EMPTY_ELEMENT =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-z][\w:-]{0,40})((?:\s+[\w:-]{1,60}\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/>/gi;

/**
 * Returns a page of XHTML as HTML. Its empty elements get end tags: `<script src="a.js"/>` becomes `<script src="a.js"></script>`,
 * which a parser of HTML takes for the beginning of a script that is all the rest of the page. Its CDATA sections become text.
 */
export const xhtmlAsHtml = (page: string): string =>
  IS_XHTML.test(page.slice(0, HEAD)) ? withTextOfSections(page).replace(EMPTY_ELEMENT, "<$1$2></$1>") : page;

const [START, END] = ["<![CDATA[", "]]>"];
/** A script or a style begins, of which HTML takes all for text. */
const IN_SCRIPT = /<(?:script|style)\b[^<]*$/i;

function withTextOfSections(page: string): string {
  const parts = page.split(START);
  return parts.reduce((before, part, index) => {
    const end = part.indexOf(END);
    if (end < 0 || IN_SCRIPT.test(parts[index - 1] as string)) return before + START + part;
    return before + escapeHtml(part.slice(0, end)) + part.slice(end + END.length);
  });
}
