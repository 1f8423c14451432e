import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../convert/characters.js";
import { attribute, classesOf, elementsIn, textOf } from "../../convert/elements.js";
import { askExtractor } from "./body/ask-extractor.js";
import { densestElement } from "./body/densest-element.js";
import { namesOf, wordsOfNames } from "./body/element-names.js";
import { isMarkedBody, isTitleHeading, type PageView, viewPage } from "./body/page-view.js";
import { type Dropped, pruneFurniture } from "./body/prune-furniture.js";
import { trimFrame } from "./body/trim-frame.js";

/** Where the text of a page's article is. */
export interface FoundBody {
  /** The blocks of the text in their order, furniture taken out. */
  readonly children: readonly RootContent[];
  /** The picture that stands over the text, with its caption. */
  readonly lead?: Element;
  readonly dropped: readonly Dropped[];
  /** How the body was found: by its mark, by the extractor, by its prose, or by its tag. */
  readonly way: "marked" | "extractor" | "densest" | "tag";
}

export interface BodyHints {
  readonly title: string;
  /** Names of people and of the site, which stand in bylines. */
  readonly names: readonly string[];
}

/**
 * Finds the text of a page's article: takes the page's furniture out, then looks for the element that is marked as the
 * body, else asks the extractor. Every word that stands in the body and is none of the furniture stays. Changes the tree.
 */
export function findBody(tree: Root, { title, names }: BodyHints): FoundBody {
  const dropped = pruneFurniture(tree, title);
  const page = viewPage(tree, title);
  const { element, way } = chooseElement(tree, page);
  const parts = withStandfirst(allParts(element, page), page);
  const lead = leadBefore(element, page);
  const trimmed = trimFrame(parts, { title, names, page });
  return {
    children: trimmed.children,
    ...(lead ? { lead } : {}),
    dropped: [...dropped, ...trimmed.dropped],
    way,
  };
}

interface Choice {
  readonly element: Element;
  readonly way: FoundBody["way"];
}

/** Share of the prose around a marked body that it has to hold; with less, the mark is of something else. */
const ENOUGH = 0.55;

function chooseElement(tree: Root, page: PageView): Choice {
  const densest = densestElement(tree, page);
  const marked = markedBody(tree, page);
  if (marked && agrees(marked, densest, page)) return { element: marked, way: "marked" };
  const found = askExtractor(tree);
  if (found && agrees(found, densest, page))
    return { element: widened(narrowed(found, page), page), way: "extractor" };
  if (densest && page.measure(densest).prose > 0) return { element: widened(densest, page), way: "densest" };
  return { element: taggedBody(tree, page), way: "tag" };
}

/** Returns the marked body with the most prose; of nested ones the outer, unless the inner has nearly all of it. */
function markedBody(tree: Root, page: PageView): Element | undefined {
  const marked = [...elementsIn(tree)].filter(isMarkedBody);
  const stated = marked.filter((one) => [one.properties.itemProp].flat().includes("articleBody"));
  const most = (some: readonly Element[]): Element | undefined => {
    let best: Element | undefined;
    for (const one of some) {
      const [prose, bestProse] = [page.measure(one).prose, best ? page.measure(best).prose : 0];
      const isInner = best && [...elementsIn(best)].includes(one);
      if (!best || prose > bestProse || (isInner && prose > bestProse * 0.9)) best = one;
    }
    return best;
  };
  const best = most(stated);
  const bestMarked = most(marked);
  const isStated = best && bestMarked && page.measure(best).prose >= page.measure(bestMarked).prose * ENOUGH;
  return isStated ? best : bestMarked;
}

/** Tells whether a choice holds the densest element, lies in it with most of its prose, or has as much. */
function agrees(choice: Element, densest: Element | undefined, page: PageView): boolean {
  if (!densest || choice === densest) return true;
  if (isWithin(densest, choice, page)) return true;
  const prose = allParts(choice, page).reduce((sum, part) => sum + page.measure(part).prose, 0);
  return prose >= page.measure(densest).prose * ENOUGH;
}

function isWithin(inner: Element, outer: Element, page: PageView): boolean {
  for (let node: Element | undefined = inner; node; node = page.parentOf(node))
    if (node === outer) return true;
  return false;
}

