import type { NunjucksEngine } from "@11ty/eleventy";
import {
  formatDate,
  formatMessage,
  formatNumber,
  listMessages,
  type MessageValues,
  textsUnder,
} from "../lib/messages.js";
import { directionOf } from "../lib/text/direction.js";
import type { SiteView } from "../model/page.js";

/** Values as Nunjucks passes them: keyword arguments are the last argument. */
type TemplateValues = Readonly<Record<string, unknown>>;

/**
 * Gives templates the words of a site:
 * - `t("key", name=value)` is a text. Its values are escaped, unless they are marked as safe.
 * - `date("date.day", "2024-03-05")` is a date.
 * - `number(5)` is a number in the digits of the language.
 * - `texts("date.weekdays")` is a list of texts.
 * - `langOf(card.lang)` is the attributes of an element in another language than what is around it: `lang`, and `dir` where
 *   the directions differ. Nothing for a language that is absent. `langOf(site.lang, view.lang)` is for an element within
 *   one of another language.
 * - `textsUnder("search.page")` is an object with all texts below a key.
 * @param site whose pages are rendered at the time
 */
export function addTemplateWords(
  { environment, nunjucks }: NunjucksEngine,
  site: () => Pick<SiteView, "messages" | "lang">,
): void {
  const { markSafe, SafeString } = nunjucks.runtime;
  const escaped = (value: unknown): string =>
    value instanceof SafeString ? String(value) : nunjucks.lib.escape(String(value));
  environment.addGlobal("t", (key: string, values: TemplateValues = {}) => {
    const entries = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? value : escaped(value),
    ]);
    return markSafe(formatMessage(site().messages, key, Object.fromEntries(entries) as MessageValues));
  });
  environment.addGlobal("date", (key: string, day: string) =>
    markSafe(formatDate(site().messages, key, day)),
  );
  environment.addGlobal("number", (number: number) => formatNumber(site().messages, number));
  environment.addGlobal("langOf", (lang: string | undefined, around: unknown) => {
    if (!lang) return "";
    const direction = directionOf(lang);
    const isTurned = direction !== directionOf(typeof around === "string" ? around : site().lang);
    return markSafe(` lang="${escaped(lang)}"${isTurned ? ` dir="${direction}"` : ""}`);
  });
  environment.addGlobal("textsUnder", (prefix: string) => textsUnder(site().messages, prefix));
  environment.addGlobal("texts", (key: string) => listMessages(site().messages, key));
}
