import { withSingleSpaces } from "../../../lib/html/characters.js";

/** Returns Markdown that shows a text unchanged. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|~&^=$!#{}]/g, "\\$&");

/** Returns an address as the destination of a link or picture. */
export const destination = (address: string): string => {
  const line = address.replace(/\s*\n\s*/g, " ");
  return /^[^\s<>()\\]+$/.test(line) ? line : `<${line.replace(/[<>\\]/g, "\\$&")}>`;
};

export const link = (words: string, address: string): string =>
  `[${escapeMarkdown(words)}](${destination(address)})`;

/** Returns a link with the host of its web address as its words. */
export const linkToHost = (address: string): string => link(new URL(address).hostname, address);

/** Returns Markdown with the words of each link in its place. */
export const withoutLinks = (markdown: string): string =>
  markdown.replace(/\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+"[^"]{0,500}")?\)/g, "$1");

/** Returns the title of a box, in bold, as a paragraph; nothing without a title. */
export const boxTitle = (title: string, indent = ""): string =>
  title.trim() === "" ? "" : `\n${indent}**${title.trim()}**\n`;

/** Returns the kind of a box as its title. */
export const titleOfKind = (kind: string): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();

/** Returns a picture, with its caption as title. */
export function picture(src: string, alt: string, caption: string): string {
  const title = withSingleSpaces(caption).replace(/[\\"]/g, "\\$&");
  return `![${escapeMarkdown(alt)}](${destination(src)}${title ? ` "${title}"` : ""})`;
}

/** Returns a code span for text within a line, else a code block. @param isAlone the text begins its line */
export function code(text: string, language: string, isAlone: boolean): string {
  if (!text.includes("\n") && !isAlone) {
    const fence = fenceFor(text, 1);
    return `${fence}${/^`|`$/.test(text) ? ` ${text} ` : text}${fence}`;
  }
  const fence = fenceFor(text, 3);
  const content = text.replace(/^[ \t]*\n/, "").replace(/\n[ \t]*$/, "");
  return `${isAlone ? "" : "\n\n"}${fence}${language.replace(/[^\w+#.-]/g, "")}\n${content}\n${fence}\n`;
}

/** Returns a run of backticks that is longer than every run in a text. @param least the least length of the run */
function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(Math.max(least, longest + 1));
}
