import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  parse,
  parseFragment,
  type TreeAdapter,
} from "parse5";
import rehypeParse from "rehype-parse";
import type { Parser, Plugin } from "unified";
import type { Limits } from "../../model/limits.js";
import { ArticleError } from "../../model/problem.js";

/** A file with at most this number of tags gives a small tree, however they are opened again. 99 of 100 articles have fewer. */
const FEW_TAGS = 400;

/**
 * The plugin that parses HTML, within the limits in the file's data. rehype-parse cannot be stopped, and a hostile file of many
 * tags can take it hours. So it parses only files of few tags; `treeOf` parses all others.
 * @throws ArticleError `nested-too-deep`, `too-many-elements`, while it parses
 */
export const parseHtml: Plugin<[], string, Root> = function parseHtml() {
  rehypeParse.call(this as never, { fragment: true });
  const parseOrdinary = this.parser as Parser<Root>;
  this.parser = (html, file): Root => {
    const { limits } = file.data;
    if (!limits) throw new Error("the limits of the tree are missing");
    if (!hasFewTags(html)) return treeOf(html, limits);
    refuseLongTags(html);
    return parseOrdinary(html, file);
  };
};

/**
 * Returns HTML with `<ok>`, a scraper's name for a link, as `<a>` again. It is renamed before parsing, so that the parser's rules
 * for links apply: links do not nest, and a link around a block is opened again within it.
 */
export const okToLinks = (html: string): string => html.replace(/<(\/?)ok(?=[\s>/])/gi, "<$1a");

function hasFewTags(html: string): boolean {
  let tags = 0;
  for (let index = html.indexOf("<"); index >= 0; index = html.indexOf("<", index + 1)) {
    if (++tags > FEW_TAGS) return false;
  }
  return true;
}

type TreeLimits = Pick<Limits, "depth" | "elements">;

/**
 * Returns the tree of some HTML. It stops as soon as the tree is larger or deeper than the limits.
 * @param isPage whether the HTML is a whole page; otherwise it is a fragment
 * @throws ArticleError `nested-too-deep`, `too-many-elements`
 */
export function treeOf(html: string, limits: TreeLimits, isPage = false): Root {
  refuseLongTags(html);
  const treeAdapter = limitedAdapter(limits);
  const options = { treeAdapter, scriptingEnabled: false };
  const tree = isPage ? parse(html, options) : parseFragment(html, options);
  return fromParse5(tree) as Root;
}

/** The number of elements that the parser itself opens around those of the file. */
const OUTER = 4;

/**
 * Returns an adapter that makes nodes as parse5's own does, and counts them. The tree has to be checked while it is made: the
 * parser visits all open elements at each tag, and repeats formatting elements in each paragraph, so it may never end.
 */
function limitedAdapter({ depth, elements }: TreeLimits): TreeAdapter<DefaultTreeAdapterMap> {
  let made = 0;
  let open = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if (++made > elements + OUTER) throw tooManyElements(elements);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    createCommentNode(text) {
      if (++made > elements + OUTER) throw tooManyElements(elements);
      return defaultTreeAdapter.createCommentNode(text);
    },
    // Text and links between the cells of a table are put before the table, which is the last child so far.
    insertBefore(parent, node, reference) {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
      node.parentNode = parent;
    },
    insertTextBefore(parent, text, reference) {
      const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
      if (before && defaultTreeAdapter.isTextNode(before)) before.value += text;
      else this.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
    },
    onItemPush() {
      if (++open > depth + OUTER) throw tooDeep(depth);
    },
    onItemPop() {
      open--;
    },
  };
}

/** The most attributes of a tag. The parser compares each with all before it. */
const MOST_ATTRIBUTES = 1000;
/** A tag with fewer characters cannot have too many attributes. */
const SHORT_TAG = 2 * MOST_ATTRIBUTES;

/** Refuses tags with too many attributes. Linear; only one search if all tags are short. */
function refuseLongTags(html: string): void {
  for (let start = html.indexOf("<"); start >= 0; ) {
    const end = html.indexOf(">", start);
    const tag = html.slice(start, end < 0 ? undefined : end);
    if (tag.length > SHORT_TAG && /^<\/?[a-z]/i.test(tag) && countAttributes(tag) > MOST_ATTRIBUTES) {
      throw new ArticleError(
        "too-many-elements",
        `a tag has more than ${MOST_ATTRIBUTES} attributes`,
        "the file is most likely damaged; scrape it again or correct it by hand",
      );
    }
    if (end < 0) return;
    start = html.indexOf("<", Math.max(start + 1, end));
  }
}

/** Estimates the number of attributes of a tag. A value in quotes counts as one. */
const countAttributes = (tag: string): number =>
  tag.replace(/"[^"]*"|'[^']*'/g, "").match(/[^\s/]+/g)?.length ?? 0;

/** Returns the error for HTML with more elements than the limit. */
export const tooManyElements = (elements: number): ArticleError =>
  new ArticleError(
    "too-many-elements",
    `more than ${elements} elements, which \`limits.elements\` allows`,
    "correct the file by hand, or allow more in site.yaml",
  );

/** Returns the error for HTML that is nested deeper than the limit. It also stands for a step that runs out of stack. */
export const tooDeep = (depth: number): ArticleError =>
  new ArticleError(
    "nested-too-deep",
    `elements are nested more than ${depth} deep, which \`limits.depth\` allows`,
    "the file is most likely damaged; scrape it again or correct it by hand",
  );
