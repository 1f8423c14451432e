import fc from "fast-check";
import matter from "gray-matter";
import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../src/formats/front-matter.js";
import { stringifyFrontMatter } from "../../src/formats/print-article.js";
import { withoutInvisible, withSingleSpaces } from "../../src/lib/html/characters.js";
import { ArticleError } from "../../src/model/problem.js";

/** What YAML could take for something else, and what it could not. */
const PIECES = [
  ..."-?:,[]{}#&*!|>'\"%@`~ \n\t\r=.+0e1x_/\\<",
  ...["null", "True", "FALSE", "yes", ".inf", "0x1f", "1e3", "2024-01-20", "---", "...", "<<"],
  ...[
    "https://",
    "a",
    "Z",
    "文",
    "【",
    "“",
    "\u3000",
    "\xa0",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ud800",
    "😀",
    "é",
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary" }),
  fc.webUrl(),
);
/** Text as the fields of an article have it. */
const clean = text
  .map((value) => withSingleSpaces(withoutInvisible(value)))
  .filter((value) => !/\p{Cs}/u.test(value));
const field = fc.oneof(
  clean,
  fc.array(clean, { maxLength: 4 }),
  fc.record({ src: clean, alt: clean, caption: clean }),
);
const data = fc.record({ id: clean, tags: field, image: field, title: field });

describe("stringifyFrontMatter", () => {
  it("prints what gray-matter's own reader reads as the same text", () => {
    fc.assert(
      fc.property(data, (fields) => {
        expect(matter(stringifyFrontMatter(fields, "文"), {}).data).toEqual(fields);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ...["y", "No", "off", "TRUE", "null", "~", "=", "<<", ":city", ".inf", "-.INF", ".NaN"],
    ...["12:30", "190:20:30.15", "1_000", "1,000", "+12", "010", "0o17", "0b11", "0x1F", "1e3", ".5"],
    ...["2023-07-01", "2023-7-1 12:30:00", "2023-07-01T12:30:00Z"],
  ])("puts in quotes what a reader of YAML 1.1 may take for something else: %s", (word) => {
    expect(stringifyFrontMatter({ tags: [word, "Pier"], title: word }, "文")).toBe(
      `---\ntags:\n  - "${word}"\n  - Pier\ntitle: "${word}"\n---\n\n文\n`,
    );
  });

  it.each(["yes and no", "2023年", "1st of May", "12 boats", "a:b", "https://news.example/1"])(
    "leaves other text without quotes: %s",
    (word) => expect(stringifyFrontMatter({ title: word }, "文")).toBe(`---\ntitle: ${word}\n---\n\n文\n`),
  );

  it.each(["2023-07-01", "2023-07-01T12:30:00+08:00"])("prints a date as a date: %s", (date) =>
    expect(stringifyFrontMatter({ date }, "文")).toBe(`---\ndate: ${date}\n---\n\n文\n`),
  );

  it("prints what can be read again", () => {
    const words = text.map((value) => value.trim()).filter((value) => value !== "" && !/\p{Cs}/u.test(value));
    fc.assert(
      fc.property(fc.record({ title: words, tags: fc.array(words) }), (fields) => {
        expect(parseFrontMatter(stringifyFrontMatter(fields, "文")).data).toEqual(fields);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Returns the error that a file is refused with. */
function refusalOf(file: string): ArticleError {
  try {
    parseFrontMatter(file);
  } catch (error) {
    if (error instanceof ArticleError) return error;
    throw error;
  }
  throw new Error("the file was read");
}

describe("parseFrontMatter", () => {
  it.each([
    ["dashes", "---\ntitle: 文\n---\n\n正文\n", "\n正文\n", 4],
    ["blanks behind the marks", "--- \t\ntitle: 文\n---  \n正文\n", "正文\n", 4],
    ["a name behind the dashes", "--- YAML of a generator\ntitle: 文\n---\n正文\n", "正文\n", 4],
    ["no body", "---\ntitle: 文\n---", "", 3],
    ["TOML", "+++\ntitle = '文'\n+++\n正文\n", "正文\n", 4],
    ["TOML between dashes", "---toml\ntitle = '文'\n---\n正文\n", "正文\n", 4],
    ["JSON between dashes", '---json\n{"title": "文"}\n---\n正文\n', "正文\n", 4],
    ["JSON alone", '{\n"title": "文"\n}\n\n正文\n', "\n正文\n", 4],
    ["JSON and another mark in its body", '{"title": "文"}\n---\ntitle: x\n---\n', "---\ntitle: x\n---\n", 2],
  ])("splits a file with %s", (_, file, body, bodyLine) => {
    expect(parseFrontMatter(file)).toEqual({ data: { title: "文" }, notices: [], body, bodyLine });
  });

  it.each([
    ["---\n---\n\n\n正文\n", "\n\n正文\n"],
    ["+++\n# nothing\n+++\n正文\n", "正文\n"],
  ])("reads front matter without fields: %j", (file, body) => {
    expect(parseFrontMatter(file)).toMatchObject({ data: {}, notices: [], body });
  });

  it("merges fields that an alias stands for", () => {
    const { data } = parseFrontMatter(
      "---\nall: &all {lang: sv, title: x}\n<<: *all\ntitle: 文\n---\n正文\n",
    );
    expect(data).toMatchObject({ lang: "sv", title: "文" });
  });

  it("takes a name of the language's own objects for a field", () => {
    const { data } = parseFrontMatter("---\nexcerpt_separator: {toString: a, valueOf: b}\n---\n正文\n");
    expect(data).toEqual({ excerpt_separator: { toString: "a", valueOf: "b" } });
  });

  it.each([
    ['{"title", a: 1}\n正文\n', { title: "", a: "1" }],
    [
      "---\n? title\na: {b, c: [d: , {e}]}\n---\n正文\n",
      { title: "", a: { b: "", c: [{ d: "" }, { e: "" }] } },
    ],
    ["---\ntitle:\na: ~\nb: null\n---\n正文\n", { title: "", a: "", b: "" }],
  ])("reads a name without a value as an empty text: %j", (file, fields) => {
    expect(parseFrontMatter(file).data).toEqual(fields);
  });

  it.each([
    ['---\ntitle: "Pier\nauthor: Ada Moreno\n---\n', { title: "Pier", author: "Ada Moreno" }],
    ["---\ntitle: Pier\nauthor: *ada\n---\n", { title: "Pier", author: "*ada" }],
    [
      "---\ntitle: Pier\ntags: [boats, 'sea'\nlang: en\n---\n",
      { title: "Pier", tags: ["boats", "sea"], lang: "en" },
    ],
    ["---\ntitle: Pier\nby: said: 'a'\n  and: b\n---\n", { title: "Pier", by: "said: 'a' and: b" }],
    [
      "---\ntitle: Pier\n\tdate: 2024-2-3\n\tnight: fell\n---\n",
      { title: "Pier", date: "2024-2-3 night: fell" },
    ],
    ["---\nTitle: Pier\ntags:\n- boats\n- 'sea\nx\n---\n", { title: "Pier", tags: ["boats", "sea"] }],
    ["+++\ntitle = Pier\ndate = 2024-2-3\n[extra]\n+++\n", { title: "Pier", date: "2024-2-3" }],
  ])("reads what is no language line by line, and tells of it: %j", (file, data) => {
    const read = parseFrontMatter(`${file}正文\n`);
    expect(read).toMatchObject({ data, body: "正文\n" });
    expect(read.notices[0]?.message).toMatch(
      /^the front matter is not (?:YAML|TOML): .*; it was read line by line$/,
    );
  });

  it("says of TOML with a quote too few that it lacks one", () => {
    const { data, notices } = parseFrontMatter('+++\ntitle = "Pier\ndate = 2024-02-03\n+++\n正文\n');
    expect(data).toEqual({ title: "Pier", date: "2024-02-03" });
    expect(notices).toEqual([
      {
        code: "broken-metadata",
        line: 2,
        message: "the front matter is not TOML: a quote has no end; it was read line by line",
        hint: "put the other quote behind the value",
      },
    ]);
  });

  it("keeps the numbers of TOML as they are written, in lists as well", () => {
    const front = `title = 0x1F\nid = 1e-3 # of it\ntags = [1.10, 0o17,\n  1_000, true]\ndays = [2023-07-01, 2023-07-02]\nsize = [ ]`;
    const { data } = parseFrontMatter(`+++\n${front}\n+++\n正文\n`);
    expect(data).toEqual({
      ...{ title: "0x1F", id: "1e-3", tags: ["1.10", "0o17", "1_000", "true"] },
      ...{ days: ["2023-07-01", "2023-07-02"], size: [] },
    });
  });

  it("tells of a line that is no field", () => {
    const { notices } = parseFrontMatter("---\ntitle: Pier\njust a line\n---\n正文\n");
    expect(notices[1]).toMatchObject({ line: 3, message: expect.stringContaining("is no field") });
  });

  it.each(["js", "javascript", "coffee", "cson", "constructor", "__proto__"])("refuses %s", (name) => {
    const { code, message } = refusalOf(`---${name}\nthrow new Error("evaluated")\n---\n正文\n`);
    expect({ code, message }).toEqual({
      code: "bad-front-matter",
      message: `front matter in \`${name}\` is not read`,
    });
  });

  it.each([
    ["no closing line", "---\ntitle: 文\n正文\n", 1],
    ["a closing line with more than the marks", "---\ntitle: 文\n------\n正文\n---\n", 3],
    ["other marks at its end", "+++\ntitle = '文'\n---\n正文\n", 1],
    ["a fault in YAML", "---\nname: 文\ntags: [a\n---\n正文\n", 4],
    ["a fault in TOML", "+++\nname = '文'\ntags = [a\n+++\n正文\n", 3],
    ["a fault in JSON", '{\n"title": "文",\n"tags": ["a"\n}\n正文\n', 4],
    ["a list", "---\n- 文\n---\n正文\n", 2],
  ])("names the line of %s", (_, file, line) => {
    expect(refusalOf(file)).toMatchObject({ code: "bad-front-matter", line });
  });

  it.each([
    ["quotes that are escaped and have no end", `{"a${'\\"'.repeat(60_000)}`],
    ["blank lines", `---\na: b\n${"\n".repeat(90_000)}---\n正文\n`],
    ["blank lines in pieces", `---\n${`a: b\n${"\n".repeat(490)}`.repeat(190)}---\n正文\n`],
    ["fields that are no YAML", `---\n${"a: b: c\n".repeat(12_000)}---\n正文\n`],
    ["anchors", `---\n${"&a ".repeat(30_000)}\n---\n正文\n`],
    ["aliases", `---\na: ${"*a ".repeat(30_000)}\n---\n正文\n`],
    ["tags", `---\n${"!!a ".repeat(24_000)}\n---\n正文\n`],
    ["nested lists in YAML", `---\na: ${"[".repeat(1500)}${"]".repeat(1500)}\n---\n正文\n`],
    ["nested lists without an end", `---\na: ${"[".repeat(90_000)}\n---\n正文\n`],
    ["nested mappings in JSON", `${'{"a":'.repeat(15_000)}1${"}".repeat(15_000)}\n正文\n`],
    ["nested tables in TOML", `+++\n${"a.".repeat(40_000)}a = 1\n+++\n正文\n`],
    ["a list that holds itself", "---\na: &a [*a, *a, *a]\n---\n正文\n"],
  ])("soon ends with %s", (_, file) => {
    const start = process.cpuUsage();
    try {
      parseFrontMatter(file);
    } catch (error) {
      expect(error).toBeInstanceOf(ArticleError);
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
