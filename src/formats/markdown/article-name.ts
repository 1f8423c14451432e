import { isCommonLanguage } from "../../lib/text/language-tag.js";
import { parseDay } from "../../lib/text/parse-day.js";
import type { Day } from "../../model/names.js";

/**
 * A day at the beginning of a name, as in Jekyll: `2023-07-01-ferry`, `2023_07_01_ferry`, `20230701-ferry`, `[2023-07-01] ferry`,
 * `2023-07-01T0930-ferry`, `20230701T093000--ferry`, `2023年7月1日 渡轮`.
 */
const DATED =
  /^[[(（【]?((?:(?:19|20)\d\d|(?:13[5-9]|140)\d(?=([-_.])(?:0[1-9]|1[0-2])\2\d\d))([-_.])\d{1,2}\3\d{1,2}(?=[-_ \])）】]|T\d{4}|$)|(?:19|20)\d\d年\d{1,2}月\d{1,2}日|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?=[-_ ]+\p{L}|T\d{4}))(?:T\d{4,6})?[\])）】]?[-_ ]*/u;

/** Returns the day at the beginning of a file's name; undefined if it has none. */
export const dayOfName = (name: string): Day | undefined => {
  const day = DATED.exec(name)?.[1];
  return day === undefined ? undefined : parseDay(day.replaceAll("_", "-"));
};

/** Tells whether a name is one of a post of Jekyll: `2023-07-01-ferry`. */
export const isPostOfJekyll = (name: string): boolean => /^\d{4}-/.test(name) && DATED.test(name);

/** Returns the language that Hugo has in a file's name, as in `ferry.fr.md`; undefined if it has none. */
export function languageOfName(path: string): string | undefined {
  const [, tag = ""] = /\.([a-z]{2}(?:-[A-Za-z]{2,4})?)\.\w+$/.exec(path) ?? [];
  return isCommonLanguage(tag) ? tag : undefined;
}

/** The number of a page in Notion, which its exports have behind the title. */
const NUMBER = /[ -][0-9a-f]{32}$/;

/** Returns a title for a file name, such as `ferry stops` for `2023-07-01-ferry-stops`. */
export function titleOfName(name: string): string {
  const words = name.replace(DATED, "").replace(NUMBER, "");
  return (words || name).replace(/(?<=\S)[-_]+(?=\S)/g, " ").trim();
}
