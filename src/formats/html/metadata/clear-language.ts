import { francAll } from "franc-min";
import type { Notice } from "../../../model/problem.js";

/** Codes of languages in Latin letters, as letter groups and as pages name them. */
const TAGS = new Map(
  "eng en,deu de,fra fr,spa es,ita it,por pt,nld nl,swe sv,nob nb,dan da,fin fi,pol pl,ces cs,ron ro,hun hu,tur tr,ind id,vie vi"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Characters that are looked at, and from which letter groups tell a language. */
const [SAMPLE, LEAST_TEXT] = [2000, 150];
/** The likeness of a language whose text it is not: neighbours such as Swedish and Danish are more alike. */
const UNLIKE = 0.75;
/** That of English for a text without any of its common words: a short text is like all languages. */
const UNLIKE_WITHOUT_WORDS = 0.85;
const ENGLISH_WORD = /\b(?:the|and|with|from|that|this)\b/i;
/** The likeness of the next language, below which the first is certain. */
const CERTAIN = 0.9;

/**
 * Returns the language that a page states, unless its text is clearly in another one in Latin letters, or in another one of
 * Russian, Ukrainian and Belarusian: many sites keep that of their template. Then it is the one that the text is certainly in,
 * if any.
 */
export function clearLanguage(stated: string, text: string): { lang?: string; notice?: Notice } {
  const tag = stated.toLowerCase().replace(/-.*/, "");
  const sample = text.slice(0, SAMPLE);
  const slavic = EAST_SLAVIC.has(tag) ? eastSlavicOf(sample) : undefined;
  if (slavic !== undefined && slavic !== tag) return misstated(stated, slavic);
  const own = [...TAGS].find(([, one]) => one === tag)?.[0];
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (!own || latin < Math.max(LEAST_TEXT, sample.length / 2)) return { lang: stated };
  const [[first] = ["", 1], [, next] = ["", 0], ...others] = francAll(sample);
  const likeness = others.find(([code]) => code === own)?.[1] ?? 1;
  const limit = own === "eng" && !ENGLISH_WORD.test(sample) ? UNLIKE_WITHOUT_WORDS : UNLIKE;
  return likeness >= limit
    ? { lang: stated }
    : misstated(stated, next < CERTAIN ? TAGS.get(first) : undefined);
}

/** Shares of letters in each of these languages: of those that mark it, and of those that it does not have. */
const EAST_SLAVIC: ReadonlyMap<string, readonly (readonly [letters: RegExp, least: number, most: number])[]> =
  new Map([
    [
      "uk",
      [
        [/[іїєґ]/giu, 0.03, 1],
        [/[ыэъёў]/giu, 0, 0.002],
      ],
    ],
    [
      "be",
      [
        [/[іў]/giu, 0.03, 1],
        [/ў/giu, 0.003, 1],
        [/[ищъїєґ]/giu, 0, 0.002],
      ],
    ],
    [
      "ru",
      [
        [/[ыэ]/giu, 0.012, 1],
        [/[^а-яё]/giu, 0, 0.002],
      ],
    ],
  ]);

/** Returns the one of these in which a text certainly is, by its letters; none for other languages, and for mixed texts. */
function eastSlavicOf(sample: string): string | undefined {
  const letters = (sample.match(/\p{Script=Cyrillic}/gu) ?? []).join("");
  if (letters.length < Math.max(LEAST_TEXT, sample.length / 2)) return undefined;
  const share = (some: RegExp): number => (letters.match(some)?.length ?? 0) / letters.length;
  const isIn = ([some, least, most]: readonly [RegExp, number, number]): boolean =>
    share(some) >= least && share(some) <= most;
  return [...EAST_SLAVIC].find(([, shares]) => shares.every(isIn))?.[0];
}

function misstated(stated: string, found: string | undefined): { lang?: string; notice: Notice } {
  const message = `the page says that its language is ${stated}, but its text is ${found ? `in ${found}` : "in another"}`;
  const hint = "it was taken for that of a template; there is nothing to do if it looks right";
  return { ...(found ? { lang: found } : {}), notice: { code: "misstated-language", message, hint } };
}
