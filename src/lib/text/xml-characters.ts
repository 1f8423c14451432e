/** Characters that neither XML 1.0 nor HTML has: most control characters, noncharacters, and lone surrogates. */
const FORBIDDEN = /(?![\t\n\r\u0085])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Returns a text without the characters that neither XML 1.0 nor HTML has. Nobody can see them. */
export const withoutForbidden = (text: string): string => text.replace(FORBIDDEN, "");
