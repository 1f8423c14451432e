#!/usr/bin/env node
/**
 * Makes a mirror of any size in the scraper's format, for measuring without anybody's articles: invented local news of
 * invented places. The same seed gives the same bytes, and a smaller mirror is the beginning of a larger one: the files
 * of an article do not depend on how many articles follow.
 *
 *   node bench/make-mirror.mjs --out DIR --files N [--seed S]             makes a mirror of N files
 *   node bench/make-mirror.mjs --out DIR --files N [--seed S] --add K     adds the K articles that come next to it
 *   node bench/make-mirror.mjs --out DIR --files N [--seed S] --change K  changes the text of K of its articles
 *
 * Articles are whole, so a few files more than N may be written. How often something occurs is what was counted on a
 * real mirror of 106,362 files with 79,229 articles.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  EVENTS,
  GIVEN_FIRST,
  GIVEN_LAST,
  OFFICES,
  PLACES,
  PRODUCE,
  PROJECTS,
  person,
  SURNAMES,
  TOPICS,
  VENUES,
  words,
  write,
} from "./mirror-words.mjs";

const SITE = "https://www.qinghe-times.example";
const PICTURES = "https://i.qinghe-times.example/assets/uploads";
const COUNTER = "http://counter.mirror-tool.example";
const FIRST_DAY = Date.UTC(2021, 0, 2);
const FIRST_ID = 10_000_001;
const DAY = 86_400_000;

/** Folder, label and share of each channel. */
const CHANNELS = [
  ["ncid101", "青禾本地", 22],
  ["ncid102", "水陆交通", 16],
  ["ncid103", "学校与孩子", 15],
  ["ncid104", "农事", 9],
  ["ncid105", "街市", 8],
  ["ncid106", "天气与河流", 8],
  ["ncid107", "健康", 6],
  ["ncid108", "体育", 5],
  ["ncid109", "邻县", 4],
  ["nf2001", "文化与科学", 4],
  ["nf2002", "人物", 2],
  ["nf2003", "读者来信", 1],
];

/** Shares of articles in 1, 2, 3 … channels. */
const CHANNEL_COUNTS = [77.7, 14.4, 5, 1.8, 0.7, 0.25, 0.15];
/** Shares of articles whose copies are equal, differ in the frame, differ in the text. */
const COPY_KINDS = [61.1, 35.1, 3.8];
/** Shares of articles with 0, 1, 2 … different tags. */
const TAG_COUNTS = [2, 8, 17, 27, 26, 19, 1];
/** Further links to a tag that an article has, on average. */
const FURTHER_MENTIONS = 0.8;
/** Of all tags given to articles: those never used again, and those new for good. The others were used before. */
const TAG_ONCE = 0.065;
const TAG_NEW = 0.18;

const BR = Symbol("line break");

/** Returns a seeded source of chance; its numbers are the same on every machine. */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    /** An index, each as likely as its weight says. */
    weighted(weights) {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      let index = 0;
      while (index < weights.length - 1 && rest >= weights[index]) rest -= weights[index++];
      return index;
    },
    /** A whole number from 0 on with this mean; each step up is as much rarer as the one before. */
    geometric(mean) {
      return Math.floor(Math.log(1 - next()) / Math.log(mean / (1 + mean)));
    },
    /** A number that lies above and below the median by factors, with a long tail upwards. */
    logNormal(median, deviation) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(deviation * normal);
    },
  };
}

/**
 * Gives out tags as in a press: a tag is used again the more often the more often it was used. Common words are there
 * from the beginning; the others are composed when they are first wanted.
 */
function createTagUrn(random) {
  const uses = [...TOPICS, ...PLACES, ...VENUES, ...PROJECTS, ...EVENTS, ...PRODUCE];
  let composed = 0;
  const draw = () => {
    const kind = random.weighted([TAG_ONCE, TAG_NEW, 1 - TAG_ONCE - TAG_NEW]);
    const tag = kind === 2 ? random.pick(uses) : composedTag(composed++);
    if (kind > 0) uses.push(tag);
    return tag;
  };
  return (count) => {
    const tags = new Set();
    while (tags.size < count) tags.add(draw());
    return [...tags];
  };
}

