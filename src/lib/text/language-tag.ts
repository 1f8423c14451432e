/** Tells whether a text has the form of a language tag (BCP 47), like `zh-Hans`. */
export const isLanguageTag = (text: string): boolean =>
  /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}$/.test(text);

/** Tells whether a language tag is one of Chinese. */
export const isChinese = (tag: string): boolean => /^zh\b/i.test(tag);
