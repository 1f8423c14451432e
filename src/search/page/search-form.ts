import { type Filters, type Language, parseQuery, type Query } from "../query/parse-query.js";
import { byId } from "./element.js";
import { type Asked, askedOf, NAMES } from "./query-address.js";

export const form = byId<HTMLFormElement>("search");

/** Returns one of its controls by its name. */
export const control = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;

/** Returns what the form asks for: the first page of it. */
export const readForm = (): Asked => askedOf((name) => control(name).value.trim(), 1);

/** Shows in the form what is asked for. @param keepsWords whether the words of a reader who types stay */
export function fillForm(asked: Asked, keepsWords: boolean): void {
  for (const name of NAMES)
    if (name !== "q" || !keepsWords || !control(name).value) control(name).value = asked[name] || "";
}

/** Returns the name of a channel that readers see. */
export function labelOf(channel: string): string {
  const options = Array.from(control("channel").querySelectorAll("option"));
  return options.find(({ value }) => value === channel)?.textContent || channel;
}

/** The language of the site, if the build has put its script before this program. */
const { newsmirrorLanguage: language } = window as { readonly newsmirrorLanguage?: Language };

/** Parses what a reader typed, in the language of the site. */
export const siteQuery = (text: string, controls?: Filters): Query => parseQuery(text, controls, language);
