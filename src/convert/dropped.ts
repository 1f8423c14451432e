import type { VFile } from "vfile";
import { withSingleSpaces } from "../lib/html/characters.js";
import type { Notice } from "../model/problem.js";
import "./file-data.js";

/** The kinds of things that an article can lose, each with words for the notice and a hint. */
const KINDS = {
  "dropped-picture": {
    said: "pictures without an address that can be shown",
    hint: "scrape the article again if the original shows them",
  },
  "dropped-link": {
    said: "links that lead nowhere became text",
    hint: "correct their addresses in the file if they matter",
  },
  "dropped-element": {
    said: "elements that cannot be shown were left out",
    hint: "see whether the article lacks something; what it needs can be written as text",
  },
  "outside-text": {
    said: "parts that stand outside of the text were left out",
    hint: "see whether they belong to the article; what it needs can be moved into its text",
  },
} as const satisfies Partial<Record<Notice["code"], { readonly said: string; readonly hint: string }>>;

type DroppedKind = keyof typeof KINDS;

/** Characters of the example that the operator is shown. */
const LONGEST_EXAMPLE = 80;
/** Most of an example may be white space. */
const LONGEST_LOOKED_AT = 2000;

/** Counts something of an article that is not in its Markdown. @param example the thing as it is in the file; the first is shown */
export function noteDropped({ data }: VFile, kind: DroppedKind, example: string): void {
  data.dropped ??= new Map();
  const things = data.dropped.get(kind);
  if (things) things.count++;
  else data.dropped.set(kind, { example, count: 1 });
}

/** Returns a notice for each kind of thing that `noteDropped` counted, with the number and the first example. */
export function droppedNotices({ data }: VFile): Notice[] {
  return [...(data.dropped ?? [])].map(([kind, { example, count }]) => {
    const { said, hint } = KINDS[kind as DroppedKind];
    const line = withSingleSpaces(example.slice(0, LONGEST_LOOKED_AT));
    const shown = line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE)}…` : line;
    return { code: kind as DroppedKind, message: `${said} (${count}): ${shown}`, hint };
  });
}
