import type { BodyWords } from "../../src/render/body-context.js";

/** The words of Simplified Chinese that a body's HTML has besides those of the article. */
export const BODY_WORDS: BodyWords = {
  openPicture: "打开原图（外部链接）",
  table: "表格",
  noteBack: "回到正文",
};
