import type { Element } from "hast";
import { attribute } from "./elements.js";

/** Addresses of programs that count readers, and of widgets that show nothing of the article. */
const COUNTER =
  /(?:matomo|piwik)\.php\?|google-analytics\.com|googletagmanager\.com|googlesyndication|doubleclick\.net|google\.com\/recaptcha|facebook\.com\/tr\b|\/plugins\/(?:like|likebox|share_button|page|follow|comments)|platform\.twitter\.com\/widgets\/(?:follow|tweet)_button|disqus\.com|addthis\.com|scorecardresearch\.com|quantserve\.com|statcounter\.com|feedburner\.com\/~|(?:pixel|stats)\.wp\.com|stats\.wordpress\.com|mc\.yandex\.\w+\/watch|counter\.yadro\.ru|top-fwz1\.mail\.ru|hm\.baidu\.com|cnzz\.com|\.met\.vgwort\.de\/|51\.la\/|\/(?:pixel|beacon|tracking|tracker|impression)s?\.(?:gif|png|php|aspx?)\b|\/__utm\.gif|\/(?:1x1|spacer|blank|transparent|clear(?:dot|pixel)?)\.(?:gif|png)(?:$|\?)/i;

/** Tells whether an address is that of a program that counts readers. */
export const isCounterAddress = (address: string): boolean => COUNTER.test(address);

/** Tells whether readers could not see a picture or a frame: of one pixel, hidden by a style, a counter or a button. */
export function isCounter(node: Element, address: string): boolean {
  const isUnseen =
    ["width", "height"].some((side) => isNothing(attribute(node, side))) ||
    node.properties.hidden === true ||
    HIDDEN.test(attribute(node, "style") ?? "");
  return (isUnseen && !isLazy(node)) || isCounterAddress(address);
}

const isNothing = (size: string | undefined): boolean =>
  size !== undefined && /^\s*[01](?:\.0+)?(?:px)?\s*$/i.test(size);

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|clip\s*:\s*rect\(0|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\d{3,}|(?:max-)?(?:width|height)\s*:\s*[01](?:\.0+)?(?:px)?\s*(?:!important\s*)?(?:;|$))/i;

/** Some pages hide a picture or a frame until their script has loaded it. To AMP, sizes may be the shape alone. */
const isLazy = ({ properties }: Element): boolean =>
  properties.loading === "lazy" ||
  /^(?:responsive|fill|intrinsic)$/.test(String(properties.layout)) ||
  Object.keys(properties).some((name) => /^data.*src/i.test(name));
