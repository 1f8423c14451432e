import { ALLOWED_ELEMENTS, isAllowedAttribute, VOID_ELEMENTS } from "../model/allow-list.js";

/** A tag as the renderer writes them: lower case, every value in double quotes, nothing unescaped in it. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;

/**
 * Returns a body's HTML with nothing in it but what the allow-list names. What else looks like a tag becomes text. What
 * was not closed is closed, so that a body cannot end the element that it stands in. The renderer writes nothing of the
 * kind: this holds even where the renderer is wrong. Linear. Returns the very text where all is well.
 */
export function allowedMarkup(html: string): string {
  const open: string[] = [];
  let allowed = "";
  let copied = 0;
  for (let index = html.indexOf("<"); index >= 0; index = html.indexOf("<", index + 1)) {
    TAG.lastIndex = index;
    const match = TAG.exec(html);
    if (match && isAllowed(match, open)) continue;
    allowed += `${html.slice(copied, index)}&lt;`;
    copied = index + 1;
  }
  const ends = open.reverse().map((name) => `</${name}>`);
  return copied === 0 && ends.length === 0 ? html : allowed + html.slice(copied) + ends.join("");
}

/** Tells whether a tag may stand where it stands, and keeps account of what is open. */
function isAllowed([, end, name = "", attributes = ""]: RegExpExecArray, open: string[]): boolean {
  if (!ALLOWED_ELEMENTS.has(name)) return false;
  if (end) {
    if (open.at(-1) !== name || attributes !== "") return false;
    open.pop();
    return true;
  }
  if (attributes !== "")
    for (const [, attribute = "", value = ""] of attributes.matchAll(ATTRIBUTE))
      if (!isAllowedAttribute(name, attribute, value)) return false;
  if (!VOID_ELEMENTS.has(name)) open.push(name);
  return true;
}
