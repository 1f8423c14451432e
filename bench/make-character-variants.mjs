#!/usr/bin/env node
/**
 * Prints src/search/format/character-variants.ts: which Chinese characters the search takes for the same. To be run when
 * opencc-js gets other dictionaries; a test compares the two.
 *
 *   node bench/make-character-variants.mjs > src/search/format/character-variants.ts
 *
 * Two characters are variants where a dictionary of opencc-js converts one into the other, alone or in a phrase, and where
 * EXTRA says so. Variants of variants are variants. One character of each such set stands for all.
 */

import { BitWriter } from "../dist/search/format/bit-codec.js";

/** Dictionaries between Simplified Chinese and the Traditional Chinese of each region; not those between vocabularies. */
const DICTIONARIES = [
  ...["TSCharacters", "TSPhrases", "STCharacters", "STPhrases", "STPhrases_GeneratedFromRegionalPhrases"],
  ...["TWVariants", "TWVariantsPhrases", "TWVariantsRev", "TWVariantsRevPhrases"],
  ...["HKVariants", "HKVariantsPhrases", "HKVariantsRev", "HKVariantsRevPhrases"],
  "JPShinjitaiCharacters",
];
/** Characters of Japan that are others in Chinese, or that two words share. */
const OTHERS = new Set("予 芸 欠 缶 沪 弁 糸".split(" "));

/** Variants that newspapers use and that opencc-js keeps apart. */
const EXTRA =
  "妳你 牠它 祂他 甚什 祇只 份分 賬帳 惟唯 采彩 姊姐 姪侄 砲炮 礮炮 徬彷 痲麻 蔴麻 榖谷 閙鬧 鬪斗 鬭斗 廻回 囘回 櫈凳 鵞鵝 " +
  "効效 煇輝 彊強 隣鄰 膓腸 脗吻 慙慚 蹔暫 凴憑 躰體 軆體 靑青 淸清 黙默 戸戶 歴歷 鄕鄉 愼慎 槪概 儅當 牎窗 窓窗 烖災 勅敕 " +
  "啣銜 囓齧 鎔熔 銲焊 鉋刨 珮佩 讐仇 燿耀 皐皋 臯皋 韮韭 袴褲 蘂蕊 窰窯 翺翱 氷冰 牋箋 犂犁 畧略 碁棋 盌碗 椀碗 疎疏 罸罰 茘荔 " +
  "蹧糟 遯遁 酧酬 飈飆 鼈鱉 輭軟 躭耽 迺乃 廼乃 懽歡 曡疊 欵款 澁澀 甎磚 脇脅 覊羈 譌訛 賸剩 陜陝 顋腮 皷鼓 髣仿 郞郎 毎每 邉邊 髙高 﨑崎 濵濱";

/** What tokenize.ts makes of a character outside the first plane. */
const codeOf = (character) =>
  character.length > 1 ? 0xe000 + (character.codePointAt(0) % 0x1900) : character.charCodeAt(0);

const parents = new Map();
/** The characters outside the first plane whose codes are taken: a second character with such a code is left alone. */
const holders = new Map();
const preferred = new Set();

for (const name of DICTIONARIES) {
  const { default: dictionary } = await import(`opencc-js/dict/${name}`);
  for (const entry of dictionary.split("|")) {
    const [from, ...conversions] = entry.split(" ");
    if (name.startsWith("JP") && OTHERS.has(from)) continue;
    for (const to of conversions) join([...from], [...to]);
    if (name === "TSCharacters") preferred.add(codeOf(conversions[0]));
  }
}
for (const [one, other] of EXTRA.split(" ")) join([one], [other]);
print();

function join(ones, others) {
  if (ones.length !== others.length) return;
  for (const [index, one] of ones.entries()) {
    const other = others[index];
    if (one === other || !isFree(one) || !isFree(other)) continue;
    const roots = [rootOf(codeOf(one)), rootOf(codeOf(other))];
    if (roots[0] !== roots[1]) parents.set(roots[0], roots[1]);
  }
}

function isFree(character) {
  if (character.length === 1) return true;
  const code = codeOf(character);
  if (!holders.has(code)) holders.set(code, character);
  return holders.get(code) === character;
}

function rootOf(code) {
  let root = code;
  while (parents.has(root)) root = parents.get(root);
  return root;
}

function print() {
  const sets = new Map();
  for (const code of new Set([...parents.keys(), ...parents.values()])) {
    const root = rootOf(code);
    sets.set(root, [...(sets.get(root) ?? []), code]);
  }
  const canonical = new Map();
  for (const codes of sets.values()) {
    const best = codes.sort((a, b) => rankOf(a) - rankOf(b) || a - b)[0];
    for (const code of codes) if (code !== best) canonical.set(code, best);
  }
  const bits = new BitWriter();
  let [lastCode, last] = [0, 0];
  bits.writeGamma(canonical.size);
  for (const [code, best] of [...canonical].sort(([a], [b]) => a - b)) {
    bits.writeGamma(code - lastCode);
    // Variants that follow each other often have a radical in common, and so have the characters in their places.
    const step = best - last + 64;
    const isNear = step >= 0 && step < 256;
    bits.write(isNear ? 1 : 0, 1);
    bits.write(isNear ? step : best, isNear ? 8 : 16);
    [lastCode, last] = [code, best];
  }
  console.log(`// Made by bench/make-character-variants.mjs from opencc-js; see there.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bits may look like a placeholder

/**
 * The characters that have another in their place, with that, by their codes. The bits are those of a \`BitWriter\`: how many
 * there are, and of each the step from the one before, both as gamma codes. Then a 1 and, in 8 bits, the step of the other
 * character from the one before, increased by 64; or a 0 and the code of the other character in 16 bits.
 */
export const VARIANTS =
  ${JSON.stringify(bits.take())};`);
}

/** Simplified characters of the first plane stand for their variants where there is one, then others of that plane. */
function rankOf(code) {
  if (code >= 0xe000) return 2;
  return preferred.has(code) ? 0 : 1;
}
