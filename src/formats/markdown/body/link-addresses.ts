import type { StateCore, Token } from "markdown-it";
import { withoutRedirect } from "../../../lib/html/resolve-address.js";
import { splitAtAddresses } from "../../../lib/http/split-at-addresses.js";

/** Makes links of the web addresses that stand in the text of a parsed body, as the generators of its site do. */
export function linkAddresses({ tokens, Token: NewToken }: StateCore): void {
  const token = (type: string, tag: string, nesting: -1 | 0 | 1, content = ""): Token =>
    Object.assign(new NewToken(type, tag, nesting), { content });
  const text = (content: string): Token => token("text", "", 0, content);
  const link = (address: string): Token[] => {
    const open = token("link_open", "a", 1);
    open.attrSet("href", withoutRedirect(address));
    return [open, text(address), token("link_close", "a", -1)];
  };
  for (const inline of tokens) {
    if (!inline.content.includes("://") || !inline.children) continue;
    let depth = 0;
    inline.children = inline.children.flatMap((child) => {
      depth += nestingOfLink(child);
      return child.type === "text" && depth === 0 ? splitAtAddresses(child.content, text, link) : [child];
    });
  }
}

/** Returns 1 for the beginning of a link, in Markdown or HTML, and -1 for its end. */
function nestingOfLink({ type, content, nesting }: Token): number {
  if (type === "link_open" || type === "link_close") return nesting;
  if (type !== "html_inline" || !/^<\/?a(?=[\s>])/i.test(content)) return 0;
  return content.startsWith("</") ? -1 : 1;
}
