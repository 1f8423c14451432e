import { decodeString } from "micromark-util-decode-string";
import { withSingleSpaces } from "../lib/html/characters.js";
import { present } from "../lib/present.js";
import type { Notice } from "../model/problem.js";

/** The rule below the title, the line of links to the front page of the mirror, and HTML: Markdown has not all three. */
const FRAME = String.raw`-{3,}[ \t]*\n\s{0,9}(?:<img [^<>\n]{0,300}>\s{0,9})?#{0,6}[ \t]*\[[^\]\n]{0,40}\]\(\.[^\n]*\n\s{0,20}<`;
/** A title over two lines, one whose marks are missing, perhaps underlined instead, or none. */
const ODD_TITLE = new RegExp(
  String.raw`^\s{0,9}(?:(?:#{1,6}[ \t]*)?(?<first>[^\s#<[\-=*][^\n]{0,300})\n(?:(?<second>[^\s#<[\-=*][^\n]{0,300})\n)?(?:={3,}[ \t]*\n)?\s{0,9}|#{1,6}[ \t]*\n\s{0,9})?(?=${FRAME})`,
  "u",
);
/** The words that the picture above the text stands for: they repeat the title. */
const LEAD = /<img\b[^<>]{0,400}?\balt="([^"<>]{1,300})"/u;
const BEGINNING_OF_BODY = /<[a-z]+ [^<>]{0,200}\b(?:post_content|artbody)\b/u;

/**
 * Returns a file of the scraper with its title on one line of its own, `### title`, where the file has it in another form. A
 * file without one gets the words of its lead picture, else its name, with a notice. Other files stay as they are.
 * @param name of the file, without its ending
 */
export function withTitleLine(
  text: string,
  name: string,
): { readonly text: string; readonly notice?: Notice } {
  const match = ODD_TITLE.exec(text);
  if (!match) return { text };
  const { first, second } = match.groups ?? {};
  const rest = text.slice(match[0].length);
  if (first)
    return { text: second || !/^\s*#/.test(text) ? `### ${first} ${second ?? ""}\n\n${rest}` : text };
  const alt = LEAD.exec(rest.slice(0, BEGINNING_OF_BODY.exec(rest)?.index ?? 0))?.[1];
  const title = alt && withSingleSpaces(decodeString(alt));
  if (title) return { text: `### ${title}\n\n${rest}` };
  return match[0].includes("#") ? { text } : present({ text: `### ${name}\n\n${rest}`, notice: NAMED });
}

const NAMED: Notice = {
  code: "title-from-name",
  message: "the file has no title, so it is called by its name",
  hint: "write `### ` and the title into its first line",
};
