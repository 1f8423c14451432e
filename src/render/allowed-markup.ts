import { ALLOWED_ELEMENTS, isAllowedAttribute, VOID_ELEMENTS } from "../model/allow-list.js";

/** A tag as the renderer writes them: lower case, every value in double quotes, nothing unescaped in it. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;

/**
 * Returns the HTML of a body with only those tags and attributes that the allow-list names. Any other `<` becomes text.
 * Elements without an end are closed, so that a body cannot end the element around it. This is a second check, in case the
 * renderer has a fault: its HTML is normally returned as it is. The time is linear.
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

/** Tells whether a tag is allowed in its place. Updates the names of the open elements. */
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
