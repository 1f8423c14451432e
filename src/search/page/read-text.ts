import { isInline } from "../format/is-inline.js";
import type { DocumentText } from "../query/passage.js";
import type { ReadText } from "../query/search.js";

/** Reads the page of an article from the host of the site. From a disk nothing can be read. */
export const readText: ReadText = async (address) => {
  if (location.protocol === "file:") return undefined;
  try {
    const response = await fetch(address);
    return response.ok ? textOfPage(await response.text()) : undefined;
  } catch {
    // The result is then shown without its passage, as one that was not verified.
    return undefined;
  }
};

/** Returns what the page of an article says of it. */
function textOfPage(html: string): DocumentText {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  const textsOf = (selector: string): string[] =>
    Array.from(article ? article.querySelectorAll(selector) : [], (element) => blockText(element).trim());
  return {
    title: textsOf("h1").join(" "),
    tags: textsOf(".chips li"),
    // A passage of the text itself says the most. Of passages that are as good, the first is shown.
    body: ["[itemprop=articleBody]", ".lead", ".byline > span"]
      .map((part) => textsOf(part).join("\n"))
      .join("\n"),
  };
}

/** The number of a footnote, which parts no words. */
const FOOTNOTE = 'sup > a[href^="#fn-"]';

/** Returns the text of an element, with line breaks around its blocks. */
function blockText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue || "";
  if (node instanceof Element && node.matches(FOOTNOTE)) return "";
  const text = Array.from(node.childNodes, blockText).join("");
  return isInline(node.nodeName) ? text : `\n${text}\n`;
}
