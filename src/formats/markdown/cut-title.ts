import MarkdownIt, { type Token } from "markdown-it";

const markdownIt = new MarkdownIt({ html: true });

/** A body without the heading that the page shows as its own. */
export interface BodyWithTitle {
  /** Has as many lines as the body. The lines of a removed heading are empty. */
  readonly text: string;
  /** The words of the first heading of the first level. */
  readonly title?: string;
}

/**
 * Finds the title of a body: its first heading of the first level. The page shows the title above the body, so a heading at
 * the very beginning is removed, unless front matter states another title.
 * @param stated the title in front matter
 */
export function cutTitle(body: string, stated: string | undefined): BodyWithTitle {
  if (!/^(?: {0,3}#[ \t]|={1,}[ \t]*$)/m.test(body)) return { text: body };
  const tokens = markdownIt.parse(body, {});
  const index = tokens.findIndex(
    ({ type, tag, level }) => type === "heading_open" && tag === "h1" && level === 0,
  );
  const title = wordsOf(tokens[index + 1]);
  const [start, end] = tokens[index]?.map ?? [0, 0];
  if (index < 0 || !title) return { text: body };
  const lines = body.split("\n");
  const isFirst = lines.slice(0, start).every((line) => line.trim() === "");
  if (!isFirst || (stated !== undefined && !isSame(stated, title))) return { text: body, title };
  return {
    text: [...lines.slice(0, start), ...Array(end - start).fill(""), ...lines.slice(end)].join("\n"),
    title,
  };
}

const isSame = (a: string, b: string): boolean => a.replace(/\s+/gu, "") === b.replace(/\s+/gu, "");

const wordsOf = (heading: Token | undefined): string =>
  (heading?.children ?? [])
    .map(({ type, content }) => (type === "html_inline" ? "" : type === "softbreak" ? " " : content))
    .join("")
    .trim();
