import { pinyin } from "pinyin-pro";

/** Returns the pinyin of a text without tones, with spaces between syllables. So `xi an` comes before `xian`. */
export const readAloud = (text: string): string =>
  pinyin(text, { toneType: "none", type: "array", v: true }).join(" ").toLowerCase();
