import { missingForms } from "../lib/messages.js";
import type { Message, Messages, PluralForms } from "../model/messages.js";
import type { Fault } from "./mirror-settings.js";

/** What the text of a date can have in any language. */
const PARTS_OF_DATE = ["year", "month", "monthName", "day"];

/** Pages are named after letters. Some languages have an apostrophe in a letter. */
const ALPHABET = /^[\p{L}\p{M}'’ʻʼ\s]*$/u;

/**
 * Finds the texts that no page could show: those without a plural form that the language needs, with a value that the page
 * does not give, or with a list in the place of a text. Other texts that English does not have are for templates of the operator's
 * own, and are taken as they are.
 */
export function faultsOfWords(messages: Messages, english: Messages["texts"]): Fault[] {
  // Only some languages need these.
  const optional: Messages["texts"] = {
    "date.monthsOfDay": english["date.months"] ?? [],
    "date.firstDay": "",
    "date.digits": Array(10).fill(""),
    "tags.alphabet": "",
  };
  return Object.entries(messages.texts).flatMap(([key, message]) => {
    const model = english[key] ?? optional[key];
    const reason =
      faultOfForms(messages, message) ?? (model === undefined ? undefined : faultBeside(model, message, key));
    return reason === undefined ? [] : [[key, reason] as const];
  });
}

function faultOfForms(messages: Messages, message: Message): string | undefined {
  if (typeof message === "string" || isList(message)) return undefined;
  const missing = missingForms(messages, message);
  return missing.length > 0 ? `has no form ${missing.join(", ")} (plural: ${messages.plural})` : undefined;
}

function faultBeside(model: Message, message: Message, key: string): string | undefined {
  if (isList(model))
    return isList(message) && message.length === model.length
      ? undefined
      : `must be a list of ${model.length}`;
  if (isList(message)) return "must be a text";
  if (key === "tags.alphabet" && !ALPHABET.test(String(message)))
    return "must be letters with spaces between them";
  const known = [...valuesIn(model), ...(key.startsWith("date.") ? PARTS_OF_DATE : [])];
  const unknown = valuesIn(message).filter((name) => !known.includes(name));
  if (unknown.length === 0) return undefined;
  return `has {${unknown[0]}}; ${known.length > 0 ? `it may have {${known.join("}, {")}}` : "it may have no value"}`;
}

const isList = (message: Message): message is readonly string[] => Array.isArray(message);

const valuesIn = (message: Exclude<Message, readonly string[]>): string[] => {
  const texts = typeof message === "string" ? [message] : Object.values(message as PluralForms);
  return [...new Set([...texts.join().matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))];
};
