import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { convertFile } from "../../src/convert/convert-file.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import type { ArticleId } from "../../src/model/names.js";
import { formatsSchema } from "../../src/settings/format-settings.js";
import { filesIn, writeFiles } from "../support/files.js";
import "../support/load-page-reader.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** The examples of docs/formats.md, in their order. */
const text = readFileSync("docs/formats.md", "utf8");
const [letter = ""] = Array.from(text.matchAll(/^```\n(\[[\s\S]*?)^```/gm), (match) => match[1] ?? "");
const [first = "", rest = "", reposts = "", video = "", plain = ""] = Array.from(
  text.matchAll(/^```yaml\n([\s\S]*?)^```/gm),
  (match) => match[1] ?? "",
);

function convert(file: string, yaml: string, name = "letters/0412.md") {
  const formats = v.parse(formatsSchema, parse(yaml).formats);
  return convertFile(new TextEncoder().encode(file), name, "0412" as ArticleId, {
    limits: DEFAULT_LIMITS,
    formats,
  });
}

describe("the documented format", () => {
  it("reads title, source and day of the documented file at the first look", () => {
    expect(convert(letter, first)).toMatchObject({
      meta: {
        title: "码头的旧仓库改作图书室",
        date: "2021-03-03",
        time: "2021-03-03T08:12:00+00:00",
        source: "https://harbour.example/2021/03/library/",
        links: [{ url: "https://harbour.example/tag/books/" }],
      },
    });
  });

  it("reads all of it once the rest is named", () => {
    expect(convert(letter, first + rest)).toMatchObject({
      meta: { reporters: ["林晚"], tagMentions: [{ text: "图书" }] },
      markdown: "文／林晚\n\n空了多年的旧仓库，从今天起改作[图书室](https://harbour.example/reading)。",
    });
  });
});

const FRONT =
  '---\nlayout: post\ntitle: "渡口"\ndate: 2024-01-02T03:04:05+00:00\nauthor: 林晚\nfrom: https://a.example/1\n---\n';

it("the example for reposts reads prettified HTML below front matter", () => {
  const body =
    '\n<article>\n <div class="meta">\n  二月\n </div>\n <div class="entry-content">\n  <p>\n   渡船\n   <b>\n    六点\n   </b>\n   开出。\n  </p>\n  <div class="sharing">\n   转发\n  </div>\n </div>\n</article>\n';
  expect(convert(FRONT + body, reposts)).toMatchObject({
    meta: { title: "渡口", date: "2024-01-02", source: "https://a.example/1", reporters: ["林晚"] },
    markdown: "渡船**六点**开出。",
  });
});

it.each([
  ["notes", "渡船六点开出。", "渡船六点开出。"],
  ["no notes", "", "[渡口](https://a.example/1)"],
])("the example for videos reads a file with %s", (_, notes, markdown) => {
  const body = `<!--1589--> \n[渡口](https://a.example/1)\n------\n\n<div>\n${notes}\n</div>\n`.replace(
    "--> ",
    "-->",
  );
  expect(convert(FRONT + body, `formats:\n${video}`)).toMatchObject({ meta: { title: "渡口" }, markdown });
});

it("the documented format of plain text shows every character as it is written", () => {
  const file =
    "Quay <open>\n2023-07-03 by Mara Lindqvist\n\nThe *quay* is <early>\nopen.\n \n    One & all came.\n";
  expect(convert(file, plain, "letters/0412.txt")).toMatchObject({
    meta: { title: "Quay <open>", date: "2023-07-03", reporters: ["Mara Lindqvist"] },
    markdown: "The \\*quay\\* is \\<early>\\\nopen.\n\nOne & all came.",
  });
});

/** Returns the script in a section of the page. */
const scriptIn = (section: string): string =>
  /^```js\n([\s\S]*?)^```/m.exec(text.slice(text.indexOf(`## ${section}\n`)))?.[1] ?? "";

it.each([
  ["list.json", (articles: readonly object[]) => JSON.stringify(articles)],
  [
    "lines.jsonl",
    (articles: readonly object[]) => articles.map((one) => `${JSON.stringify(one)}\n`).join(""),
  ],
])("the documented script divides %s into a file an article", (name, print) => {
  const folder = temporaryFolder();
  const articles = [
    { url: "https://harbour.example/1", title: "Quay open", text: "It is open." },
    { title: "Pier closed", text: "It is closed." },
  ];
  writeFiles(folder, { "divide.mjs": scriptIn("JSON"), [name]: print(articles) });
  for (let run = 0; run < 2; run++)
    execFileSync(process.execPath, ["divide.mjs", name, "out"], { cwd: folder });
  const titles = filesIn(path.join(folder, "out")).map((file) => {
    const bytes = readFileSync(path.join(folder, "out", file));
    return (convertFile(bytes, `out/${file}`, "n" as ArticleId) as { meta: { title: string } }).meta.title;
  });
  expect(titles.sort()).toEqual(["Pier closed", "Quay open"]);
});

it("the documented script splits an exported chat into a file a message", () => {
  const folder = temporaryFolder();
  const script = scriptIn("Chats");
  const bold = { type: "bold", text: "six" };
  const messages = [
    { id: 1, type: "service", date: "2023-11-03T08:00:00", text: "" },
    {
      id: 2,
      type: "message",
      date: "2023-11-03T08:26:40",
      text: ["It leaves at ", bold, ".\nBring a lamp."],
    },
    { id: 3, type: "message", date: "2023-11-04T09:00:00", photo: "photos/a.jpg", text: "" },
  ];
  writeFiles(folder, { "split.mjs": script, "result.json": JSON.stringify({ name: "Harbour", messages }) });
  execFileSync(process.execPath, ["split.mjs", "result.json", "out"], { cwd: folder });
  expect(filesIn(path.join(folder, "out"))).toEqual(["2.md", "3.md"]);
  const bytes = readFileSync(path.join(folder, "out/2.md"));
  expect(convertFile(bytes, "out/2.md", "2" as ArticleId)).toMatchObject({
    meta: { title: "It leaves at six.", date: "2023-11-03" },
    markdown: "It leaves at six.  \nBring a lamp.",
  });
  expect(readFileSync(path.join(folder, "out/3.md"), "utf8")).toContain("![](photos/a.jpg)");
});
