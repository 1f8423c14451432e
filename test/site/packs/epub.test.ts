import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { EPUBCHECK, hasTools } from "../../support/debian-tools.js";
import { digestsIn, filesIn, writeFiles } from "../../support/files.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { countOf, packing } from "./packing.js";

/** Returns the files of an archive by their names, in their order. */
async function unzip(file: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(file);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString("latin1"));
  }
  return files;
}

const chaptersIn = (files: ReadonlyMap<string, string>): string[] =>
  [...files]
    .filter(([name]) => name.endsWith(".xhtml"))
    .map(([, text]) => Buffer.from(text, "latin1").toString());

/** Everything that a body can hold, and addresses and places of every doubtful kind. */
const ODD = `---
title: 'A <b>title</b> & "more"'
date: 2024-05-01
source: https://news.example/a|b?x=[1]&y=%zz
lang: en
---

Text[^1] with a [place](#nowhere), a [strange address](https://news.example/{a}|b), [another](n2.md) and <https://news.example/?a=1&b=2>.

<details><summary>More</summary>Folded <kbd>text</kbd>, <ruby>字<rt>zi</rt></ruby>, <q>q</q>, <abbr title="a &quot;b&quot;">c</abbr>.</details>

| a | b |
|---|--:|
| 1 | 2 |

<table><tr><td colspan="2" rowspan="9">x</td></tr></table>

# One

# One

1. a
   - b

term
: meaning

\`\`\`js
let a = "<b>";
\`\`\`

<h2 id="x">X</h2><p id="x">Y</p><a name="x">z</a>

[^1]: A note.
`;

