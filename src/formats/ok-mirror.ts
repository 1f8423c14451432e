import { MARKDOWN_EXTENSIONS } from "../intake/extensions.js";
import { isWebAddress } from "../model/allow-list.js";
import type { ArticleId } from "../model/names.js";
import { ArticleError } from "../model/problem.js";
import type { Format, Publisher, RawArticle } from "../model/raw-article.js";

/**
 * The scraper that renames links to `<ok>`: a title line, a rule, a line of navigation, prettified WordPress HTML with
 * an optional lead block before `#artbody`, a rule, and the original's address.
 */
export const okMirror: Format = {
  name: "ok-mirror",
  extensions: MARKDOWN_EXTENSIONS,
  matches: (text) => /^###[ \t]/.test(text),
  read,
};

/**
 * What its publishers have in common. Their agencies need not be listed: a dateline names its own. The patterns leave
 * the host out, since tag pages and articles of one publisher stand on several.
 */
const PUBLISHER: Publisher = {
  tagUrl: /^https?:\/\/[^/]+\/(?:gb|b5)\/tag\/(?<slug>[^/?#]+?)(?:\.html?)?\/?(?:[?#].*)?$/i,
  articleUrl:
    /^https?:\/\/[^/]+\/(?:gb|b5)\/(?<year>\d{2,4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<id>n\d+)/i,
  dateline:
    /【?\s*(?<agency>[\p{Script=Han}A-Za-z]{2,12}?)\s*(?<year>(?:19|20)\d{2})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日\s*(?:讯\s*】?|[^【】（）()]{0,12}】)/u,
  agencies: ["大纪元", "新唐人", "中央社", "美国之音", "自由亚洲电台", "自由亚洲", "希望之声", "明慧网"],
};

const LAYOUT = {
  body: ["#artbody"],
  drop: ["#below_article_ad"],
  endComment: "article content end",
  isPrettified: true,
  header: ".arttop",
} as const;

const RULE = /\r?\n---[ \t]*\r?\n/g;
const TRAILER = /^原文链接(?:（[^）\n]{0,40}）)?\s{0,20}[：:]\s{0,20}(?<address>\S+)/mu;
/** Advertisements that the mirror's operator put between the blocks, as Markdown headings of links. */
const ADVERT = /^####[ \t]*\[.*\]\(\s*https?:\/\/.*$/gmu;
/** The image of no size by which the operator counts readers, in some of the copies of an article. */
const PIXEL = /^<img src='[^'<>]*' width='0px' height='0px'\/>\s*/u;

function read(text: string, id: ArticleId): RawArticle {
  const title = (/^###[ \t]+(.*)/.exec(text)?.[1] ?? "").replace(/\s+/gu, " ").trim();
  if (!title) throw new ArticleError("no-title", "the first line has no title", "write it behind `### `", 1);
  const rules = [...text.matchAll(RULE)];
  const [first, last] = [rules.at(0), rules.at(-1)];
  const isClosed = first !== undefined && last !== undefined && last !== first;
  const from = first ? first.index + first[0].length : text.indexOf("\n");
  const frame = text.slice(from, isClosed ? last.index : undefined);
  const html = frame.slice(frame.indexOf("<")).replace(ADVERT, "").replace(PIXEL, "").trimEnd();
  if (!frame.includes("<")) {
    throw new ArticleError(
      "no-body",
      "no HTML between the title and the original's address",
      "scrape the article again",
      1,
    );
  }
  const source = TRAILER.exec(text.slice(last?.index ?? from))?.groups?.address;
  const lang = /\/b5\//.test(source ?? "") ? "zh-Hant" : undefined;
  return {
    kind: "html",
    id,
    html,
    layout: LAYOUT,
    publisher: PUBLISHER,
    stated: {
      title,
      ...(source && isWebAddress(source) ? { source } : {}),
      ...(lang ? { lang } : {}),
    },
  };
}
