import { firstPresent } from "../../../lib/present.js";
import { isWebAddress } from "../../../model/allow-list.js";
import { namesOf, plainName } from "./field-names.js";

/** Labels of the original's address besides the names of its field, without spaces, in the form of `plainName`. */
const LABELS = new Set(
  `
  originallink originalarticle originalsource originalpost originalstory originaltext articleurl articlelink
  pageurl fullarticle readtheoriginal readoriginal readoriginalarticle readtheoriginalarticle vieworiginal
  originallypublishedat originallypublishedon sourcelink via 原文网址 原文網址 原文地址 原文出处 原文出處 原文鏈接 原文鏈結 原文链结 查看原文 阅读原文
  閱讀原文 出处 出處 网址 網址 鏈接 本文网址 本文網址 本文链接 本文鏈接 本文連結 文章链接 文章連結 文章来源 文章來源 新闻来源 新聞來源 新闻链接 新聞連結 来源链接 來源連結 来源网址 來源網址
  原始链接 原始連結 原始来源 信息来源 稿源 转载自 轉載自 转自 轉自 元記事 元記事url 元記事を読む 元のurl 元url 引用元 転載元 配信元 情報源 ソース 記事url 記事のurl 出典元 リンク
  원문 원문링크 원문보기 원문기사 원문주소 기사원문 기사링크 기사주소 링크 원본 원본링크 оригинал оригиналстатьи ссылканаоригинал
  ссылканаисточник ссылканастатью первоисточник оригинальнаястатья читатьоригинал оригінал
  originalquelle originalartikel originalbeitrag zumoriginal linkzumoriginal zumoriginalartikel
  lien lienoriginal liend'origine lienverslarticle articleoriginal articled'origine lirel'articleoriginal
  voirl'original sourceoriginale enlaceoriginal artículooriginal articulooriginal fuenteoriginal
  noticiaoriginal leerelartículooriginal linkoriginal artigooriginal matériaoriginal fonteoriginal
  notíciaoriginal articolooriginale linkoriginale fonteoriginale orijinalbağlantı orijinalhaber haberlinki
  haberkaynağı bağlantı orijinalmakale nguồntin linkgốc bàigốc bàiviếtgốc đườngdẫn sumberasli tautan
  tautanasli linkasli artikelasli sumberberita الرابطالأصلي رابطالخبر رابطالمقال المقالالأصلي
  الخبرالأصلي المصدرالأصلي لینکاصلی لینکخبر لینکمنبع لینکمطلب منبعخبر منبعاصلی מקור קישור קישורלמקור
  ที่มา แหล่งที่มา ลิงก์ต้นฉบับ स्रोत মূলসূত্র সূত্র πηγή bron origineelartikel källa kilde lähde zdroj forrás
  sursa извор izvor ماخذ findthisarticleat thisarticlecanbefoundat thisstorycanbefoundat printedfrom
`.split(/\s+/),
);
/** Characters of the longest line that is read. */
const LONGEST = 2000;
const LINK_ELEMENT = /<(?:a|ok)\b[^<>]*?\bhref\s*=\s*["']?\s*([^"'\s<>]+)[^<>]*>([^<>]{0,300})<\/(?:a|ok)>/gi;
/** Marks of a heading, a list, a quotation and of emphasis, and tags. */
const MARKS = /^[\s>#*+–—-]+|(?<![\w/])[*_]+|[*_]+(?![\w/])|<\/?[a-z][a-z\d-]*(?:[\s/][^<>]*)?>/gi;
/** `Source: https://…`, `Source (in French): [Gazette](https://…)` */
const LABELLED =
  /^\[?(\p{L}[\p{L}\p{M}\p{N}'’ \u200c-]{0,40}?)\]?\s*(?:[（(][^（）()]{0,40}[）)])?\s*[:：→]\s*(?:\[[^[\]]{0,300}\]\(\s*|<)?(https?:[^\s<>]+)/u;
/** `[Source](https://…)` */
const LINKED =
  /^\[\s*(\p{L}[\p{L}\p{M}\p{N}'’ \u200c-]{0,40}?)\s*(?:[（(][^（）()]{0,40}[）)])?[:：]?\s*\]\(\s*(https?:[^\s<>]+)/u;

/** `It was originally published at [The Gazette](https://…)` */
const PUBLISHED =
  /\b(?:(?:originally|first) (?:published|appeared)|republished|reprinted)\b[^[\]]{0,80}\[[^[\]]{0,300}\]\(\s*(https?:[^\s<>]+)/iu;

/** Lines at the beginning and at the end of a text among which one may name its original. */
const EDGE = 4;

/**
 * Returns the address of the original that a line at the beginning or the end of a text names behind a label such as `Source:`,
 * in any of the languages of front matter. The front page of a site is no original.
 */
export function sourceAtEdges(text: string): string | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return firstPresent([...lines.slice(-EDGE), ...lines.slice(0, EDGE)], sourceInLine);
}

function sourceInLine(line: string): string | undefined {
  if (line.length > LONGEST || !line.includes("http")) return undefined;
  const plain = line.replace(LINK_ELEMENT, "[$2]($1)").replace(MARKS, "").trim();
  const [, label = "", written = ""] = LABELLED.exec(plain) ?? LINKED.exec(plain) ?? [];
  const published = PUBLISHED.exec(plain)?.[1];
  const address = withoutBracket(published ?? written);
  return (published || isSourceLabel(plainName(label))) &&
    isWebAddress(address) &&
    !isFrontPage(new URL(address))
    ? address
    : undefined;
}

const isSourceLabel = (name: string): boolean =>
  name !== "" && (LABELS.has(name) || namesOf("source").includes(name));

/** Tells whether an address is that of a site, and of none of its articles. */
export const isFrontPage = ({ pathname, search }: URL): boolean => pathname + search === "/";

/** A bracket or a full stop behind an address is not part of it, unless the address has the other bracket. */
const withoutBracket = (address: string): string =>
  address
    .replace(/[。，]+$/u, "")
    .replace(/^([^()（）]*)[)）].*$/u, "$1")
    .replace(/[.,]$/, "");
