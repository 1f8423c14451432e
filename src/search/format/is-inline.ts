const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|rb|ruby|s|small|span|strong|sub|sup|time|tt|u|wbr)$/i;

/** Tells whether an element parts no words. */
export const isInline = (tagName: string): boolean => INLINE.test(tagName);
