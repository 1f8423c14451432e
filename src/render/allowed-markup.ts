import { ALLOWED_ELEMENTS, isLinkAddress, VOID_ELEMENTS } from "../model/allow-list.js";

/** A tag as the renderer writes them: lower case, every value in double quotes, nothing unescaped in it. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;

/**
 * Returns a body's HTML with nothing in it but what the allow-list names; what else looks like a tag becomes text, and
 * what was not closed is closed, so that a body cannot end the element it stands in. The renderer writes nothing of the
 * kind: this holds even where it, or a later change to it, is wrong. Linear; returns the very text where all is well.
 */
export function allowedMarkup(html: string): string {
  const open: string[] = [];
  let allowed = "";
  let copied = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) {
    TAG.lastIndex = at;
    const match = TAG.exec(html);
    if (match && isAllowed(match, open)) continue;
    allowed += `${html.slice(copied, at)}&lt;`;
    copied = at + 1;
  }
  const ends = open.reverse().map((name) => `</${name}>`);
  return copied === 0 && ends.length === 0 ? html : allowed + html.slice(copied) + ends.join("");
}

/** Tells whether a tag may stand where it stands, and keeps account of what is open. */
function isAllowed([, end, name = "", attributes = ""]: RegExpExecArray, open: string[]): boolean {
  const known = ALLOWED_ELEMENTS.get(name);
  if (!known) return false;
  if (end) {
    if (open.at(-1) !== name || attributes !== "") return false;
    open.pop();
    return true;
  }
  for (const [, attribute = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (!known.has(attribute)) return false;
    if (attribute === "href" && !isInside(value) && !isLinkAddress(plain(value))) return false;
    if (attribute === "src" && !isInside(value)) return false;
  }
  if (!VOID_ELEMENTS.has(name)) open.push(name);
  return true;
}

/** A path of the site: no scheme, and no host. */
const isInside = (value: string): boolean => /^(?!\/\/)[^:\\\s]+$/.test(value);

const plain = (value: string): string => value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
