import { matchRule } from "./rewriting.js";
import { destination, escapeMarkdown, titleOfKind } from "./write-markdown.js";

/** The line above a directive of MyST, ```` ```{note} ````, or above a box of Obsidian's plugin, ```` ```ad-note ````. */
const OPENING = /^([ \t>]{0,40})(`{3,}|~{3,}|:{3,})(?:\{([\w-]{1,40})\}|ad-([a-z]{1,40}))[ \t]*([^\n`]*)$/;
const FENCE = /^[ \t>]{0,40}(`{3,}|~{3,}|:{3,})[ \t]*([^\s`][^`]*)?$/;

/** Boxes that show their kind where they have no title, and others whose content is text. */
const KINDS = new Set(
  "note tip info warning caution danger important hint attention error seealso success question example quote abstract bug failure todo".split(
    " ",
  ),
);
const BOXES = new Set(
  "admonition sidebar margin topic epigraph pull-quote highlights compound container card grid grid-item grid-item-card tab-set tab-item dropdown details aside exercise solution proof".split(
    " ",
  ),
);
const PICTURES = new Set(["figure", "image"]);

const OPTION = /^[ \t>]*:([\w-]{1,40}):(?:[ \t]+(.*))?$/;
const OPTION_OF_PLUGIN = /^[ \t>]*(title|collapse|icon|color):[ \t]*(.*)$/;

/**
 * Opens the directives of MyST whose content is text, and boxes of Obsidian's plugin: Markdown would show both as code. A box gets
 * a line `!!! "Title"`, and a picture takes the place of the line that names it. Options go. The number of lines stays.
 */
export function openDirectives(body: string): string {
  if (!/(?:[`~:]{3}\{[\w-]+\}|[`~]{3}ad-[a-z])/.test(body)) return body;
  const lines = body.split("\n");
  const open: string[] = [];
  let code: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, fence = "", info] = FENCE.exec(line) ?? [];
    const directive = code === undefined ? OPENING.exec(line) : undefined;
    if (code !== undefined) {
      if (info === undefined && fence.startsWith(code)) code = undefined;
    } else if (directive && isText(directive[3] ?? directive[4])) {
      open.push(directive[2] ?? "");
      index = writeOpening(lines, index, directive);
    } else if (fence !== "" && info === undefined && fence.startsWith(open.at(-1) ?? " ")) {
      open.pop();
      lines[index] = "";
    } else if (/^[`~]/.test(fence)) code = fence;
  }
  return lines.join("\n");
}

const isText = (kind = ""): boolean => KINDS.has(kind) || BOXES.has(kind) || PICTURES.has(kind);

/** Writes the line above a directive, and takes out its options. Returns the index of the last line that was written. */
function writeOpening(lines: string[], start: number, directive: RegExpExecArray): number {
  const [, indent = "", , named, ofPlugin, words = ""] = directive;
  const kind = named ?? ofPlugin ?? "";
  const pattern = named === undefined ? OPTION_OF_PLUGIN : OPTION;
  const options = new Map<string, string>();
  let end = start;
  for (let found = pattern.exec(lines[end + 1] ?? ""); found; found = pattern.exec(lines[end + 1] ?? "")) {
    options.set(found[1] ?? "", (found[2] ?? "").trim());
    lines[++end] = indent.trimEnd();
  }
  const title = words.trim() || (options.get("title") ?? (KINDS.has(kind) ? titleOfKind(kind) : ""));
  const alt = escapeMarkdown(options.get("alt") ?? "");
  const shown = PICTURES.has(kind) ? `![${alt}](${destination(words.trim())})` : title && `!!! "${title}"`;
  lines[start] = indent + shown;
  return end;
}

/** Rewrites a role of MyST: `` {sub}`2` `` as a lowered figure, and a reference as its words. */
export const rewriteRole = matchRule(
  /\{(sub|sup|ref|doc|numref|term|any|download|abbr|kbd|guilabel|menuselection)\}`([^`\n]{1,300})`/y,
  ([, role = "", words = ""]) =>
    /^(?:sub|sup|kbd)$/.test(role)
      ? `<${role}>${escapeMarkdown(words)}</${role}>`
      : escapeMarkdown(words.replace(/\s*<[^<>]*>$/, "")),
);

/** Removes the name of a place in MyST, `(name)=`, which is alone on its line. */
export const rewriteTarget = matchRule(/\([\w:.-]{1,100}\)=[ \t]*(?=\n|$)/y, () => "");
