import type { Element } from "hast";
import { attribute } from "../../../lib/html/elements.js";
import { namesOf, wordsOfNames } from "../page/element-names.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";
import { elementsBefore, frameOf } from "./article-frame.js";

/** Files of the site's own pictures. */
const OF_THE_SITE = /(?:^|[-_.])(?:logo|banner|header|icon|sprite|spacer|avatar|ads?)(?:[-_.]|\d|$)/i;
const NO_LEAD = wordsOfNames("avatar gravatar logo icon emoji author byline thumb-nav sprite spinner brand");

/**
 * Returns the lead picture of an article: the first picture before the body that is large enough and is not the site's own.
 * A picture above the title counts only within an `article` or `main`. If a figure or a box for a picture is around it, the
 * figure or box is returned. Returns undefined if there is no such picture.
 * @param element the body
 */
export function findLead(element: Element, page: PageView): Element | undefined {
  const frame = frameOf(element, page);
  if (frame === element) return undefined;
  const before = elementsBefore(element, frame, page);
  const title = before.findIndex((one) => isTitleHeading(one, page.title));
  // Outside of an article, the pictures above the title are the site's own.
  const isWithinArticle = frame.tagName === "article" || frame.tagName === "main";
  const below = isWithinArticle || title < 0 ? before : before.slice(title);
  const image = below.find((one) => one.tagName === "img" && isOfSize(one) && isOfTheArticle(one, page));
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

const isOfTheArticle = (image: Element, page: PageView): boolean =>
  !namesAround(image, page).some((name) => NO_LEAD.test(name)) &&
  !OF_THE_SITE.test((attribute(image, "src") ?? "").replace(/[?#].*$/, "").replace(/^.*\//, ""));

const namesAround = (image: Element, page: PageView): readonly string[] => [
  ...namesOf(image),
  ...(page.parentOf(image) ? namesOf(page.parentOf(image) as Element) : []),
];

const isOfSize = (image: Element): boolean =>
  ["width", "height"].every((side) => {
    const size = Number.parseInt(attribute(image, side) ?? "", 10);
    return Number.isNaN(size) || size >= 100;
  });
