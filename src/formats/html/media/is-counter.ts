import type { Element } from "hast";
import { attribute } from "../../../lib/html/elements.js";

/** Addresses of programs that count readers and show nothing. */
const COUNTER =
  /(?:matomo|piwik)\.php\?|google-analytics\.com|googletagmanager\.com|doubleclick\.net|facebook\.com\/tr\b|scorecardresearch\.com|quantserve\.com|statcounter\.com|feedburner\.com\/~|pixel\.wp\.com|stats\.wp(?:ordpress)?\.com|mc\.yandex\.\w+\/watch|counter\.yadro\.ru|top-fwz1\.mail\.ru|hm\.baidu\.com|cnzz\.com|51\.la\/|\/(?:pixel|beacon|tracking|tracker|impression)s?\.(?:gif|png|php|aspx?)\b|\/__utm\.gif/i;

/** Tells whether a picture or frame is one that nobody sees: hidden by style, of a pixel, or of a program that counts. */
export function isCounter(node: Element, address: string): boolean {
  if (COUNTER.test(address)) return true;
  const style = attribute(node, "style") ?? "";
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style))
    return node.tagName !== "img" || !isLazy(node);
  return ["width", "height"].some(
    (side) => isNothing(attribute(node, side)) || isNothing(inStyle(style, side)),
  );
}

/** Some pages hide a picture until their script has loaded it. */
const isLazy = (node: Element): boolean =>
  Object.keys(node.properties).some((name) => /^data.*src/i.test(name)) || node.properties.loading === "lazy";

const isNothing = (size: string | undefined): boolean => /^\s*[01](?:\.0+)?(?:px)?\s*$/i.test(size ?? "");

const inStyle = (style: string, side: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*([^;]{1,20})`, "i").exec(style)?.[1]?.replace(/!important/i, "");
