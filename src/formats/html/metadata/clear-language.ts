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
/** The likeness of the next language, below which the first is certain. */
const CERTAIN = 0.9;

/**
 * Returns the language that a page states, unless its text is clearly in another one in Latin letters: many sites keep that of their
 * template. Then it is the one that the text is certainly in, if any.
 */
export function clearLanguage(stated: string, text: string): { lang?: string; notice?: Notice } {
  const own = [...TAGS].find(([, tag]) => tag === stated.toLowerCase().replace(/-.*/, ""))?.[0];
  const sample = text.slice(0, SAMPLE);
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (!own || latin < Math.max(LEAST_TEXT, sample.length / 2)) return { lang: stated };
  const [[first] = ["", 1], [, next] = ["", 0], ...others] = francAll(sample);
  const likeness = others.find(([code]) => code === own)?.[1] ?? 1;
  if (likeness >= UNLIKE) return { lang: stated };
  const found = next < CERTAIN ? TAGS.get(first) : undefined;
  const message = `the page says that its language is ${stated}, but its text is ${found ? `in ${found}` : "in another"}`;
  const hint = "it was taken for that of a template; there is nothing to do if it looks right";
  return { ...(found ? { lang: found } : {}), notice: { code: "misstated-language", message, hint } };
}
