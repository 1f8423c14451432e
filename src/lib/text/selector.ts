import { compile } from "css-select";
import { isTraversal, parse, type Selector as Token } from "css-what";
import type { Element, Nodes, Parents, Root } from "hast";
import { find, html } from "property-information";
import { childrenOf, textOf } from "../html/elements.js";
import { memoize } from "../memoize.js";

/** Checks a selector for `selectAll`. `ok` means `a`: a scraper renames links. @throws Error that says what is wrong with it */
export function checkSelector(text: string): void {
  stepsOf(text);
}

/**
 * Returns the elements of a tree that match a CSS selector, in document order. It takes linear time: each compound of the
 * selector is matched once against all elements.
 * @throws Error that says what is wrong with the selector
 */
export function selectAll(tree: Root, text: string): Element[] {
  const nodes = viewOf(tree);
  const fitting = stepsOf(text).map((steps) => elementsAtEnd(steps, nodes));
  return nodes.elements.filter((element) => fitting.some((set) => set.has(element)));
}

/** A compound of a selector, such as `p.note`, with the combinator before it. */
interface Step {
  readonly combinator: string | undefined;
  readonly compound: Token[];
}

type Steps = readonly Step[];

const stepsOf = memoize((text: string): readonly Steps[] => {
  try {
    if (text.trim() === "") throw new Error("it is empty");
    const parsed = parse(text);
    for (const tokens of parsed) prepare(tokens);
    const steps = parsed.map(splitAtCombinators);
    for (const { compound } of steps.flat()) testOf(compound, new Map());
    return steps;
  } catch (error) {
    throw new Error(`not a CSS selector: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
});

/** Replaces `ok` by `a`, and refuses what could take more than linear time. */
function prepare(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === "tag" && token.name === "ok") (token as { name: string }).name = "a";
    if (token.type !== "pseudo" || !Array.isArray(token.data)) continue;
    for (const inner of token.data) {
      if (
        inner.slice(1).some(isTraversal) ||
        (inner[0] && isTraversal(inner[0]) && inner[0].type !== "child")
      )
        throw new Error(`\`:${token.name}(…)\` may hold one element, without spaces, \`+\` and \`~\``);
      prepare(inner);
    }
  }
}

function splitAtCombinators(tokens: readonly Token[]): Steps {
  const steps: { combinator: string | undefined; compound: Token[] }[] = [
    { combinator: undefined, compound: [] },
  ];
  for (const token of tokens) {
    if (isTraversal(token)) steps.push({ combinator: token.type, compound: [] });
    else steps.at(-1)?.compound.push(token);
  }
  const unknown = steps.find(({ combinator }) => combinator !== undefined && !(combinator in REACHED));
  if (unknown) throw new Error(`no combinator \`${unknown.combinator}\` is known`);
  if (steps.some(({ compound }) => compound.length === 0))
    throw new Error("a combinator has nothing beside it");
  return steps;
}

/** The nodes of a tree in document order. */
interface TreeView {
  readonly elements: readonly Element[];
  readonly parents: ReadonlyMap<Nodes, Parents>;
}

/** For each combinator: whether an element has that relation to an element of the set. */
const REACHED: Readonly<Record<string, (set: ReadonlySet<Nodes>, view: TreeView) => ReadonlySet<Nodes>>> = {
  descendant: (set, { elements, parents }) => {
    const below = new Set<Nodes>();
    for (const element of elements) {
      const parent = parents.get(element) as Nodes;
      if (set.has(parent) || below.has(parent)) below.add(element);
    }
    return below;
  },
  child: (set, { elements, parents }) =>
    new Set<Nodes>(elements.filter((element) => set.has(parents.get(element) as Nodes))),
  adjacent: (set, view) => siblingsAfter(set, view, false),
  sibling: (set, view) => siblingsAfter(set, view, true),
};

function siblingsAfter(
  set: ReadonlySet<Nodes>,
  { elements, parents }: TreeView,
  isFar: boolean,
): ReadonlySet<Nodes> {
  const after = new Set<Nodes>();
  /** For each parent: whether the last element, or any earlier one, is in the set. */
  const seen = new Map<Parents | undefined, boolean>();
  for (const element of elements) {
    const parent = parents.get(element);
    if (seen.get(parent)) after.add(element);
    seen.set(parent, set.has(element) || (isFar && seen.get(parent) === true));
  }
  return after;
}

function elementsAtEnd(steps: Steps, view: TreeView): ReadonlySet<Nodes> {
  let found: ReadonlySet<Nodes> = new Set();
  for (const { combinator, compound } of steps) {
    const fits = testOf(compound, view.parents);
    const reached = combinator === undefined ? undefined : REACHED[combinator]?.(found, view);
    found = new Set<Nodes>(
      view.elements.filter((element) => (reached?.has(element) ?? true) && fits(element)),
    );
  }
  return found;
}

/** Compiles a compound for one tree, whose nodes do not know their parents. */
function testOf(compound: Token[], parents: ReadonlyMap<Nodes, Parents>): (element: Element) => boolean {
  return compile<Nodes, Element>([compound.map((token) => ({ ...token }))], {
    adapter: {
      isTag: (node) => node.type === "element",
      getName: (element) => element.tagName,
      getChildren: childrenOf,
      getParent: (node) => (parents.get(node) as Nodes | undefined) ?? null,
      getSiblings: (node) => parents.get(node)?.children ?? [],
      getText: textOf,
      getAttributeValue: attributeValue,
      hasAttrib: (element, name) => attributeValue(element, name) !== undefined,
      removeSubsets: (nodes) => nodes,
    },
  });
}

function viewOf(tree: Root): TreeView {
  const parents = new Map<Nodes, Parents>();
  const elements: Element[] = [];
  const rest: [Nodes, Parents][] = tree.children.map((child): [Nodes, Parents] => [child, tree]).reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [node, parent] = next;
    parents.set(node, parent);
    if (node.type !== "element") continue;
    elements.push(node);
    for (let index = node.children.length - 1; index >= 0; index--)
      rest.push([node.children[index] as Nodes, node]);
  }
  return { elements, parents };
}

/** Returns the text of an attribute, as it stands in HTML. */
function attributeValue(element: Element, name: string): string | undefined {
  const value = element.properties[find(html, name).property];
  if (value === undefined || value === null || value === false) return undefined;
  if (value === true) return "";
  return Array.isArray(value) ? value.join(" ") : String(value);
}
