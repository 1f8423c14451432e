/** The beginning of a page that is written in XML, and that browsers were to read so. */
const IS_XHTML = /^\s*<\?xml\b|<html\b[^<>]{0,500}\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/i;
const HEAD = 2000;

/** An empty element of XML. Those of HTML without an end are not meant. */
const EMPTY_ELEMENT =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-z][\w:-]{0,40})((?:\s+[\w:-]{1,60}\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/>/gi;

/**
 * Returns a page of XHTML with end tags for its empty elements: `<script src="a.js"/>` becomes `<script src="a.js"></script>`.
 * A parser of HTML takes it for the beginning of a script that is all the rest of the page.
 */
export const withEndTags = (page: string): string =>
  IS_XHTML.test(page.slice(0, HEAD)) ? page.replace(EMPTY_ELEMENT, "<$1$2></$1>") : page;