/** Returns the tag with this number, a person's name or a place's thing, unlike that of any other number. */
function composedTag(number) {
  const lists = number % 2 ? [SURNAMES, GIVEN_FIRST, GIVEN_LAST] : [PLACES, THINGS, FEATURES];
  const size = lists.reduce((product, list) => product * list.length, 1);
  const turn = number >> 1;
  // The step shares no factor with the size, so that every combination is met once before one is met again.
  let rest = (turn * stepFor(size)) % size;
  let tag = "";
  for (const list of lists) {
    tag += list[rest % list.length];
    rest = Math.floor(rest / list.length);
  }
  return turn < size ? tag : `${tag}${Math.floor(turn / size) + 1}`;
}

const THINGS = [...VENUES, ...OFFICES.filter((office) => !VENUES.includes(office)), ...PROJECTS];
const FEATURES = words(`
  扩建 检修 搬迁 百年 志愿队 开放日 座谈会 老照片 改造 调查 纪念册 募捐 夜班 值班表 新规 票价 水费 门锁 屋顶 大门 图纸
  账目 清洁日 留言簿 菜单 时刻表 展览 课程 合唱团 足球队`);

function stepFor(size) {
  const greatestDivisor = (a, b) => (b === 0 ? a : greatestDivisor(b, a % b));
  let step = 7919;
  while (greatestDivisor(step, size) > 1) step++;
  return step;
}

/**
 * Yields the articles of the mirror with this seed, without end, in the order of publication.
 * Each is `{ id, day, title, files }`, its files `{ channel, text }`; the day is that of its address.
 */
function* generateArticles(seed) {
  const random = createRandom(seed);
  const press = { random, drawTags: createTagUrn(random), earlier: [], lastId: FIRST_ID };
  for (let day = FIRST_DAY; ; day += DAY) {
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    const count = (isWeekend ? 56 : 86) + random.below(45);
    for (let index = 0; index < count; index++) yield nextArticle(press, day);
  }
}

function nextArticle(press, day) {
  const { random, earlier } = press;
  press.lastId += 2 + random.below(40);
  const article = { id: `n${press.lastId}`, day, title: write("title", random) };
  const blocks = bodyOf(article, press);
  const frame = {
    lead: random.chance(0.72) ? leadOf(article, random) : "",
    hasPixel: random.chance(0.35),
    hasShortTrailer: random.chance(0.007),
  };
  earlier.push(article);
  return { ...article, files: filesOf(article, blocks, frame, random) };
}

/** Returns one file for each channel of the article. */
function filesOf(article, blocks, frame, random) {
  const text = print(article, blocks, frame);
  const channels = drawChannels(random);
  const kind = random.weighted(COPY_KINDS);
  return channels.map((channel, index) => {
    if (index === 0 || kind === 0) return { channel, text };
    if (kind === 2) return { channel, text: print(article, blocks.toSpliced(-2, 1), frame) };
    const isTrailerOther = random.chance(0.02);
    const other = isTrailerOther
      ? { ...frame, hasShortTrailer: !frame.hasShortTrailer }
      : { ...frame, hasPixel: !frame.hasPixel };
    return { channel, text: print(article, blocks, other) };
  });
}

function drawChannels(random) {
  const wanted = 1 + random.weighted(CHANNEL_COUNTS);
  const weights = CHANNELS.map(([, , weight]) => weight);
  const channels = new Set();
  while (channels.size < wanted) channels.add(CHANNELS[random.weighted(weights)][0]);
  return [...channels];
}

/** Returns the article's blocks, at least two, each `{ kind, … }` as its printer takes it. */
function bodyOf(article, press) {
  const { random } = press;
  const mentions = drawMentions(press);
  const style = drawStyle(random);
  const wanted = 200 + random.logNormal(715, 1);
  const blocks = [];
  for (let length = 0; length < wanted || mentions.length > 0; ) {
    const isFirst = blocks.length === 0;
    const nodes = paragraphNodes(mentions.splice(0, drawMentionCount(isFirst, random)), style, random);
    length += nodes.reduce((sum, node) => sum + (node.text ?? node).toString().length, 0);
    blocks.push({ kind: "p", nodes: isFirst ? [openingOf(article.day, random), ...nodes] : nodes });
  }
  for (let count = drawLinkCount(random); count > 0; count--) insert(blocks, linkingParagraph(press), random);
  if (random.chance(0.2)) insert(blocks, outsideParagraph(random), random);
  for (let count = style.headings; count > 0; count--) insert(blocks, headingOf(style, random), random);
  for (let count = style.figures; count > 0; count--)
    insert(blocks, figureOf(article, count, random), random);
  if (random.chance(0.001)) insert(blocks, tableOf(random), random);
  if (random.chance(0.001)) insert(blocks, listOf(random), random);
  blocks.push({ kind: "p", nodes: [`${write("closing", random)}。`] });
  if (random.chance(0.994)) blocks.push({ kind: "p", nodes: [editorLine(random)] });
  return blocks;
}

