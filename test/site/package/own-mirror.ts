import { mirrored } from "../../support/mirrored-file.js";

/** Words of twenty articles in one language. */
const WORDS = {
  "zh-Hans": {
    title: (number: number) => `青禾市第${number}号渡口本周恢复通航`,
    body: "渡口的工作人员说，水位已经回到往年的高度，早班船从六点开始，乘客可以在岸边的小屋里买票。",
  },
  en: {
    title: (number: number) => `Ferry number ${number} sails again this week`,
    body: "The water of the river is back to what it was in the spring, and the first boat leaves at six in the morning. Tickets are sold in the hut on the bank, and a map of the piers is on the door.",
  },
} as const;

/** Languages in which a mirror can be made. */
export type MirrorLanguage = keyof typeof WORDS;

/** Returns the files of a mirror of twenty articles in two channels, by path. */
export function ownMirror(lang: MirrorLanguage): Record<string, string> {
  const { title, body } = WORDS[lang];
  const files = Array.from({ length: 20 }, (_, index): [string, string] => {
    const id = `n${3000 + index}`;
    const day = `2024-03-${String(index + 1).padStart(2, "0")}`;
    const text = mirrored(id, { title: title(index + 1), day, body });
    return [`${index < 12 ? "harbour" : "town"}/${id}.md`, text];
  });
  return Object.fromEntries(files);
}
