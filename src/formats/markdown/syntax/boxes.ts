import { matchRule } from "./rewriting.js";
import { boxTitle, titleOfKind } from "./write-markdown.js";

/** A line that opens or closes a box: `:::tip Title`, `::: warning`, `:::{note}`, `:::note[Title]`, `::: {.class}`, `:::`. */
const FENCE =
  /:{3,}[ \t]{0,9}(?:\{[ \t]{0,5}[.#]?([^\s{}.#="]{1,100})([^}\n]{0,2000})\}|([\w-]{1,40}))?(?:\[([^\]\n]{0,200})\]|[ \t]{1,9}([^\s][^\n]{0,200}?))?[ \t]{0,9}(?=\n|$)/y;
const CLOSING = /^[ \t>]{0,40}:{3,}[ \t]{0,9}$/;

/** A title among the attributes of a box, as Quarto has them. */
const TITLE = /\stitle="([^"]{1,200})"/;

/** Boxes that show their kind where they have no title. */
const KINDS = new Set(
  "note tip info warning caution danger important hint attention error success question example details spoiler".split(
    " ",
  ),
);

/**
 * Rewrites the lines around a box of Docusaurus, VuePress, MyST or Pandoc: its title or kind, in bold, for the line that opens
 * it, nothing for the line that closes it.
 */
export const rewriteContainer = matchRule(
  FENCE,
  ({ 0: whole, 1: named, 2: attributes = "", 3: plain, 4: bracketed, 5: behind, index }, source) => {
    const kind = (named ?? plain)?.replace(/^callout-/, "");
    if (kind === undefined) return CLOSING.test(whole) ? "" : undefined;
    if (!source.match(CLOSING, index + whole.length)) return undefined;
    // Zenn and Qiita have the kind of a message behind its name.
    const isKind = /^(?:message|note)$/.test(kind) && /^(?:alert|warn|info)$/.test(behind ?? "");
    const title = isKind ? "" : (bracketed ?? behind ?? TITLE.exec(attributes)?.[1] ?? "").trim();
    const shown = title || (KINDS.has(kind.toLowerCase()) ? titleOfKind(kind) : "");
    if (source.isAtLineStart(index)) return boxTitle(shown);
    if (shown === "") return "";
    const before = source.lineBefore(index);
    return `**${shown}**${/^[ \t>]*$/.test(before) ? `\n${before.trimEnd()}` : ""}`;
  },
);

/** The line above an indented box of MkDocs: `!!! note "Title"`, `??? tip`, `=== "Tab"`. */
const BOX =
  /^[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]+([\w-]{1,40})[\w \t-]{0,40}?(?:[ \t]+"([^\n]{0,200})")?|===[+!]{0,2}[ \t]+"([^\n]{1,200})")[ \t]*$/m;
/** The tag of a component that is alone on its line, as MDX has them. */
const COMPONENT = /^[ \t]*<[A-Z]\w*[a-z][\w.]*(?:\s[^<>\n]*)?(?<!\/)>[ \t]*$/m;

/**
 * Moves the content of the boxes of MkDocs, and of components, to the left, as far as it is indented below the line that opens
 * the box. Markdown would read it as code. The line above a box of MkDocs becomes `!!! "Title"`. The number of lines stays.
 */
export function unindentBoxes(body: string): string {
  if (!BOX.test(body) && !COMPONENT.test(body)) return body;
  const lines = body.split("\n");
  const indents = indentsOf(lines);
  const boxes = [{ indent: 0, removed: 0 }];
  let fence: string | undefined;
  return lines
    .map((line, index) => {
      const indent = indents[index] ?? 0;
      while (indent < (boxes.at(-1)?.indent ?? 0)) boxes.pop();
      const removed = boxes.at(-1)?.removed ?? 0;
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark?.startsWith(fence ?? "")) fence = fence === undefined ? mark : undefined;
      const below = indents[index + 1] ?? 0;
      const isBox = BOX.test(line);
      if (fence !== undefined || below <= indent || !(isBox || COMPONENT.test(line)))
        return withoutIndent(line, removed);
      boxes.push({ indent: below, removed: removed + below - indent });
      return withoutIndent(isBox ? opening(line) : line, removed);
    })
    .join("\n");
}

/** Returns the indentation of each line, in columns. An empty line has that of the next one. */
function indentsOf(lines: readonly string[]): number[] {
  const indents: number[] = [];
  let next = 0;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? "";
    if (line.trim() !== "") next = columnsOf(indentOf(line)).length;
    indents[index] = next;
  }
  return indents;
}

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? "";

const columnsOf = (white: string): string => white.replaceAll("\t", "    ");

function withoutIndent(line: string, width: number): string {
  if (width === 0) return line;
  const white = indentOf(line);
  return columnsOf(white).slice(width) + line.slice(white.length);
}

/** Returns the line above a box with nothing but its title or kind; empty if it has neither. */
function opening(line: string): string {
  const [, kind = "", title = titleOfKind(kind), tab] = BOX.exec(line) ?? [];
  return (tab ?? title) === "" ? "" : `${indentOf(line)}!!! "${tab ?? title}"`;
}

/** Rewrites a line that `unindentBoxes` wrote as the title of a box, in bold. */
export const rewriteIndentedBox = matchRule(
  /([ \t]*)!!! "([^\n]*)"[ \t]*(?=\n|$)/y,
  ([, indent, title = ""]) => boxTitle(title, indent),
);
