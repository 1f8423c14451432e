import { Readability } from "@mozilla/readability";
import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { parseHTML } from "linkedom";
import { elementsIn, textOf } from "../../../lib/html/elements.js";
import { commonAncestor, type PageView } from "../page/page-view.js";

/** Elements of a page that the extractor is asked about; it takes about a second for three times as many. */
const MOST_ELEMENTS = 6000;
/** Characters of its text, for the same reason. */
const LONGEST_TEXT = 400_000;
const NUMBER = "dataNewsmirror";

/**
 * Asks Readability where the text of a page is. Readability gets a copy of the page in which each element has a number. By
 * the numbers its answer is translated into elements of the tree, which stays as it is.
 * @returns the innermost element around all that Readability kept; undefined if it found no text, or if the page has more
 *   than 6,000 elements or 400,000 characters
 */
export function askExtractor(root: Root, page: PageView): Element | undefined {
  const elements = [...elementsIn(root)];
  if (elements.length > MOST_ELEMENTS || textOf(root).length > LONGEST_TEXT) return undefined;
  for (const [index, one] of elements.entries()) one.properties[NUMBER] = String(index);
  const html = toHtml(root, { allowDangerousHtml: true });
  for (const one of elements) delete one.properties[NUMBER];
  const { document } = parseHTML(html);
  const article = new Readability(document as never, { serializer: (node) => node }).parse();
  const kept = article?.content as unknown as
    | { querySelectorAll(selector: string): Iterable<ReadNode> }
    | undefined;
  if (!kept) return undefined;
  const numbers = [...kept.querySelectorAll("[data-newsmirror]")].map((node) =>
    Number(node.getAttribute("data-newsmirror")),
  );
  return commonAncestor(
    numbers.flatMap((number) => elements[number] ?? []),
    page,
  );
}

interface ReadNode {
  getAttribute(name: string): string | null;
}
