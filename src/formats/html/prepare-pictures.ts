import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  element,
  elementsIn,
  findElement,
  hasClassLike,
  hasElement,
  hasText,
  mapElements,
  named,
} from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { isTextPicture } from "../../lib/picture/is-text-picture.js";
import { isSamePicture } from "../../lib/picture/same-picture.js";
import { present } from "../../lib/present.js";
import { EMBEDDED_FOLDER, type EmbeddedPicture } from "../../model/article.js";
import type { Notice } from "../../model/problem.js";
import { readEmbeddedPicture } from "./media/embedded-picture.js";
import { pictureSource } from "./media/picture-source.js";
import { namesOf, wordsOfNames } from "./page/element-names.js";

/** The pictures that a page embeds, and what is told of those that cannot be shown. */
interface PreparedPictures {
  /** Each picture once. The `src` of its `img` is `EMBEDDED_FOLDER` with its name. */
  readonly embedded: readonly EmbeddedPicture[];
  readonly notices: readonly Notice[];
}

/** Embedded pictures of one page. */
const MOST_EMBEDDED = 200;
/** CSS pixels; a picture that is shown as large as this is no counter, whatever its file has. */
const SHOWN = 20;

/**
 * Makes each picture of a page one `img` with the address of its largest copy. This covers `picture`, `amp-img`, pictures that
 * a script loads, their copies in `noscript`, and addresses of services that resize. Counters are removed. Changes the tree.
 * @param base the address that relative addresses are resolved against; without it they stay as they are
 * @param resources `data:` addresses of the pictures in the page's container, by the address that the page has for them
 * @returns the pictures with a `data:` address
 */
export function preparePictures(
  tree: Root,
  base: string | undefined,
  resources: ReadonlyMap<string, string> = new Map(),
): PreparedPictures {
  joinTwins(tree);
  const embedded = new Map<string, EmbeddedPicture>();
  let unusable = 0;
  mapElements(tree, (node, parent) => {
    if (node.tagName === "picture") return findElement(node, named("img")) ?? [];
    if (node.tagName !== "img" && !isPainted(node)) return node;
    const src = pictureSource(node, sourcesByImage.get(node) ?? [], base);
    if (src === undefined || isCounter(node, src) || isIcon(node)) return [];
    if (isTextPicture(node, src) || isInitial(node, parent)) return captionOf(node);
    const held = resources.get(src) ?? src;
    if (!/^data:/i.test(held)) return image(node, src);
    const picture = readEmbeddedPicture(held);
    if (picture === "tiny" && !isShownLarge(node)) return [];
    const taken = picture === "tiny" ? readEmbeddedPicture(held, 0) : picture;
    if (typeof taken === "string" || (embedded.size >= MOST_EMBEDDED && !embedded.has(taken.name))) {
      unusable++;
      return /^data:/i.test(src) ? captionOf(node) : image(node, src);
    }
    embedded.set(taken.name, taken);
    return image(node, EMBEDDED_FOLDER + taken.name);
  });
  return { embedded: [...embedded.values()], notices: unusable > 0 ? [unusableNotice(unusable)] : [] };
}

/** Tells of a picture of the letter with which the word behind it begins. */
function isInitial(node: Element, { children }: Root | Element): boolean {
  const next = children[children.indexOf(node) + 1];
  return (
    /^\p{Lu}$/u.test(attribute(node, "alt") ?? "") && next?.type === "text" && /^\p{L}/u.test(next.value)
  );
}

/** CSS pixels of the largest sign. */
const ICON = 24;

/** Tells of a small picture that the page calls an icon, and of the one beside the name of a site to which a text links. */
const isIcon = (node: Element): boolean =>
  (Number(node.properties.width) <= ICON && hasClassLike(node, /^icon$/i)) ||
  hasClassLike(node, /^kg-bookmark-icon$/);

/** The sources of a `picture` hang on its `img` until that is looked at. */
const sourcesByImage = new WeakMap<Element, readonly Element[]>();

/** Hangs the sources of each `picture` on its image, and makes plain images of AMP's and of those in `noscript`. */
function joinTwins(tree: Root): void {
  mapElements(tree, (node, parent) => {
    if (named("amp-img amp-anim")(node)) return element("img", [], { ...node.properties });
    return node.tagName === "noscript" && !named("head")(parent) ? unseenPictures(node, parent) : node;
  });
  for (const picture of elementsIn(tree)) {
    if (picture.tagName === "figure") markPainted(picture);
    const image = picture.tagName === "picture" ? findElement(picture, named("img")) : undefined;
    if (image) sourcesByImage.set(image, [...elementsIn(picture)].filter(named("source")));
  }
}

