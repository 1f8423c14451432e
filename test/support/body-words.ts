import type { BodyContext, BodyWords } from "../../src/render/body-context.js";

/** The words of Simplified Chinese that a body's HTML has besides those of the article. */
export const BODY_WORDS: BodyWords = {
  openPicture: "打开原图（外部链接）",
  table: "表格",
  noteBack: "回到正文",
};

/** A page in English at the root of a site without pictures and other articles. */
export const PLAIN_PAGE: BodyContext = {
  root: "",
  lang: "en",
  images: "link",
  targets: {},
  pictures: {},
  words: BODY_WORDS,
};
