/**
 * Reads, converts and renders a hand-written file of each shape, 100,000 characters long. Prints a line of JSON for each: its name,
 * and what became of it.
 */
import { fileURLToPath } from "node:url";
import { convertRaw } from "../../../dist/convert/convert-file.js";
import { markdown } from "../../../dist/formats/markdown.js";
import { DEFAULT_LIMITS } from "../../../dist/model/limits.js";
import { renderBody } from "../../../dist/render/render-markdown.js";

const LENGTH = 100_000;
const fill = (text) => text.repeat(Math.ceil(LENGTH / text.length));
const each = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join("");

export const SHAPES = {
  "opening brackets": () => fill("["),
  "opening brackets of notes": () => `[^a]: x\n\n${fill("[^")}`,
  "10,000 footnotes": () => `${each(10_000, (n) => `a[^${n}] `)}\n\n${each(10_000, (n) => `[^${n}]: b\n`)}`,
  "footnotes that cite each other": () => `[^0]\n\n${each(5000, (n) => `[^${n}]: [^${n + 1}]\n`)}`,
  "notes within the text": () => fill("^[a]"),
  "deep quotations": () => each(1500, (n) => `${"> ".repeat(Math.min(n, 150))}a\n`),
  "quotations that are no callouts": () => each(1500, (n) => `${"> ".repeat(Math.min(n, 150))}[a\n`),
  "definitions of one term": () => `a\n${fill(": b\n")}`,
  "elements in elements": () => `a\n\n${fill("<div>\n\n")}`,
  "marks that are not closed": () => `a\n\n${fill("<b>")}\n\n${fill("<p>x")}`,
  "links that are not closed": () => `a\n\n${each(4000, (n) => `b <a href="https://a.example/${n}">c\n\n`)}`,
  "text between the cells of a table": () => `a\n\n<table>${fill("a<tr>b<td>c")}`,
  "attributes of one tag": () => `a\n\n<div ${each(20_000, (n) => `a${n}=1 `)}>`,
  "frames in a paragraph": () => `a ${fill("<iframe src=https://a.example/1></iframe> ")}`,
  "drawings that are not closed": () => `a ${fill("<svg>")}`,
  "shortcodes that are not closed": () => fill('{{< a "'),
  "unknown shortcodes": () => fill("{{< a >}} "),
  "code that is not closed": () => `{{a}} ${each(600, (n) => `${"`".repeat(n)} `)}`,
  "links to places": () => `${fill("[a](#b) ")}\n\n${fill("# b\n\n")}`,
  "boxes that are not closed": () => fill(":::note a\n"),
  "a box of blanks": () => `:::note${fill(" ")}[a\n:::\n`,
  "boxes in boxes": () => each(1500, (n) => `${" ".repeat(4 * Math.min(n, 150))}!!! a\n`),
  "verse with a cell below": () => `${fill("| a\n")}| b | c\n`,
  "verses of one line": () => fill("| a\n\n"),
  "headings of tables of Pandoc": () => fill("a\n-- --\n\n"),
  "tables between dashes that have no end": () => `${fill("-- --\n\na\n")}${fill("----------\na\n\n")}`,
  "a table between dashes": () =>
    `${"-".repeat(12)}\na     b\n${"-".repeat(5)}  ${"-".repeat(5)}\n${fill("a     b\n\n")}`,
  "corrections that are not closed": () => `${fill("{--a")}${fill("{~~a~>")}${fill("{>>a ")}`,
  "first lines that are indented": () => fill("     one two three four five\nsix\n\n"),
  "paragraphs behind ideographic spaces": () => fill("\u3000\u3000甲。\n"),
  "references with attributes": () => fill('[a]: b "c" d=e f\n'),
  "hidden lines that are not closed": () =>
    `${fill("{::comment} a ")}${fill(":LOGBOOK:\n")}${fill("CLOCK:\n")}`,
  "links around blocks": () => `${fill("[\n\na\n\n](b)\n")}${fill("[\n\n")}${fill("](b)\n")}`,
  "tags of a forum": () => `${fill("[b]a[quote]")}${fill("[/b]")}`,
  "rows of a drawn table": () => `+---+\n${fill("| a |\n")}+---+`,
  "components that are not closed": () => `${fill("<Aa b={'")}${fill("<Bb>")}</Cc>`,
  "spans that are not closed": () => fill("[a]{.b "),
  "attributes that are not closed": () => `${fill('[a](b){c="d" ')}${fill("{.e.f.g")}`,
  "spans in spans": () => `${"[".repeat(15_000)}${'a]{b="c"}'.repeat(9000)}`,
  "directives in directives": () => fill("```{note}\n"),
  "backslashes before spaces": () => `${fill("a\\ ")}${fill("\\a")}`,
  "captions that are not closed": () => `${fill("[caption a] ")}[/caption]`,
  "sizes of no picture": () => fill("](a =1x"),
  "exports of a program": () => `a\n\n${fill("export const a\n")}`,
  "fields without an end": () => `${fill("title: a\n")}b`,
  "a field of blanks": () => `title: a${fill(" ")}b\n c`,
  "a rule above blanks": () => `---\n${fill(" ")}a`,
  "a rule above blank lines": () => `---\n${fill(" \n")}a`,
  "lines of broken YAML": () => `---\n${each(9000, (n) => `k${n}: a: b\n`)}---\nc`,
};

/** @returns `converted`, or the code of the problem */
function outcomeOf(text) {
  const raw = markdown.read({
    bytes: new TextEncoder().encode(text),
    text,
    path: "posts/a.md",
    id: "a",
    limits: DEFAULT_LIMITS,
  });
  const article = convertRaw(
    { ...raw, stated: { ...raw.stated, date: "2023-01-01" } },
    { limits: DEFAULT_LIMITS, formats: [] },
  );
  if ("problem" in article) return article.problem.code;
  renderBody(article.markdown, {
    root: "",
    images: "link",
    lang: "fa",
    targets: {},
    pictures: {},
    words: { openPicture: "open", table: "table", noteBack: "back" },
  });
  return "converted";
}

/** @returns what `outcomeOf` does, or `refused` for a file that its format does not read */
function outcomeOrRefusal(text) {
  try {
    return outcomeOf(text);
  } catch (error) {
    if (error.name === "ArticleError") return "refused";
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, textOf] of Object.entries(SHAPES))
    console.log(JSON.stringify({ name, outcome: outcomeOrRefusal(textOf()) }));
