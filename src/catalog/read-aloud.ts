import { pinyin } from "pinyin-pro";

/** Returns the syllables of Chinese characters, with a space between two of them, so that `xi an` comes before `xian`. */
export const readAloud = (text: string): string =>
  pinyin(text, { toneType: "none", type: "array", v: true }).join(" ").toLowerCase();
