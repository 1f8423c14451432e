/** Characters that neither XML 1.0 nor HTML allows: most control characters, noncharacters, and lone surrogates. */
const FORBIDDEN = /(?![\t\n\r\u0085])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Any code unit that may be a part of such a character. Pages mostly have none, and this looks at a page five times faster. */
const SUSPECT = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/** Removes the characters that neither XML 1.0 nor HTML allows. They are invisible. */
export const withoutForbidden = (text: string): string =>
  SUSPECT.test(text) ? text.replace(FORBIDDEN, "") : text;