const insert = (blocks, block, random) => blocks.splice(1 + random.below(blocks.length), 0, block);

function drawMentions({ random, drawTags }) {
  const tags = drawTags(random.weighted(TAG_COUNTS));
  const further = tags.flatMap((tag) => Array(random.geometric(FURTHER_MENTIONS)).fill(tag));
  return [...tags, ...further];
}

/** What the whole article has or has not. */
function drawStyle(random) {
  return {
    headings: random.chance(0.4) ? 1 + random.geometric(1.95) : 0,
    headingKind: random.chance(0.08) ? "h3" : "h4",
    figures: random.chance(0.25) ? 1 + random.geometric(1.25) : 0,
    breaks: random.chance(0.08) ? 0.15 : 0,
    bold: random.chance(0.06) ? 0.07 : 0,
  };
}

const drawMentionCount = (isFirst, random) => (isFirst ? 1 + random.below(3) : random.weighted([55, 30, 15]));
const drawLinkCount = (random) => (random.chance(0.1) ? 1 + random.geometric(0.8) : 0);

/** Returns what a paragraph is made of: texts, links, bold texts and line breaks. */
function paragraphNodes(tags, style, random) {
  const wanted = random.logNormal(68, 0.5);
  const nodes = tags.flatMap((tag) => taggedNodes(tag, random));
  for (let length = 20 * tags.length; nodes.length === 0 || length < wanted; ) {
    const sentence = write("sentence", random);
    length += sentence.length;
    if (nodes.length > 0 && random.chance(style.breaks)) nodes.push(BR);
    nodes.push(random.chance(style.bold) ? { bold: sentence } : sentence);
  }
  return nodes;
}

function taggedNodes(tag, random) {
  const [before, after] = write("tagged", random).split("@");
  return [before, { href: tagAddress(tag), text: tag }, after];
}

const tagAddress = (tag) => `${SITE}/gb/tag/${encodeURIComponent(tag)}.html`;

/** Returns dateline and credit; a quarter of the datelines is a day after the address. */
function openingOf(day, random) {
  if (random.chance(0.001)) return "";
  const printed = new Date(day + (random.chance(0.25) ? DAY : 0));
  const [year, month, date] = printed.toISOString().slice(0, 10).split("-");
  return `【青禾时报${year}年${month}月${date}日讯】${creditOf(random)}`;
}

function creditOf(random) {
  const names = random.chance(0.12) ? `${person(random)}、${person(random)}` : person(random);
  switch (random.weighted([20, 50, 20, 4, 4])) {
    case 0:
      return "";
    case 1:
      return `（青禾时报记者${names}综合报导）`;
    case 2:
      return `（青禾时报记者${names}报导）`;
    case 3:
      return `（英文青禾时报记者${names}报导／${person(random)}编译）`;
    default:
      return `（记者${names}采访报导）`;
  }
}

function editorLine(random) {
  const end = random.pick(["", "", "#", "＃", "◇"]);
  const desk = random.chance(0.02) ? `文字整理：${person(random)}；` : "";
  return `${desk}责任编辑：${person(random)}${end}`;
}

/** Returns a paragraph with a link to an article of the last weeks; to one that the mirror lacks where chance has it. */
function linkingParagraph({ random, earlier }) {
  const target = earlier[Math.max(0, earlier.length - 1 - random.geometric(1500))];
  const isHeld = target !== undefined && random.chance(0.74);
  const day = target?.day ?? FIRST_DAY;
  const link = isHeld
    ? { href: articleAddress(target.id, day), text: target.title }
    : { href: articleAddress(`n${9_000_000 + random.below(900_000)}`, day), text: write("title", random) };
  return { kind: "p", nodes: [write("linking", random), link, "。"] };
}

