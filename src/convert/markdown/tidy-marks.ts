import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import { IS_PUNCTUATION } from "../../lib/html/characters.js";

type Mark = Extract<PhrasingContent, { type: "strong" | "emphasis" | "delete" }>;
type Parent = { children: PhrasingContent[] };

const isMark = (node: PhrasingContent): node is Mark =>
  node.type === "strong" || node.type === "emphasis" || node.type === "delete";

/**
 * Rearranges bold, italic and deleted text so that each CommonMark reader sees it, and no escape is needed.
 *
 * A mark inside a mark is dropped. A mark around a link moves into the link. Equal marks side by side become one. Empty
 * marks are dropped. White space at the edge of a mark moves out. Punctuation at the edge moves out where CommonMark would
 * not see the mark: in `**“重点”**他说` the closing `**` follows punctuation and precedes a letter, so it does not close.
 */
export function tidyMarks() {
  return (tree: Root): void => tidyBelow(tree);
}

function tidyBelow(node: Nodes): void {
  if (!("children" in node)) return;
  const children = node.children as PhrasingContent[];
  if (children.some(isMark)) (node as Parent).children = tidied(children);
  for (const child of node.children) if (!isMark(child as PhrasingContent)) tidyBelow(child);
}

function tidied(children: readonly PhrasingContent[]): PhrasingContent[] {
  const flat = children.flatMap((child) => (isMark(child) ? pushedIntoLinks(child) : [child]));
  const merged = mergeTexts(withoutTouchingMarks(mergeMarks(flat)));
  return mergeTexts(
    merged.flatMap((child, index) => (isMark(child) ? withoutLooseEdges(child, merged, index) : [child])),
  );
}

/** Splits a mark around its links and breaks, and flattens the marks inside it. */
function pushedIntoLinks(mark: Mark): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let run: PhrasingContent[] = [];
  const endRun = (): void => {
    if (run.length > 0) parts.push({ ...mark, children: run });
    run = [];
  };
  for (const child of mark.children.flatMap(withoutInnerMarks)) {
    if (child.type === "text") run.push(child);
    else {
      endRun();
      parts.push(
        child.type === "link" ? { ...child, children: [{ ...mark, children: child.children }] } : child,
      );
    }
  }
  endRun();
  return parts;
}

const withoutInnerMarks = (node: PhrasingContent): PhrasingContent[] =>
  isMark(node) ? node.children.flatMap(withoutInnerMarks) : [node];

function mergeMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    const gap = merged.at(-2);
    // The marks in `merged` are copies and may be changed. A copy for each further mark would take the square of their number.
    if (isMark(child) && last?.type === child.type) {
      append(last, child.children);
    } else if (isMark(child) && last?.type === "text" && last.value === " " && gap?.type === child.type) {
      merged.pop();
      append(gap, [last, ...child.children]);
    } else {
      merged.push(isMark(child) ? ({ ...child, children: [...child.children] } as Mark) : child);
    }
  }
  return merged;
}

function append(mark: Mark, children: readonly PhrasingContent[]): void {
  for (const child of children) mark.children.push(child);
}

/** Drops the second of two different marks that touch: both together would be one run of `*`. */
function withoutTouchingMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child, index) => {
    const before = children[index - 1];
    return isMark(child) && before && isMark(before) ? child.children : [child];
  });
}

function mergeTexts(children: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    const isMore = (child.type === "text" || child.type === "inlineCode") && last?.type === child.type;
    if (isMore) merged[merged.length - 1] = { type: child.type, value: last.value + child.value };
    else if (child.type !== "text" || child.value !== "") merged.push(child);
  }
  return merged;
}

function withoutLooseEdges(
  mark: Mark,
  siblings: readonly PhrasingContent[],
  index: number,
): PhrasingContent[] {
  const inner = mergeTexts(mark.children);
  // After the steps above a mark holds one text. Anything else is left as it is.
  if (inner.length !== 1 || inner[0]?.type !== "text")
    return inner.length > 0 ? [{ ...mark, children: inner }] : [];
  const value = inner[0].value;
  const before = outerCharacter(siblings[index - 1], "end");
  const after = outerCharacter(siblings[index + 1], "start");
  let [from, to] = [0, value.length];
  const characters = charactersOf(value);
  let [first, last] = [0, characters.length];
  while (
    first < last &&
    isLoose(characters[first] as string, first ? (characters[first - 1] as string) : before)
  ) {
    from += (characters[first++] as string).length;
  }
  while (
    last > first &&
    isLoose(characters[last - 1] as string, last < characters.length ? (characters[last] as string) : after)
  ) {
    to -= (characters[--last] as string).length;
  }
  const kept = from < to ? [{ ...mark, children: [text(value.slice(from, to))] } as Mark] : [];
  return [text(value.slice(0, from)), ...kept, text(value.slice(to))];
}

/** Tells whether a character must not stand at the edge of a mark: white space never, punctuation not beside a letter. */
const isLoose = (edge: string, outside: string): boolean =>
  /\s/u.test(edge) || (IS_PUNCTUATION.test(edge) && !/\s/u.test(outside) && !IS_PUNCTUATION.test(outside));

function outerCharacter(sibling: PhrasingContent | undefined, side: "start" | "end"): string {
  if (!sibling || sibling.type === "break") return "\n";
  if (sibling.type !== "text") return "]";
  const characters = charactersOf(sibling.value);
  return (side === "start" ? characters[0] : characters.at(-1)) ?? "\n";
}

const text = (value: string): Text => ({ type: "text", value });

/** A character, or an emoji of several characters, such as a flag: a mark must not cut it. */
const CHARACTER =
  /\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|[\u{e0020}-\u{e007f}])*(?:\u200d\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f)*)*|[\s\S]/gu;

const charactersOf = (value: string): readonly string[] => value.match(CHARACTER) ?? [];
