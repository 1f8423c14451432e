import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { flattenMessages, PLURAL_RULE_NAMES } from "../lib/messages.js";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { chineseScript } from "../lib/text/language-tag.js";
import type { Messages, PluralRule } from "../model/messages.js";
import { BuildError } from "../model/problem.js";

/** The language whose texts stand in for those that another language lacks, and for languages that have no file. */
const FALLBACK = "en";

const HINT = "`newsmirror templates locales/en.yaml --print` shows a whole one";

/**
 * Loads the words of the pages for a language. A text that the language lacks is taken from English.
 * @param language BCP 47 tag of the site
 * @param folders with a folder `locales/` in each; the files of the first go before the others
 * @throws BuildError if a file is not YAML, or names an unknown plural rule
 */
export function loadMessages(language: string, folders: readonly string[] = [TEMPLATES_FOLDER]): Messages {
  const candidates = candidatesFor(language);
  const files = folders.flatMap((folder) =>
    candidates
      .map((tag) => path.join(folder, "locales", `${tag}.yaml`))
      .filter((file) => existsSync(file))
      .slice(0, 1),
  );
  const fallback = readMessages(path.join(TEMPLATES_FOLDER, "locales", `${FALLBACK}.yaml`));
  const all = files.map(readMessages);
  const [first = fallback] = all;
  const texts = Object.assign({}, fallback.texts, ...all.reverse().map((messages) => messages.texts));
  return { ...first, texts };
}

/** Returns the names of locale files for a language, the most specific first: `zh-Hant-TW` before `zh-Hant` and `zh`. */
export function candidatesFor(language: string): string[] {
  const parts = language.split("-");
  const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
  const script = chineseScript(language);
  return script === undefined ? shorter : [...shorter, script];
}

function readMessages(file: string): Messages {
  const data = parseYaml(file);
  const { language, plural = "none", ...texts } = data as Record<string, unknown>;
  if (typeof language !== "string") throw new BuildError(`${file} has no \`language\``, HINT);
  if (!PLURAL_RULE_NAMES.includes(plural as PluralRule))
    throw new BuildError(`${file}: plural must be one of ${PLURAL_RULE_NAMES.join(", ")}`, HINT);
  return { language, plural: plural as PluralRule, texts: flattenMessages(texts) };
}

function parseYaml(file: string): object {
  try {
    const data: unknown = parse(readFileSync(file, "utf8"));
    if (typeof data === "object" && data !== null) return data;
  } catch (error) {
    throw new BuildError(`${file} cannot be read: ${(error as Error).message}`, HINT, { cause: error });
  }
  throw new BuildError(`${file} is not a list of \`key: value\``, HINT);
}