function articleAddress(id, day) {
  const [year, month, date] = new Date(day).toISOString().slice(2, 10).split("-").map(Number);
  return `${SITE}/gb/${year}/${month}/${date}/${id}.htm`;
}

function outsideParagraph(random) {
  const href = `https://www.chengxi-notices.example/${1 + random.below(90_000)}.html`;
  return {
    kind: "p",
    nodes: [write("sentence", random), "全文见", { href, text: `${write("office", random)}的公告` }, "。"],
  };
}

const headingOf = (style, random) => ({ kind: style.headingKind, text: write("heading", random) });

function figureOf(article, number, random) {
  return {
    kind: "figure",
    id: `${article.id.slice(1)}${number}`,
    folder: pictureFolder(article.day),
    caption: random.chance(0.96) ? write("caption", random) : "",
  };
}

function tableOf(random) {
  const row = () => [write("place", random), write("venue", random), write("count", random)];
  return {
    kind: "table",
    rows: [["地方", "去处", "人数"], ...Array.from({ length: 3 + random.below(5) }, row)],
  };
}

function listOf(random) {
  return { kind: "ul", items: Array.from({ length: 3 + random.below(4) }, () => write("sentence", random)) };
}

function leadOf({ id, day, title }, random) {
  const src = `${PICTURES}/${pictureFolder(day)}/id${id.slice(1)}0-lead-600x400.jpg`;
  const classes = "attachment-qhsb_600_400 size-qhsb_600_400 wp-post-image";
  const caption = write("caption", random);
  // A title quotes people in typographic quotation marks, so that it may stand in an attribute.
  return `<div><img alt="${title}" class="${classes}" src="${src}"/>
<div class="caption">
 ${caption}
</div></div><hr/>`;
}

const pictureFolder = (day) => new Date(day).toISOString().slice(0, 7).replace("-", "/");

/** Prints each kind of block as BeautifulSoup does: every node on a line of its own, a space deeper than its parent. */
const PRINTERS = {
  p: ({ nodes }) => ` <p>\n${withoutSeams(nodes).map(printNode).join("")} </p>\n`,
  h3: ({ text }) => ` <h3>\n  ${text}\n </h3>\n`,
  h4: ({ text }) => ` <h4>\n  ${text}\n </h4>\n`,
  ul: ({ items }) => ` <ul>\n${items.map((item) => `  <li>\n   ${item}\n  </li>\n`).join("")} </ul>\n`,
  table: ({ rows }) => ` <table>\n  <tbody>\n${rows.map(printRow).join("")}  </tbody>\n </table>\n`,
  figure: printFigure,
};

/** Joins the texts that stand side by side: in HTML they are one node. */
function withoutSeams(nodes) {
  const joined = [];
  for (const node of nodes) {
    if (typeof node === "string" && typeof joined.at(-1) === "string") joined.push(joined.pop() + node);
    else if (node !== "") joined.push(node);
  }
  return joined;
}

function printNode(node) {
  if (node === BR) return "  <br/>\n";
  if (typeof node === "string") return `  ${node}\n`;
  if (node.bold) return `  <strong>\n   ${node.bold}\n  </strong>\n`;
  return `  <ok href="${node.href}">\n   ${node.text}\n  </ok>\n`;
}

function printRow(cells) {
  return `   <tr>\n${cells.map((cell) => `    <td>\n     ${cell}\n    </td>\n`).join("")}   </tr>\n`;
}

function printFigure({ id, folder, caption }) {
  const picture = `${PICTURES}/${folder}/id${id}-story`;
  const described = caption
    ? `  <br/><figcaption class="wp-caption-text" id="caption-attachment-${id}">
   ${caption}
  </figcaption><br/>
`
    : "";
  return ` <figure aria-describedby="caption-attachment-${id}" class="wp-caption aligncenter" id="attachment_${id}" style="width: 600px">
  <ok href="${picture}.jpg" target="_blank">
   <img alt="" class="size-large wp-image-${id}" src="${picture}-600x400.jpg"/>
  </ok>
${described} </figure><br/>
`;
}

