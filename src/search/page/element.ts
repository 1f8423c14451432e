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

/** Makes an element for words in any language: their first letter tells their direction. */
export const wordsIn = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: readonly (HTMLElement | string | false)[] = [],
) => Object.assign(element(name, words), { dir: "auto" });
