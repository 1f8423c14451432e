import { attributeOf, type Element, startTag } from "../../read/element.js";
import { readDeclarations } from "../../read/read-css.js";
import type { FileRule } from "../rule.js";

export const tracker: FileRule = {
  name: "tracker",
  text: "a picture that nobody can see",
  why: "It serves only to count who reads.",
  hint: "take it out",
  *checkFile({ kind, elements }) {
    if (kind !== "page") return;
    for (const element of elements) if (isTracker(element)) yield startTag(element);
  },
  wrong: { page: '<img src="icon.svg" width="1" height="1" alt="">' },
  right: { page: '<img src="icon.svg" width="48" height="48" alt="">' },
};

function isTracker(element: Element): boolean {
  if (element.name !== "img" && element.name !== "image") return false;
  if (attributeOf(element, "hidden") !== undefined) return true;
  const sides = ["width", "height"].map((side) => attributeOf(element, side) ?? "");
  return (
    sides.some((side) => /^\s*0*[01](?:px|%)?\s*$/i.test(side)) || isHidden(attributeOf(element, "style"))
  );
}

const SIDE = /^(?:max-)?(?:width|height|inline-size|block-size)$/;

const isHidden = (style = ""): boolean =>
  readDeclarations(style).some(({ property, value }) => {
    const [, number = "", unit = ""] = /^\+?([\d.]+)([a-z]*|%)(?:!important)?$/.exec(value) ?? [];
    const isZero = number !== "" && Number(number) === 0;
    if (SIDE.test(property)) return isZero || (unit === "px" && Number(number) <= 1);
    if (property === "opacity") return isZero;
    return /^(?:display:none|visibility:hidden)(?:!important)?$/.test(`${property}:${value}`);
  });
