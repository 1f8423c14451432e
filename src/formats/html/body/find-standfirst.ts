import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { textOf } from "../../../lib/html/elements.js";
import { namesOf, wordsOfNames } from "../page/element-names.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";
import { elementsBefore, frameOf } from "./article-frame.js";

const STANDFIRST = wordsOfNames(
  "standfirst subtitle sub-title subtitles subheading subheadline sub-headline deck dek lede lead lead-paragraph chapo chapeau sapo ingress preamble vorspann entradilla bajada sommario anons lead-in leadtext lead-text article-lead article-intro intro introduction summary excerpt article-summary article-excerpt post-excerpt teaser-text story-intro kurzfassung abstract article-description article-dek",
);

/**
 * Returns the elements before the body that are the beginning of the text, at most two: those that are named as a standfirst,
 * and whole sentences below the title. An element whose words the body repeats is left out.
 * @param first the body, or its first part
 */
export function findStandfirst(first: Element, page: PageView): Element[] {
  const frame = frameOf(first, page);
  const before = elementsBefore(first, frame, page);
  const title = before.findIndex((one) => isTitleHeading(one, page.title));
  const found = before.filter(
    (one, index) => isStandfirst(one, page) || (title >= 0 && index > title && isSentence(one, page)),
  );
  const all = new Set(found);
  const outermost = found.filter((one) => !isWithinAny(page.parentOf(one), all, page));
  const words = withSingleSpaces(textOf(first));
  return outermost.filter((one) => !words.includes(withSingleSpaces(textOf(one)))).slice(0, 2);
}

function isWithinAny(node: Element | undefined, some: ReadonlySet<Element>, page: PageView): boolean {
  for (let outer = node; outer; outer = page.parentOf(outer)) if (some.has(outer)) return true;
  return false;
}

function isStandfirst(node: Element, page: PageView): boolean {
  const { all, linked } = page.measure(node);
  if (all <= 20 || linked > all / 3 || page.holdsArticle(node)) return false;
  return (
    namesOf(node).some((name) => STANDFIRST.test(name)) ||
    [node.properties.itemProp].flat().includes("description")
  );
}

/** Letters of the shortest sentence that stands below a title as its standfirst. */
const SENTENCE = 40;

const LINES = new Set(["p", "div", "section", "li", "h2", "h3", "h4"]);

/** Tells whether an element is a whole sentence outside of captions, without blocks in it and with few links. */
function isSentence(node: Element, page: PageView): boolean {
  const { all, linked } = page.measure(node);
  if (all < SENTENCE || linked > all * 0.2 || !LINES.has(node.tagName)) return false;
  for (let outer: Element | undefined = node; outer; outer = page.parentOf(outer)) {
    if (outer.tagName === "figure" || namesOf(outer).some((name) => /caption|credit/.test(name)))
      return false;
  }
  const isLeaf = node.children.every(
    (child) => child.type !== "element" || !/^(?:div|p|ul|figure|section)$/.test(child.tagName),
  );
  return isLeaf && /[.!?。！？…؟"”»]$/u.test(withSingleSpaces(textOf(node)));
}
