import type { Element } from "hast";
import { attribute } from "../../lib/html/elements.js";

/** Addresses of programs that count readers, and of widgets that show nothing of the article. */
const COUNTER =
  /(?:matomo|piwik)\.php\?|google-analytics\.com|googletagmanager\.com|googlesyndication\.com|doubleclick\.net|google\.com\/recaptcha|facebook\.com\/(?:tr\b|plugins\/(?:like|likebox|share_button|page|follow|comments))|platform\.twitter\.com\/widgets\/(?:follow|tweet)_button|disqus\.com|addthis\.com|scorecardresearch\.com|quantserve\.com|statcounter\.com|feedburner\.com\/~|(?:pixel|stats)\.wp\.com|stats\.wordpress\.com|mc\.yandex\.\w+\/watch|hm\.baidu\.com|cnzz\.com|\/(?:pixel|beacon|tracking|tracker|impression)s?\.(?:gif|png|php|aspx?)\b|\/__utm\.gif/i;

/** Tells whether a picture or frame is one that nobody sees: hidden by style, of a pixel, or of a program that counts. */
export function isCounter(node: Element): boolean {
  if (["width", "height"].some((side) => isNothing(attribute(node, side)))) return true;
  const style = attribute(node, "style");
  if (style && !isLazy(node) && HIDDEN.test(style)) return true;
  return COUNTER.test(attribute(node, "src") ?? "");
}

const isNothing = (size: string | undefined): boolean =>
  size !== undefined && /^\s*[01](?:\.0+)?(?:px)?\s*$/i.test(size);

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:max-)?(?:width|height)\s*:\s*[01](?:\.0+)?(?:px)?\s*(?:!important\s*)?(?:;|$))/i;

/** Some pages hide a picture until their script has loaded it. */
const isLazy = (node: Element): boolean =>
  node.properties.dataSrc !== undefined || node.properties.dataLazySrc !== undefined;
