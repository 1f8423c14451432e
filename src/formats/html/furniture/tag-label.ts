import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { textOf } from "../../../lib/html/elements.js";
import { remembered } from "../page/remembered.js";

/** What pages write before their tags, in the languages that were met. */
const LABEL =
  /^(?:tags?|tagged(?: as)?|keywords?|filed under|schlag(?:worte|wörter)|stichworte|mots[- ]clés|étiquettes|etiquetas|palabras clave|palavras-chave|parole chiave|теги|метки|ключевые слова|标签|標籤|关键词|關鍵字|關鍵詞|タグ|キーワード|태그|الوسوم|وسوم|کلمات کلیدی|برچسب‌?ها|תגיות|etiketler|słowa kluczowe)\s*[:：]?$/iu;
/** Characters of the longest label. */
const LONGEST = 30;

/** Tells whether an element begins with a label of tags, in a text or an element of its own. */
export const isLabelledTagList = remembered((node: Element): boolean => {
  const first = node.children.find((child) => child.type !== "text" || /\S/u.test(child.value));
  if (first?.type === "text") return isLabel(first.value);
  const isLeaf = first?.type === "element" && first.children.every((child) => child.type === "text");
  return isLeaf && first.tagName !== "a" && isLabel(textOf(first));
});

const isLabel = (text: string): boolean =>
  text.length <= LONGEST && LABEL.test(withSingleSpaces(text.replaceAll("\u00a0", " ")));
