import type { PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { STRINGIFY_OPTIONS } from "../../../src/convert/markdown/stringify-options.js";
import { tidyMarks } from "../../../src/convert/markdown/tidy-marks.js";

const printer = unified().use(remarkGfm).use(remarkStringify, STRINGIFY_OPTIONS);

type Piece = PhrasingContent | string;
const nodes = (pieces: Piece[]): PhrasingContent[] =>
  pieces.map((piece) => (typeof piece === "string" ? { type: "text", value: piece } : piece));
const strong = (...pieces: Piece[]): PhrasingContent => ({ type: "strong", children: nodes(pieces) });
const emphasis = (...pieces: Piece[]): PhrasingContent => ({ type: "emphasis", children: nodes(pieces) });
const deleted = (...pieces: Piece[]): PhrasingContent => ({ type: "delete", children: nodes(pieces) });
const link = (...pieces: Piece[]): PhrasingContent => ({
  type: "link",
  url: "/u",
  children: nodes(pieces) as Extract<PhrasingContent, { type: "link" }>["children"],
});
const br: PhrasingContent = { type: "break" };

function printed(pieces: Piece[]): string {
  const tree: Root = { type: "root", children: [{ type: "paragraph", children: nodes(pieces) }] };
  // biome-ignore lint/suspicious/noExplicitAny: a transform needs no processor here
  (tidyMarks as any)()(tree);
  return printer.stringify(tree).trim();
}

describe("tidyMarks", () => {
  it.each<[what: string, pieces: Piece[], markdown: string]>([
    ["leaves a mark between letters alone", ["甲", strong("乙"), "丙"], "甲**乙**丙"],
    ["moves closing punctuation out before a letter", [strong("他说："), "好"], "**他说**：好"],
    ["moves opening punctuation out behind a letter", ["他说", strong("“好")], "他说“**好**"],
    ["moves punctuation out at both ends", ["说", strong("“好”"), "了"], "说“**好**”了"],
    ["moves out no more punctuation than it must", [strong("好！”"), "他"], "**好！**”他"],
    ["keeps punctuation at the line's edges inside", [strong("“好”")], "**“好”**"],
    ["keeps punctuation beside punctuation inside", ["（", strong("“好”"), "）"], "（**“好”**）"],
    ["keeps punctuation beside white space inside", ["a ", strong("(b)"), " c"], "a **(b)** c"],
    ["keeps punctuation beside a break inside", [strong("好。"), br, "乙"], "**好。**\\\n乙"],
    ["moves white space out", ["a", strong(" b "), "c"], "a **b** c"],
    ["drops an empty mark", ["甲", strong(), "乙"], "甲乙"],
    ["drops a mark of white space", ["a", strong(" "), "b"], "a b"],
    ["makes text of a mark around punctuation", ["甲", strong("："), "乙"], "甲：乙"],
    ["merges equal marks", ["甲", strong("乙"), strong("丙"), "丁"], "甲**乙丙**丁"],
    ["merges three equal marks", [strong("甲"), strong("乙"), strong("丙")], "**甲乙丙**"],
    ["merges equal marks across a space", [strong("a"), " ", strong("b")], "**a b**"],
    ["keeps equal marks across a word apart", [strong("甲"), "乙", strong("丙")], "**甲**乙**丙**"],
    ["takes a mark out of a mark", [strong("甲", strong("乙"))], "**甲乙**"],
    ["takes a different mark out of a mark", [strong("甲", emphasis("乙"), "丙")], "**甲乙丙**"],
    ["takes nested marks out of a deep one", [strong(emphasis(deleted("甲")))], "**甲**"],
    ["lets the second of two touching marks give way", [strong("甲"), emphasis("乙"), "丙"], "**甲**乙丙"],
    ["moves a mark around a link into it", ["甲", strong(link("乙")), "丙"], "甲[**乙**](/u)丙"],
    ["splits a mark around a link", [strong("甲", link("乙"), "丙")], "**甲**[**乙**](/u)**丙**"],
    ["splits a mark around a break", [strong("甲", br, "乙")], "**甲**\\\n**乙**"],
    ["tidies marks inside a link", [link(strong("甲"), strong("乙"))], "[**甲乙**](/u)"],
    ["tidies deleted text alike", ["甲", deleted("“乙”"), "丙"], "甲“~~乙~~”丙"],
    ["tidies emphasis alike", ["甲", emphasis("（乙）"), "丙"], "甲（*乙*）丙"],
    ["keeps an emoji whole at a mark's edge", [strong("甲👩\u200d🌾"), "乙"], "**甲**👩\u200d🌾乙"],
    ["keeps a symbol of two units whole", [strong("甲𝄞"), "乙"], "**甲**𝄞乙"],
  ])("%s", (_, pieces, markdown) => {
    expect(printed(pieces)).toBe(markdown);
  });
});