/** Share of the prose of an element that its one child has to hold where the text is in that child. */
const NEARLY_ALL = 0.8;
/** Letters of a block that is a paragraph of the text. */
const PARAGRAPH = 60;
const TEXT_BLOCKS = new Set(["p", "blockquote", "pre", "ul", "ol", "dl", "h2", "h3", "h4", "figure"]);

/** The extractor takes in what stands around the text: goes down while one child holds nearly all, and no text is beside it. */
function narrowed(choice: Element, page: PageView): Element {
  let node = choice;
  for (;;) {
    const { prose } = page.measure(node);
    const inner = node.children.filter((child): child is Element => child.type === "element");
    const child = inner.find(
      (one) => page.measure(one).prose >= prose * NEARLY_ALL && !TEXT_BLOCKS.has(one.tagName),
    );
    if (!child || prose === 0 || inner.some((one) => one !== child && isTextBeside(one, prose, page)))
      return node;
    node = child;
  }
}

function isTextBeside(node: Element, prose: number, page: PageView): boolean {
  const own = page.measure(node);
  if (own.linked > own.all / 2) return false;
  return (TEXT_BLOCKS.has(node.tagName) && own.prose >= PARAGRAPH) || own.prose > prose * 0.12;
}

/** Returns the element around the choice that holds as many words of text besides, and no other article. */
function widened(choice: Element, page: PageView): Element {
  let best = choice;
  for (let outer = page.parentOf(choice); outer && !STOPS.has(outer.tagName); outer = page.parentOf(outer)) {
    const { all, linked } = page.measure(outer);
    if (linked > all * 0.4) break;
    const inner: Element | undefined = outer.children.find(
      (child): child is Element => child.type === "element" && isWithin(best, child, page),
    );
    const gained = outer.children.reduce(
      (sum, child) => sum + (child.type === "element" && child !== inner ? textIn(child, page) : 0),
      0,
    );
    if (gained > page.measure(best).prose * 0.08 && !holdsOtherArticle(outer, best)) best = outer;
    if (outer.tagName === "article" || outer.tagName === "main") break;
  }
  return best;
}

/** Returns how much of an element is text in paragraphs, in letters. */
function textIn(node: Element, page: PageView): number {
  const { all, linked, prose } = page.measure(node);
  if (linked > all * 0.3 || prose < PARAGRAPH) return 0;
  if (TEXT_BLOCKS.has(node.tagName)) return prose;
  const inner = [...elementsIn(node)].filter(
    (one) => one.tagName === "p" && page.measure(one).prose >= PARAGRAPH * 2,
  );
  return inner.reduce((sum, one) => sum + page.measure(one).prose, 0);
}

const STOPS = new Set(["body", "html"]);

const holdsOtherArticle = (outer: Element, own: Element): boolean =>
  [...elementsIn(outer)].some(
    (one) => one.tagName === "article" && one !== own && ![...elementsIn(one)].includes(own),
  );

/** Where there is hardly any prose, the body is the longest `article`, else `main`, else the page. */
function taggedBody(tree: Root, page: PageView): Element {
  const all = [...elementsIn(tree)];
  const byLength = (tagName: string): Element[] =>
    all
      .filter((one) => one.tagName === tagName)
      .toSorted((one, other) => page.measure(other).all - page.measure(one).all);
  const [body] = all.filter((one) => one.tagName === "body");
  const found =
    byLength("article")[0] ??
    byLength("main")[0] ??
    all.find((one) => one.properties.role === "main") ??
    body;
  return found ?? { type: "element", tagName: "body", properties: {}, children: [] };
}

/** A body that is interrupted goes on in a sister of the same class. */
function allParts(element: Element, page: PageView): Element[] {
  const parent = page.parentOf(element);
  const className = classesOf(element).join(" ");
  if (!parent || className === "" || !isMarkedBody(element)) return [element];
  const sisters = parent.children.filter(
    (one): one is Element =>
      one.type === "element" && one.tagName === element.tagName && classesOf(one).join(" ") === className,
  );
  return sisters;
}

