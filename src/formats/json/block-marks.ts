import { typeOf } from "./block-values.js";
import { within, writeLink } from "./block-writers.js";
import { isMapping, type Mapping } from "./json-values.js";

const MARKS = [
  [/^(?:bold|strong)$/, "strong", 1],
  [/^(?:italic|em|emphasis)$/, "em", 2],
  [/^(?:s|strike|strike-?through|del)$/, "del", 4],
  [/^sub(?:script)?$/, "sub", 32],
  [/^sup(?:erscript)?$/, "sup", 64],
  [/^code$/, "code", 16],
] as const;

/** Returns words within their marks, which stand in a list, as fields that are true, or as the bits of a number, as in Lexical. */
export function marked(words: string, text: Mapping): string {
  const listed = Array.isArray(text.marks) ? (text.marks as readonly unknown[]) : [];
  const bits = typeof text.format === "number" ? text.format : 0;
  const names = [
    ...listed.map((mark) => (isMapping(mark) ? typeOf(mark) : mark)),
    ...Object.keys(text).filter((name) => text[name] === true),
  ];
  const tags = MARKS.flatMap(([name, tag, bit]) =>
    (bits & bit) !== 0 || names.some((one) => name.test(String(one))) ? tag : [],
  );
  const link = listed.find((mark): mark is Mapping => isMapping(mark) && typeOf(mark) === "link");
  const html = within(...tags)(words, text);
  return link ? writeLink(html, link) : html;
}