/** Marks a box of a figure that shows its picture by style alone. */
function markPainted(figure: Element): void {
  if (hasElement(figure, named("img picture video audio iframe svg"))) return;
  const painted = findElement(figure, (one) => hasBackground(one) && !hasText(one));
  if (painted) Object.assign(painted, { children: [], properties: { ...painted.properties, role: "img" } });
}

/** Elements before and after a `noscript` among which its twin is looked for. */
const NEAR = 3;

/** Returns what a `noscript` shows that the elements beside it do not. */
function unseenPictures(noscript: Element, parent: Root | Element): RootContent[] {
  const own = [...elementsIn(noscript)].filter(isPictureElement);
  if (own.length === 0) return [];
  const index = parent.children.indexOf(noscript as never);
  const before = picturesIn(parent.children.slice(Math.max(0, index - NEAR), index));
  const lazy = before.at(-1);
  if (lazy && own.every((one) => one.tagName !== lazy.tagName || mayBeTwins(lazy, one))) {
    // A lazy picture without an address of its own gets it by script: its twin hands it on.
    const twin = own.find((one) => one.tagName === lazy.tagName);
    if (twin && pictureSource(lazy, [], undefined) === undefined)
      lazy.properties.src = twin.properties.src ?? "";
    return [];
  }
  const near = [...before, ...picturesIn(parent.children.slice(index + 1, index + 1 + NEAR))];
  const stated = near.flatMap((one) => [sourceOf(one), ...Object.values(one.properties).map(String)]);
  return own.filter((one) => !stated.some((src) => isSamePicture(src, sourceOf(one))));
}

/** Tells whether two pictures may be one. Of those with plain addresses, it is told by these. */
const mayBeTwins = (lazy: Element, own: Element): boolean =>
  sourceOf(lazy) !== lazy.properties.src || isLazy(lazy) || isSamePicture(sourceOf(lazy), sourceOf(own));

const isLazy = (image: Element): boolean => hasClassLike(image, /lazy|load|blur|placeholder/i);

const isPictureElement = named("img iframe");

const picturesIn = (children: RootContent[]): Element[] =>
  [...elementsIn({ type: "root", children })].filter(isPictureElement);

/** Attributes that hold the address of a background until a script paints it. */
const LAZY_BACKGROUNDS = ["dataBg", "dataBackground", "dataBackgroundImage", "dataBgImage"];

const hasBackground = ({ properties }: Element): boolean =>
  LAZY_BACKGROUNDS.some((name) =>
    /\.(?:jpe?g|png|webp|avif)(?:$|[?#"')])/i.test(String(properties[name] ?? "")),
  ) ||
  String(properties.style ?? "")
    .split(";")
    .some((one) => /^\s*background(?:-image)?\s*:/i.test(one) && /url\(/i.test(one));

/** Tells whether an element without words shows a picture by its style, and says or is named as one that does. */
const isPainted = (node: Element): boolean => {
  const { children, properties } = node;
  if (!hasBackground(node)) return false;
  if (children.length === 0 && properties.role === "img") return true;
  const names = namesOf(node);
  return (
    names.some((name) => PHOTO.test(name)) &&
    !names.some((name) => NO_PHOTO.test(name)) &&
    !hasText(node) &&
    !hasElement(node, named("img picture video iframe svg"))
  );
};

const PHOTO = wordsOfNames("photo photos image picture");
const NO_PHOTO = wordsOfNames(
  "avatar user author profile logo icon bg background banner thumb thumbnail placeholder",
);

const sourceOf = (node: Element): string => pictureSource(node, [], undefined) ?? "";

function image(node: Element, src: string): Element {
  const { alt, ariaLabel, title, className, id, itemProp } = node.properties;
  const kept = present({ title, className, ...sizesOf(node), id, itemProp });
  return element("img", [], { src, alt: alt ?? ariaLabel ?? "", ...kept });
}

/** Returns the sizes of a picture. Those of one pixel are of what stands in its place until it is loaded. */
const sizesOf = ({ properties: { width, height } }: Element): Element["properties"] =>
  Number(width) <= 1 || Number(height) <= 1 ? {} : { width, height };

/** Returns the description of a picture that cannot be shown, as text. */
function captionOf(node: Element): RootContent[] {
  const alt = attribute(node, "alt")?.trim();
  return alt ? [{ type: "text", value: alt }] : [];
}

const isShownLarge = (node: Element): boolean =>
  ["width", "height"].every((side) => Number.parseInt(attribute(node, side) ?? "", 10) >= SHOWN);

const unusableNotice = (count: number): Notice => ({
  code: "unusable-picture",
  message: `${count} pictures within the page are not shown: they are of another kind, or too many`,
  hint: "JPEG, PNG, GIF, WebP and AVIF are shown",
});
