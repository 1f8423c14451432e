import { existsSync } from "node:fs";
import path from "node:path";
import { flattenMessages, PLURAL_RULE_NAMES } from "../lib/messages.js";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { present } from "../lib/present.js";
import { chineseScript } from "../lib/text/language-tag.js";
import type { Messages, PluralRule } from "../model/messages.js";
import type { SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { faultsOfWords } from "./check-words.js";
import { readYaml } from "./read-yaml.js";

/** The language whose texts stand in for those that another language lacks, and for languages that have no file. */
const FALLBACK_FILE = path.join(TEMPLATES_FOLDER, "locales", "en.yaml");

const HINT = "`newsmirror templates locales/en.yaml --print` shows a whole one";

/** A locale file. What it does not state is taken from another one. */
interface LocaleFile extends Pick<Messages, "language" | "texts"> {
  readonly plural?: PluralRule;
}

/**
 * Loads the words of the pages for a language. A text that the language lacks is taken from English.
 * @param language BCP 47 tag of the site
 * @param folders with a folder `locales/` in each; the files of the first go before the others
 * @throws BuildError if a file is not YAML, names an unknown plural rule, or has texts that no page could show
 */
export function loadMessages(language: string, folders: readonly string[] = [TEMPLATES_FOLDER]): Messages {
  const files = folders.flatMap((folder) => localeFile(language, folder) ?? []);
  const fallback = readLocale(FALLBACK_FILE);
  const all = files.length > 0 ? files.map(readLocale) : [fallback];
  const { language: tag = language } = all[0] ?? {};
  const texts = Object.assign({}, fallback.texts, ...all.toReversed().map((locale) => locale.texts));
  const messages = { language: tag, plural: all.find(({ plural }) => plural)?.plural ?? "none", texts };
  const faults = faultsOfWords(messages, fallback.texts);
  if (faults.length === 0) return messages;
  const lines = faults.map(([key, reason]) => `  ${key} ${reason}`).join("\n");
  throw new BuildError(`${files[0]} has words that cannot be used:\n${lines}`, HINT);
}

/**
 * Returns a notice for each text that the operator's file for the language of a site lacks, and that our file for the language,
 * if there is one, lacks too. Pages have these texts in English.
 */
export function missingWords({ site, templates }: Pick<Settings, "site" | "templates">): Problem[] {
  const language = site.variant ?? site.lang;
  const own = templates === undefined ? undefined : localeFile(language, templates);
  if (own === undefined) return [];
  const files = [own, localeFile(language, TEMPLATES_FOLDER)].filter((file) => file !== undefined);
  const texts = Object.assign({}, ...files.map((file) => readLocale(file).texts));
  const file = `locales/${path.basename(own)}` as SourcePath;
  return Object.keys(readLocale(FALLBACK_FILE).texts)
    .filter((key) => !Object.hasOwn(texts, key))
    .map((key) => ({ code: "missing-words", path: file, message: `it has no text ${key}`, hint: HINT }));
}

/** Returns the path of the most special file for a language in a folder of templates; undefined if there is none. */
const localeFile = (language: string, folder: string): string | undefined =>
  candidatesFor(language)
    .map((tag) => path.join(folder, "locales", `${tag}.yaml`))
    .find((file) => existsSync(file));

/** Returns the names of locale files for a language, the most specific first: `zh-Hant-TW` before `zh-Hant` and `zh`. */
export function candidatesFor(language: string): string[] {
  const parts = language.split("-");
  const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
  const script = chineseScript(language);
  return script === undefined ? shorter : [...shorter, script];
}

function readLocale(file: string): LocaleFile {
  const { language, plural, ...texts } = readYaml(file, "the words", HINT);
  if (typeof language !== "string") throw new BuildError(`${file} has no \`language\``, HINT);
  if (plural !== undefined && !PLURAL_RULE_NAMES.includes(plural as PluralRule))
    throw new BuildError(`${file}: plural must be one of ${PLURAL_RULE_NAMES.join(", ")}`, HINT);
  return {
    language,
    ...present({ plural: plural as PluralRule | undefined }),
    texts: flattenMessages(texts),
  };
}
