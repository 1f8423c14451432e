import type { Element } from "hast";
import { attribute, elementsIn, findElement, named } from "../../../lib/html/elements.js";
import { isEmbedLink } from "../../../lib/html/embed-link.js";
import type { PageView } from "../page/page-view.js";
import { beginningOf } from "./find-beginning.js";

/** Addresses of videos and sounds. A frame beside a text may show comments or buttons as well. */
const MEDIA =
  /youtu|vimeo|dailymotion|rutube|video|player|audio|podcast|sound|tiktok|twitch|bilibili|youku|\.(?:mp[34]|m4[av]|webm|og[gv]|m3u8)(?:[?#]|$)/i;

/** Videos and sounds of an article that stand before its body and behind it. */
interface MediaOutside {
  readonly before: readonly Element[];
  readonly behind: readonly Element[];
}

/** Returns the links to videos and sounds of an article that stand outside of its body. Many sites put them over the text. */
export function mediaOutside(body: readonly Element[], page: PageView): MediaOutside {
  const [first] = body;
  if (!first) return { before: [], behind: [] };
  const { before, frame, title } = beginningOf(first, page);
  const inside = new Set(body.flatMap((part) => [...elementsIn(part)]));
  const held = new Set([...inside].map((one) => attribute(one, "href")));
  const isOutside = (one: Element): boolean => {
    if (!isEmbedLink(one) || inside.has(one)) return false;
    const address = attribute(findElement(one, named("a")) ?? one, "href");
    return !held.has(address) && MEDIA.test(address ?? "");
  };
  const isArticle = frame !== first && frame.tagName === "article";
  const known = new Set(before);
  return {
    before: (isArticle ? before : title < 0 ? [] : before.slice(title)).filter(isOutside),
    behind: isArticle ? [...elementsIn(frame)].filter((one) => !known.has(one) && isOutside(one)) : [],
  };
}
