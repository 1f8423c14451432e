import type { Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { boxTitle, titleOfKind } from "./write-markdown.js";

/** A line that opens or closes a box: `:::tip Title`, `::: warning`, `:::{note}`, `:::note[Title]`, `::: {.class}`, `:::`. */
const FENCE =
  / {0,3}:{3,}[ \t]{0,9}(?:\{?[.#]?([\w-]{1,40})[^}\n[]{0,80}?\}|([\w-]{1,40}))?(?:\[([^\]\n]{0,200})\]|[ \t]{1,9}([^\s][^\n]{0,200}?))?[ \t]{0,9}(?=\r?\n|$)/y;
const CLOSING = /^ {0,3}:{3,}[ \t\r]{0,9}$/;

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
export function rewriteContainer(source: SourceText, offset: number): Rewriting | undefined {
  FENCE.lastIndex = offset;
  const [whole, named, plain, bracketed, behind] = FENCE.exec(source.text) ?? [];
  if (whole === undefined) return undefined;
  const end = offset + whole.length;
  const kind = named ?? plain;
  if (kind === undefined) return CLOSING.test(whole) ? { markdown: "", end } : undefined;
  if (!source.match(CLOSING, end)) return undefined;
  const title =
    (bracketed ?? behind ?? "").trim() || (KINDS.has(kind.toLowerCase()) ? titleOfKind(kind) : "");
  return { markdown: boxTitle(title), end };
}
