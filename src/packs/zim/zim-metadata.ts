import { iso6393 } from "iso-639-3";
import type { SiteSettings } from "../../model/settings.js";

export interface ZimMetadata {
  /** Identifies the site, whatever is in it. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** ISO 639-3. */
  readonly language: string;
  readonly creator: string;
  readonly publisher: string;
}

/** The most characters that the format allows. */
const TITLE_LENGTH = 30;
const DESCRIPTION_LENGTH = 80;

/** Returns the metadata of a site's ZIM. Pure. */
export function zimMetadata({ title, description, lang, baseUrl, about }: SiteSettings): ZimMetadata {
  const language = zimLanguage(lang);
  const host = baseUrl === undefined ? "newsmirror" : new URL(baseUrl).hostname;
  return {
    name: `${host}_${language}`,
    title: shortened(title, TITLE_LENGTH),
    description: shortened(description || title, DESCRIPTION_LENGTH),
    language,
    creator: about.original || title,
    publisher: about.operator || title,
  };
}

/** Returns the code of a language with three letters. @param tag BCP 47 */
function zimLanguage(tag: string): string {
  const [language = ""] = tag.toLowerCase().split("-");
  return iso6393.find(({ iso6391 }) => iso6391 === language)?.iso6393 ?? language;
}

function shortened(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}