const STANDFIRST = wordsOfNames(
  "standfirst subtitle sub-title subtitles subheading subheadline sub-headline deck dek lede lead-in leadtext lead-text article-lead article-intro intro introduction summary excerpt article-summary article-excerpt post-excerpt teaser-text story-intro kurzfassung abstract article-description article-dek",
);

/** A reader reads the standfirst between title and text as the first of the text, wherever its element is. */
function withStandfirst(parts: readonly Element[], page: PageView): Element[] {
  const [first] = parts;
  if (!first) return [];
  const frame = frameOf(first, page);
  const before = elementsBefore(first, frame, page);
  const title = before.findIndex((one) => isTitleHeading(one, page.title));
  const found = before.filter(
    (one, index) => isStandfirst(one, page) || (title >= 0 && index > title && isSentence(one, page)),
  );
  const all = new Set(found);
  const outermost = found.filter((one) => !isWithinAny(page.parentOf(one), all, page));
  const words = withSingleSpaces(textOf(first));
  return [...outermost.filter((one) => !words.includes(withSingleSpaces(textOf(one)))).slice(0, 2), ...parts];
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

/** A whole sentence below the title, outside of captions, is read as the first of the text. */
function isSentence(node: Element, page: PageView): boolean {
  const { prose, linked } = page.measure(node);
  if (prose < SENTENCE || linked > prose * 0.2 || !["p", "div", "section"].includes(node.tagName))
    return false;
  for (let outer: Element | undefined = node; outer; outer = page.parentOf(outer)) {
    if (outer.tagName === "figure" || namesOf(outer).some((name) => /caption|credit/.test(name)))
      return false;
  }
  const isLeaf = node.children.every(
    (child) => child.type !== "element" || !/^(?:div|p|ul|figure|section)$/.test(child.tagName),
  );
  return isLeaf && /[.!?。！？…؟"”»]$/u.test(withSingleSpaces(textOf(node)));
}

/** Returns the article that an element is of: its `article`, `main`, or the outermost element that holds the title. */
function frameOf(element: Element, page: PageView): Element {
  let frame = element;
  for (let outer: Element | undefined = element; outer; outer = page.parentOf(outer)) {
    if (STOPS.has(outer.tagName)) break;
    frame = outer;
    const isArticle = outer.tagName === "article" || outer.tagName === "main";
    if (isArticle && [...elementsIn(outer)].some((one) => isTitleHeading(one, page.title))) break;
  }
  return frame;
}

/** Returns the elements of a frame that end before an element begins. */
function elementsBefore(element: Element, frame: Element, page: PageView): Element[] {
  const around = new Set<Element>();
  for (let outer: Element | undefined = element; outer; outer = page.parentOf(outer)) around.add(outer);
  const before: Element[] = [];
  for (const one of elementsIn(frame)) {
    if (one === element) break;
    if (!around.has(one)) before.push(one);
  }
  return before;
}

const NO_LEAD = wordsOfNames("avatar gravatar logo icon emoji author byline thumb-nav sprite spinner brand");

/** Returns the figure or the picture between title and text. */
function leadBefore(element: Element, page: PageView): Element | undefined {
  const frame = frameOf(element, page);
  if (frame === element) return undefined;
  const before = elementsBefore(element, frame, page).filter((one) => one.tagName === "img" && isOfSize(one));
  const image = before.find((one) => !namesAround(one, page).some((name) => NO_LEAD.test(name)));
  if (!image) return undefined;
  for (let outer = page.parentOf(image); outer && outer !== frame; outer = page.parentOf(outer)) {
    const isFigure =
      outer.tagName === "figure" ||
      namesOf(outer).some((name) =>
        /(?:^|-)(?:caption|figure|featured|thumbnail|image|photo|media|hero)(?:-|$)/.test(name),
      );
    if (isFigure && page.measure(outer).all < 600 && !page.holdsArticle(outer)) return outer;
  }
  return image;
}

const namesAround = (image: Element, page: PageView): readonly string[] => [
  ...namesOf(image),
  ...(page.parentOf(image) ? namesOf(page.parentOf(image) as Element) : []),
];

const isOfSize = (image: Element): boolean =>
  ["width", "height"].every((side) => {
    const size = Number.parseInt(attribute(image, side) ?? "", 10);
    return Number.isNaN(size) || size >= 100;
  });
