#!/usr/bin/env node
/**
 * Writes the tables with which a reader's browser converts Chinese pages: templates/assets/chinese/to-hant.js and
 * to-hans.js. They are cut from the dictionaries of opencc-js. Run it when opencc-js gets new dictionaries. A test compares
 * the files with what it prints.
 *
 *   node bench/make-chinese-tables.mjs [FOLDER]
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Converter } from "opencc-js";
import stCharacters from "opencc-js/dict/STCharacters";
import stPhrases from "opencc-js/dict/STPhrases";
import stRegional from "opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases";
import tsCharacters from "opencc-js/dict/TSCharacters";
import tsPhrases from "opencc-js/dict/TSPhrases";
import twVariants from "opencc-js/dict/TWVariants";
import twVariantsRev from "opencc-js/dict/TWVariantsRev";
import twVariantsRevPhrases from "opencc-js/dict/TWVariantsRevPhrases";

const OURS = fileURLToPath(new URL("../templates/assets/chinese/", import.meta.url));
const folder = process.argv[2] ?? OURS;

/** The most characters of a phrase that gives way to a word before it. */
const LONGEST_OVERLAP = 3;

/** The 3,755 characters of daily use: the first level of GB 2312. */
const COMMON = new Set();
const gb = new TextDecoder("gb18030");
for (let high = 0xb0; high <= 0xd7; high++)
  for (let low = 0xa1; low <= 0xfe; low++) COMMON.add(gb.decode(new Uint8Array([high, low])));

const keysOf = (...dictionaries) => [
  ...new Set(dictionaries.flatMap((text) => text.split("|").map((entry) => entry.split(" ")[0]))),
];

/** Replaces the longest entry at each place. */
function convertWith(entries, text) {
  let result = "";
  for (let index = 0; index < text.length; ) {
    let length = Math.min(entries.longest, text.length - index);
    while (length > 1 && !entries.has(text.substr(index, length))) length--;
    const part = text.substr(index, length);
    result += entries.get(part) ?? part;
    index += length;
  }
  return result;
}

/** Adds each phrase that its parts would convert otherwise. Shorter phrases come first. */
function addWrong(entries, phrases, convert) {
  for (const phrase of phrases) {
    const right = convert(phrase);
    if (convertWith(entries, phrase) === right) continue;
    entries.set(phrase, right);
    entries.longest = Math.max(entries.longest, phrase.length);
  }
}

/**
 * Returns the common words of two characters whose end would be taken for the start of a phrase: `必须` before `生`, since
 * `须生` is a phrase.
 */
function overlappingWords(entries, phrases, convert) {
  const byStart = new Map();
  for (const phrase of entries.keys()) {
    if (phrase.length < 2 || phrase.length > LONGEST_OVERLAP) continue;
    const start = phrase.charAt(0);
    byStart.set(start, [...(byStart.get(start) ?? []), phrase]);
  }
  const isWrong = (text) => convertWith(entries, text) !== convert(text);
  return phrases.filter(
    (word) =>
      word.length === 2 &&
      !entries.has(word) &&
      [...word].every((character) => COMMON.has(character)) &&
      (byStart.get(word.charAt(1)) ?? []).some((phrase) => isWrong(word + phrase.slice(1))),
  );
}

/** Returns the entries that convert as `convert` does, but for rare overlaps. */
function cutTable(characters, phrases, convert) {
  const entries = Object.assign(new Map(), { longest: 1 });
  for (const character of characters)
    if (convert(character) !== character) entries.set(character, convert(character));
  const sorted = phrases.filter((phrase) => [...phrase].length > 1);
  sorted.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  addWrong(entries, sorted, convert);
  const words = overlappingWords(entries, sorted, convert);
  for (const word of words) entries.set(word, convert(word));
  addWrong(entries, sorted, convert);
  return entries;
}

/**
 * Prints entries as groups of the same length: [length of a key, length of a value, all keys, all values]. The values are
 * empty where each is what the characters of its key become one by one.
 */
function printTable(name, entries) {
  const groups = new Map();
  for (const [key, value] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const oneByOne = Array.from(key, (character) => entries.get(character) ?? character).join("");
    const isPlain = [...key].length > 1 && value === oneByOne;
    const id = `${key.length},${isPlain ? 0 : value.length}`;
    const group = groups.get(id) ?? ["", ""];
    groups.set(id, [group[0] + key, isPlain ? "" : group[1] + value]);
  }
  const rows = [...groups].map(([id, [keys, values]]) => `[${id},"${keys}","${values}"]`);
  return (
    "// Cut from the dictionaries of OpenCC (https://github.com/BYVoid/OpenCC), Apache License 2.0\n" +
    "// (https://www.apache.org/licenses/LICENSE-2.0), by bench/make-chinese-tables.mjs of newsmirror.\n" +
    `newsmirrorTable("${name}",[\n${rows.join(",\n")}\n]);\n`
  );
}

const tables = {
  "to-hant.js": printTable(
    "zh-Hant",
    cutTable(
      keysOf(stCharacters, twVariants),
      keysOf(stPhrases, stRegional),
      Converter({ from: "cn", to: "tw" }),
    ),
  ),
  "to-hans.js": printTable(
    "zh-Hans",
    cutTable(
      keysOf(tsCharacters, twVariantsRev),
      keysOf(tsPhrases, twVariantsRevPhrases),
      Converter({ from: "tw", to: "cn" }),
    ),
  ),
};

for (const [name, text] of Object.entries(tables)) writeFileSync(path.join(folder, name), text);
