/** Characters that neither XML 1.0 nor HTML allows: most control characters, noncharacters, and lone surrogates. */
const FORBIDDEN = /(?![\t\n\r\u0085])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Removes the characters that neither XML 1.0 nor HTML allows. They are invisible. */
export const withoutForbidden = (text: string): string => text.replace(FORBIDDEN, "");