/** Returns the mirrored file: the article in the frame that the mirror's operator puts around it. */
function print({ id, day, title }, blocks, { lead, hasPixel, hasShortTrailer }) {
  const link = ([label, target]) => `[${label}](${target}?${id})`;
  const navigation = [
    ["首页", "../../../.."],
    ["评论", "../../../../../qinghe-comment"],
    ["专题", "../../../../../qinghe-special"],
    ["旧闻", "../../../../../qinghe-news"],
    ["书库", "../../../../../books"],
    ["镜像", "https://git.mirror-tool.example/mirror/blob/master/README.md"],
  ].map(link);
  const pixel = hasPixel ? `\n\n<img src='${COUNTER}/${id}.md' width='0px' height='0px'/>` : "";
  return `### ${title}

---

#### ${navigation.join(" &nbsp;|&nbsp; ")}


${lead}<div class="post_content" id="artbody" itemprop="articleBody">
 <!-- article content begin -->
${blocks.map((block) => PRINTERS[block.kind](block)).join("")} <!-- article content end -->
 <div id="below_article_ad">
 </div>
</div>
${pixel}

---

原文链接${hasShortTrailer ? "" : "（需翻墙）"}：${articleAddress(id, day)}`;
}

/**
 * Opens the mirror with this seed in a folder: empty so far, and nothing is written yet. The functions below make it
 * grow and change; `files` counts its files, `articles` lists what it holds, each `{ id, channels }`.
 */
export function openMirror(folder, seed = 1) {
  return { folder, seed, coming: generateArticles(seed), files: 0, articles: [] };
}

/** Writes the mirror's settings and its first articles, until it has at least so many files. */
export function fillMirror(mirror, files) {
  for (const [channel] of CHANNELS) mkdirSync(path.join(mirror.folder, channel), { recursive: true });
  const labels = CHANNELS.map(([channel, label]) => `  ${channel}: ${label}\n`).join("");
  writeFileSync(path.join(mirror.folder, "site.yaml"), `title: 青禾时报镜像\nchannels:\n${labels}`);
  while (mirror.files < files) writeFiles(mirror, takeArticle(mirror));
}

/** Takes note of what an earlier `fillMirror` with as many files wrote, and writes nothing. */
export function recallMirror(mirror, files) {
  while (mirror.files < files) takeArticle(mirror);
}

/** Adds the articles that come next. */
export function addArticles(mirror, count) {
  for (let added = 0; added < count; added++) writeFiles(mirror, takeArticle(mirror));
}

/** Adds a sentence to the first paragraph of so many articles, in all their files. The seed chooses them. */
export function changeArticles(mirror, count, seed = mirror.seed) {
  const random = createRandom(seed);
  const chosen = new Set();
  while (chosen.size < Math.min(count, mirror.articles.length)) chosen.add(random.pick(mirror.articles));
  for (const { id, channels } of chosen) {
    const sentence = write("sentence", random);
    for (const channel of channels) {
      const file = path.join(mirror.folder, channel, `${id}.md`);
      writeFileSync(file, readFileSync(file, "utf8").replace("\n </p>", `\n  ${sentence}\n </p>`));
    }
  }
}

function takeArticle(mirror) {
  const article = mirror.coming.next().value;
  mirror.articles.push({ id: article.id, channels: article.files.map((file) => file.channel) });
  mirror.files += article.files.length;
  return article;
}

function writeFiles(mirror, { id, files }) {
  for (const { channel, text } of files) writeFileSync(path.join(mirror.folder, channel, `${id}.md`), text);
}

function main() {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      files: { type: "string" },
      seed: { type: "string", default: "1" },
      add: { type: "string" },
      change: { type: "string" },
    },
  });
  const files = Number(values.files);
  if (!values.out || !(files > 0)) {
    console.error("usage: node bench/make-mirror.mjs --out DIR --files N [--seed S] [--add K] [--change K]");
    process.exit(2);
  }
  const mirror = openMirror(values.out, Number(values.seed));
  const isThere = values.add !== undefined || values.change !== undefined;
  if (isThere) recallMirror(mirror, files);
  else fillMirror(mirror, files);
  if (values.change) changeArticles(mirror, Number(values.change));
  if (values.add) addArticles(mirror, Number(values.add));
  console.log(`${mirror.files} files, ${mirror.articles.length} articles in ${values.out}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
