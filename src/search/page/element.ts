import { turnedDirection } from "../../lib/text/direction.js";

/** Makes an element. What is empty or false among its children is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  children: readonly (HTMLElement | string | false)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const child of children)
    if (child) made.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  return made;
}

/** Returns the element of the page that has an id. */
export const byId = <Found extends HTMLElement = HTMLElement>(id: string): Found =>
  document.getElementById(id) as Found;

/** Gives an element the direction of the words in it. */
export function turn<Turned extends HTMLElement>(turned: Turned): Turned {
  const direction = turnedDirection(turned.textContent || "", document.dir === "rtl" ? "rtl" : "ltr");
  if (direction) turned.dir = direction;
  return turned;
}

/** Makes an element for words in any language. */
export const wordsIn = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: readonly (HTMLElement | string | false)[] = [],
) => turn(element(name, words));
