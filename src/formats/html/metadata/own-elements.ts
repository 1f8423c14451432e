import type { Element, Root, RootContent } from "hast";
import { attribute, classesOf } from "../../../lib/html/elements.js";
import { isLabelledTagList } from "../furniture/furniture-words.js";
import { namesOf, wordsOfNames } from "../page/element-names.js";

/** An element whose words are of other articles, or of other people's. */
const ELSEWHERE =
  /(?:^|[-_\s])(?:comments?|respond|related|sidebar|card|teaser|recommend\w*)(?:$|[-_\s])|(?:^|\s)widget(?:$|[-_\s])|[-_]widget(?:$|\s)/i;

/** The elements of a page's text, and the links among them that lead to pages of tags. */
interface OwnElements {
  readonly own: readonly Element[];
  readonly tagLinks: readonly Element[];
}

/** Where an element stands: in the article, in the frame that all pages of a site have, in a list of tags. */
interface Place {
  readonly isInArticle?: boolean;
  readonly isInFrame?: boolean;
  readonly isInTagList?: boolean;
}

/** Returns the elements of a page without those of comments, sidebars, teasers and `aside`s, in document order. */
export function ownElements(tree: Root): OwnElements {
  const own: Element[] = [];
  const tagLinks: Element[] = [];
  const rest = tree.children.toReversed().map((node): [RootContent, Place] => [node, {}]);
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [node, place] = next;
    if (node.type !== "element" || isElsewhere(node)) continue;
    own.push(node);
    if (!place.isInFrame && leadsToTag(node, place)) tagLinks.push(node);
    const inner = placeIn(node, place);
    for (const child of node.children.toReversed()) rest.push([child, inner]);
  }
  return { own, tagLinks };
}

const TAG_LIST = wordsOfNames("tags tag-?list tag-links keywords");
const TAG_CLASS = /(?:^|[-_])tag(?:$|[-_])(?!cloud)/;
const TAG_ADDRESS = /\/tags?\/[^/?#]+\/?(?:[?#].*)?$/i;

function placeIn(
  node: Element,
  { isInArticle = false, isInFrame = false, isInTagList = false }: Place,
): Place {
  const isFrame = node.tagName === "nav" || (/^(?:header|footer)$/.test(node.tagName) && !isInArticle);
  return {
    isInArticle: isInArticle || node.tagName === "article" || node.tagName === "main",
    isInFrame: isInFrame || isFrame,
    isInTagList:
      isInTagList ||
      (node.tagName !== "body" && namesOf(node).some((name) => TAG_LIST.test(name))) ||
      isLabelledTagList(node),
  };
}

const leadsToTag = (node: Element, { isInTagList }: Place): boolean =>
  node.tagName === "a" &&
  node.properties.href !== undefined &&
  (isInTagList === true ||
    classesOf(node).some((name) => TAG_CLASS.test(name)) ||
    TAG_ADDRESS.test(attribute(node, "href") ?? ""));

function isElsewhere(node: Element): boolean {
  if (["aside", "script", "style", "template"].includes(node.tagName)) return true;
  if (node.tagName === "body" || node.tagName === "html") return false;
  // Blogger calls the posts themselves a widget.
  if (classesOf(node).includes("Blog")) return false;
  return ELSEWHERE.test(`${classesOf(node).join(" ")} ${attribute(node, "id") ?? ""}`);
}