describe("pack epub", () => {
  it("says how many files it lacks, since no article could be made of them", async () => {
    const { content, pack } = packing(temporaryFolder(), false);
    const article = "---\ntitle: The ferry\ndate: 2024-03-05\n---\nIt is late.\n";
    writeFiles(content, { "c1/n1.md": article, "c1/n2.md": article });
    expect((await pack("epub")).out).not.toContain("left out");
    writeFiles(content, { "c1/n2.md": "", "c1/n3.html": "" });
    expect((await pack("epub")).out).toContain("files left out     2: newsmirror build tells why\n");
  });

  it("writes the same bytes again, wherever and whenever, and nothing that is unchanged", async () => {
    const [first, second] = [packing(temporaryFolder()), packing(temporaryFolder())];
    const written = first.packIn("Asia/Shanghai", "epub", ["--script", "original", "zh-Hant"]);
    expect(countOf(written, "written")).toBeGreaterThan(30);
    second.packIn("America/Lima", "epub", ["--script", "zh-Hant", "original", "--jobs", "1"]);
    const digests = digestsIn(first.packs);
    expect(digestsIn(second.packs)).toEqual(digests);
    const list = JSON.parse(readFileSync(path.join(first.packs, "packs.json"), "utf8"));
    expect(
      Object.fromEntries(list.map((pack: { name: string; sha256: string }) => [pack.name, pack.sha256])),
    ).toEqual(Object.fromEntries(Object.entries(digests).filter(([name]) => name !== "packs.json")));
    const again = await first.pack("epub", ["--script", "original", "zh-Hant"]);
    expect([countOf(again, "written"), countOf(again, "unchanged")]).toEqual([0, countOf(written, "packs")]);
    const article = path.join(first.content, "ncid101/n20000118.md");
    writeFileSync(article, readFileSync(article, "utf8").replaceAll("渡轮", "轮渡"));
    expect(countOf(await first.pack("epub"), "written")).toBe(1);
  });

  it("writes books with captions, pictures within the budget and the sources' addresses, in both scripts", async () => {
    const { packs, pack } = packing(temporaryFolder());
    await pack("epub", ["--year", "2023", "--script", "original", "zh-Hant"]);
    const files = await unzip(path.join(packs, "2023.epub"));
    expect([...files.keys()].slice(0, 2)).toEqual(["mimetype", "META-INF/container.xml"]);
    expect(files.get("mimetype")).toBe("application/epub+zip");
    const pictures = [...files.keys()].filter((name) => name.endsWith(".jpg"));
    expect(pictures.length).toBeGreaterThan(2);
    const shown = chaptersIn(files).flatMap((text) =>
      [...text.matchAll(/<img src="([^"]+)"/g)].map((match) => `book/${match[1]}`),
    );
    expect([...new Set(shown)].sort()).toEqual(pictures.sort());
    const chapter = chaptersIn(files).find((text) => text.includes("<h1>青禾市图书馆新馆开放"));
    expect(chapter).toContain("<figcaption>10月28日，细雨中的");
    expect(chapter).toContain(
      '<a href="https://www.qinghe-times.example/gb/23/11/3/n20000118.htm">https://www',
    );
    const traditional = await unzip(path.join(packs, "2023.zh-Hant.epub"));
    expect(chaptersIn(traditional).join()).toContain("<h1>青禾市圖書館新館開放");
    expect((await pack("epub", ["--year", "2023", "--max-mb", "0.000001"])).out).toMatch(
      /\nnotice: 2023\.epub lacks 3 pictures \(no room within --max-mb\): images\/id20000232\S+, images\/\S+ and 1 more\n/,
    );
    const small = await unzip(path.join(packs, "2023.epub"));
    expect([...small.keys()].filter((name) => name.endsWith(".jpg"))).toEqual([]);
    expect(chaptersIn(small).join()).toContain("<figcaption>10月28日，细雨中的");
  });

  it("says which pictures cannot be read, and again while the book is unchanged", async () => {
    const { content, pack } = packing(temporaryFolder());
    const picture = path.join(content, "images/id20000232-ferry-600x400.jpg");
    writeFileSync(picture, readFileSync(picture).subarray(0, 4000));
    const notice =
      /\nnotice: 2023\.epub lacks 1 picture \(it is damaged, or not all of it came\): images\/id20000232-ferry-600x400\.jpg$/;
    for (const written of [1, 0]) {
      const packed = await pack("epub", ["--year", "2023"]);
      expect(countOf(packed, "written")).toBe(written);
      expect(packed.out.trimEnd()).toMatch(notice);
    }
  });

  it("lists each article in the contents, for readers old and new", async () => {
    const { packs, pack } = packing(temporaryFolder());
    await pack("epub", ["--tag", "渡轮"]);
    const files = await unzip(path.join(packs, "tag-渡轮.epub"));
    const titles = (name: string, pattern: RegExp): string[] =>
      [
        ...Buffer.from(files.get(name) ?? "", "latin1")
          .toString()
          .matchAll(pattern),
      ].map((match) => match[1] ?? "");
    const listed = titles("book/contents.xhtml", /<li><a href="[^"]+">([^<]+)</g);
    expect(listed.length).toBeGreaterThan(3);
    expect(titles("book/contents.ncx", /<navLabel><text>([^<]+)</g)).toEqual(listed);
    expect(
      chaptersIn(files)
        .flatMap((text) => [...text.matchAll(/^<h1>([^<]+)</gm)].map((match) => match[1]))
        .filter((title) => listed.includes(title ?? "")),
    ).toEqual(listed);
    for (const text of files.keys())
      if (/\.(?:xhtml|ncx|opf|xml)$/.test(text))
        expect(() => new XMLParser().parse(files.get(text) ?? "", true)).not.toThrow();
  });

  it.each<[string, (base: string) => string[], RegExp]>([
    ["no articles", () => [], /no article for a book/],
    [
      "a folder that is a file",
      (base) => ["--out", path.join(base, "file")],
      /packs cannot be written.*file/,
    ],
    ["an unknown tag", () => ["--tag", "x"], /no article has the tag x/],
  ])("says what is wrong with %s, and writes nothing", async (name, argumentsIn, message) => {
    const base = temporaryFolder();
    const { content, packs, pack } = packing(base, false);
    mkdirSync(content);
    writeFiles(base, {
      file: "x",
      ...(name === "no articles" ? {} : { "content/a/n1.md": "---\ntitle: a\n---\n\nb\n" }),
    });
    const { code, err } = await pack("epub", argumentsIn(base));
    expect([code, err]).toEqual([1, expect.stringMatching(message)]);
    expect(readdirSync(base)).not.toContain("packs.json");
    expect(err).not.toContain("    at ");
    expect(packs in digestsIn(base)).toBe(false);
  });

  it("leaves nothing half-written on a full disk, and goes on from there", async () => {
    const { content, packs, pack, packWithin } = packing(temporaryFolder(), false);
    for (const day of ["01", "02"])
      writeFiles(content, { [`a/n${day}.md`]: `---\ntitle: a\ndate: 2024-${day}-01\n---\n\nb\n` });
    appendFileSync(
      path.join(content, "a/n02.md"),
      Array.from({ length: 9000 }, (_, n) => `${(n * 7919) % 65537} `).join(""),
    );
    expect((await pack("epub", ["--month", "2024-01"])).code).toBe(0);
    const before = digestsIn(packs);
    const { code, err } = packWithin(8, "epub", ["--month", "2024-02"]);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/packs cannot be written: EFBIG.*2024-02-a\.epub/),
    ]);
    expect(digestsIn(packs)).toEqual(before);
    expect(countOf(await pack("epub"), "written")).toBe(1);
    expect(filesIn(packs)).toEqual(["2024-01-a.epub", "2024-02-a.epub", "packs.json"]);
  });

  it.skipIf(!hasTools("java", "epubcheck"))("writes books that epubcheck objects to in nothing", async () => {
    const { content, packs, pack } = packing(temporaryFolder());
    writeFiles(content, {
      "ncid101/odd.md": ODD,
      "ncid101/tafel.html": "<html><body><article><h1>x</h1><p>y</p></article></body></html>",
    });
    await pack("epub", ["--year", "2024", "--script", "original", "zh-Hant"]);
    const books = readdirSync(packs).filter((name) => name.endsWith(".epub"));
    expect(books).toHaveLength(2);
    for (const book of books) {
      const { stdout, stderr } = spawnSync("java", ["-jar", EPUBCHECK, path.join(packs, book)], {
        encoding: "utf8",
      });
      expect(`${stdout}${stderr}`).toContain("Messages: 0 fatals / 0 errors / 0 warnings / 0 infos");
    }
  });
});
