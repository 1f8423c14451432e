import type { VFile } from "vfile";
import type { Notice } from "../model/problem.js";
import "./file-data.js";

/** What an article can lose on its way to Markdown, with what the operator can do about it. */
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
} as const satisfies Partial<Record<Notice["code"], { readonly said: string; readonly hint: string }>>;

type DroppedKind = keyof typeof KINDS;

/** Characters of the example that the operator is shown. */
const LONGEST_EXAMPLE = 80;

/** Notes that something of the article does not reach its Markdown. @param example the thing, as the operator finds it in the file */
export function noteDropped({ data }: VFile, kind: DroppedKind, example: string): void {
  data.dropped ??= new Map();
  const things = data.dropped.get(kind);
  if (things) things.count++;
  else data.dropped.set(kind, { example, count: 1 });
}

/** Returns one notice for each kind of thing that was lost. */
export function droppedNotices({ data }: VFile): Notice[] {
  return [...(data.dropped ?? [])].map(([kind, { example, count }]) => {
    const { said, hint } = KINDS[kind as DroppedKind];
    const line = example.replace(/\s+/gu, " ").trim();
    const shown = line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE)}…` : line;
    return { code: kind as DroppedKind, message: `${said} (${count}): ${shown}`, hint };
  });
}
