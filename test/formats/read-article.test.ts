import { execFileSync } from "node:child_process";
import { deflateSync, gzipSync } from "node:zlib";
import "../support/load-page-reader.js";
import { describe, expect, it } from "vitest";
import { convertFile } from "../../src/convert/convert-file.js";
import { readArticle } from "../../src/formats/read-article.js";
import { DEFAULT_CONVERT_OPTIONS } from "../../src/model/declared-format.js";
import type { ArticleId } from "../../src/model/names.js";
import { ArticleError } from "../../src/model/problem.js";

const ID = "n20000001" as ArticleId;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, extension = ".md") => readArticle(bytesOf(text), `c/n20000001${extension}`, ID);

function mirrored(title: string, body: string): string {
  return `### ${title}\n\n---\n\n#### [首页](../../../..)\n\n<div id="artbody">\n${body}\n</div>\n\n---\n\n原文链接：https://www.qinghe-times.example/gb/23/11/3/${ID}.htm\n`;
}

function errorOf(act: () => unknown): ArticleError {
  try {
    act();
  } catch (error) {
    if (error instanceof ArticleError) return error;
    throw error;
  }
  throw new Error("no error was thrown");
}

it.each([gzipSync, deflateSync])("a page that a crawler kept as the host packed it is unpacked", (pack) => {
  const page =
    "<html><head><title>Ferry</title></head><body><p>The ferry is back on the river.</p></body></html>";
  for (const name of ["c/a.html", "c/a.html.gz"])
    expect(readArticle(pack(page), name, ID).stated.title).toBe("Ferry");
});

it("a post of Jekyll in HTML has what its front matter states", () => {
  const post = new TextEncoder().encode("---\ntitle: Ferry\n---\n<p>It is back.</p>\n");
  expect(readArticle(post, "c/2023-07-01-ferry.html", ID)).toMatchObject({
    stated: { title: "Ferry", date: "2023-07-01" },
  });
});

it("a post in HTML is read as HTML, and as Markdown if it has tags of a generator", () => {
  const bodyOf = (body: string) => {
    const raw = readArticle(
      new TextEncoder().encode(`---\ntitle: Ferry\n---\n${body}`),
      "c/2023-07-01-ferry.html",
      ID,
    );
    return "html" in raw ? raw.html : raw.markdown;
  };
  expect(bodyOf("It is *back*.<br>\n\n    <p>So is its pilot.</p>\n")).toContain(
    "It is *back*.<br>\n\n    <p>So is its pilot.</p>",
  );
  const tagged =
    '<p>It is back.</p>\n{% include figure.html src="/a.jpg" caption="Pier" %}\n\n    <p>So is its pilot.</p>\n';
  expect(bodyOf(tagged)).toMatch(/!\[\]\(\/a\.jpg "Pier"\)\s+<p>So is/);
});

describe.each(["\ufffe", "\u0007", "\ufdd0", "\u202e", "\u200b", "\u0301"])(
  "a title that nobody sees, %j, counts for nothing in",
  (title) => {
    it.each([
      ["front matter", `---\ntitle: ${JSON.stringify(title)}\n---\nThe ferry is back.\n`, ".md"],
      ["a heading", `# ${title}\n\nThe ferry is back.\n`, ".md"],
      [
        "JSON",
        JSON.stringify({ title, link: "https://a.example/1", content: "The ferry is back." }),
        ".json",
      ],
      ["a page", `<title>${title}</title><p>The ferry is back on the river.</p>`, ".html"],
    ])("%s", (_, text, extension) => {
      expect(read(text, extension).stated.title).toBe("n20000001");
    });
  },
);

it.each([
  ["news/2023/05/12/ferry.md", "2023-05-12"],
  ["news/2023/May/12/ferry.md", "2023-05-12"],
  ["news/2023/05-May/12/ferry.md", "2023-05-12"],
  ["news/2023年5月12日/ferry.md", "2023-05-12"],
  ["news/2023年/05月/12日/ferry.md", "2023-05-12"],
  ["news/2023年5月/12日/ferry.md", "2023-05-12"],
  ["news/May/12/ferry.md", undefined],
  ["2023-05-12/ferry.md", "2023-05-12"],
  ["2023/05-12/ferry.md", "2023-05-12"],
  ["2023/5/2/ferry.md", "2023-05-02"],
  ["2023/2023-05/2023-05-12/ferry.md", "2023-05-12"],
  ["news/20230512/ferry.md", "2023-05-12"],
  ["2023年/5月/12日/ferry.md", "2023-05-12"],
  ["gazette//2023/05/12/ferry.md", "2023-05-12"],
  ["2023/05/12/ferry/index.html", "2023-05-12"],
  ["2023/05/ferry.md", undefined],
  ["2023/13/40/ferry.md", undefined],
  ["2023/02/30/ferry.md", undefined],
  ["v2023.5.12/ferry.md", undefined],
  ["1.2023.12/ferry.md", undefined],
  ["5/12/ferry.md", undefined],
  ["2023/05/12/news/ferry.md", undefined],
])("the day of an article without another, by its folders: %s", (file, day) => {
  const text = "<title>Ferry</title>\n\n<p>It is back on the river.</p>\n";
  const result = convertFile(bytesOf(text), file, ID);
  expect("meta" in result ? result.meta.date : result).toBe(day);
});

it("any other day goes before that of the folders", () => {
  const result = convertFile(bytesOf("---\ndate: 2023-05-11\n---\nIt is back.\n"), "2023/05/12/a.md", ID);
  expect(result).toHaveProperty("meta.date", "2023-05-11");
});

it.each([
  ['<video src="/ferry.mp4" poster="/ferry.jpg"></video>', "<video> /ferry.mp4"],
  ['<audio controls><source src="ferry.mp3"></audio>', "<audio> ferry.mp3"],
  ['<iframe src="/map/1" title="Map of the quay"></iframe>', "<iframe> Map of the quay"],
  ['<embed src="plan.pdf">', "<embed> plan.pdf"],
  ['<video src="blob:https://paper.example/1"></video>', "<video> blob:https://paper.example/1"],
])("a page whose address is not known tells of what it embeds: %s", (embedded, told) => {
  const text = "<p>The ferry is back on the river after nine days, and the pier is full of people.</p>";
  const result = convertFile(
    bytesOf(`<title>Ferry</title><article>${text}${embedded}</article>`),
    "a.html",
    ID,
  );
  const message = expect.stringMatching(new RegExp(`left out \\(1\\): ${told}$`));
  const notices = expect.arrayContaining([expect.objectContaining({ code: "dropped-element", message })]);
  expect(result).toMatchObject({ notices });
});

it.each(["Pages: 1 2", "Ｐａｇｅｓ：１　２", "页：１　２", "页码：１ ２ ３ 下一页", "頁碼: 1 2"])(
  "the links to the other pages of an article are no text: %s",
  (words) => {
    const text = "<p>The ferry is back on the river after nine days, and the pier is full of people.</p>";
    const linked = words.replace(/[1-3１-３]/g, '<a href="/ferry/$&">$&</a>');
    const page = `<title>Ferry</title><article>${text}<p>${linked}</p></article>`;
    expect(convertFile(bytesOf(page), "a.html", ID)).toHaveProperty("markdown", text.replace(/<.?p>/g, ""));
  },
);

describe("readArticle refuses", () => {
  it.each([
    ["an empty file", "", ".md", "empty-file"],
    ["a file of white space", " \n\t\r\n\u3000", ".md", "empty-file"],
    ["a byte order mark alone", "\ufeff", ".md", "empty-file"],
    ["an ending that no format has", "### 题\n\n---\n\n<p>文</p>\n", ".txt", "unknown-format"],
    ["text that is named like a page", "文\n", ".html", "unknown-format"],
    ["a mirrored file without a title", "###  \n\n---\n\n<p>文</p>\n\n---\n", ".md", "no-title"],
    ["a mirrored file without HTML", "### 题\n\n---\n\n---\n", ".md", "no-body"],
    ["front matter without a body", "---\ntitle: 题\n---\n\n", ".md", "no-body"],
    ["front matter that is not YAML", "---\nname: [题\n---\n文\n", ".md", "bad-front-matter"],
    ["front matter that is a list", "---\n- 题\n---\n文\n", ".md", "bad-front-matter"],
    ["front matter in JavaScript", '---js\nthrow new Error("ran")\n---\n文\n', ".md", "bad-front-matter"],
    [
      "front matter in JavaScript by its long name",
      "--- javascript\n{}\n---\n文\n",
      ".md",
      "bad-front-matter",
    ],
    ["front matter that is never closed", "---\ntitle: 题\n\n文\n", ".md", "bad-front-matter"],
    ["a title that is a mapping", "---\ntitle: {a: 1}\n---\n文\n", ".md", "bad-front-matter"],
    ["an id that leads out of the folder", "---\ntitle: 题\nid: ../x\n---\n文\n", ".md", "unsafe-name"],
  ])("%s", (_, text, extension, code) => {
    expect(errorOf(() => read(text, extension)).code).toBe(code);
  });

  it.each([
    ["a PDF document", "%PDF-1.4\n%\xe2\xe3", "a PDF document"],
    ["a PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"],
    ["an AVIF", "\0\0\0\x20ftypavif", "a picture"],
    ["a film", "\0\0\0\x20ftypisom", "a video or sound"],
    ["an archive", "PK\x03\x04\x14\0", "an archive, or a document of an office program"],
    ["an archive of the web", "WARC/1.0\r\n", "an archive of web pages"],
  ])("%s under the name of a page or a text", (_, head, kind) => {
    for (const file of ["c/a.html", "c/a.md"]) {
      const { code, message } = errorOf(() => readArticle(Buffer.from(head, "latin1"), file, ID));
      expect({ code, message }).toEqual({
        code: "unknown-format",
        message: `it is ${kind}, whatever its name says`,
      });
    }
  });

  it("a packed file that is damaged, or too large when it is unpacked", () => {
    const packed = gzipSync("<html><body><p>Ferry</p></body></html>".repeat(1000));
    const codeOf = (bytes: Uint8Array, options = DEFAULT_CONVERT_OPTIONS) =>
      errorOf(() => readArticle(bytes, "c/a.html", ID, options)).code;
    expect(codeOf(packed.subarray(0, 60))).toBe("unreadable-file");
    const limits = { ...DEFAULT_CONVERT_OPTIONS.limits, fileSize: 1000 };
    expect(codeOf(packed, { ...DEFAULT_CONVERT_OPTIONS, limits })).toBe("file-too-large");
  });

  it.each([
    ["a cut character", [0x23, 0x23, 0x23, 0x20, 0xe6, 0xb8]],
    ["a byte that never occurs", [0x23, 0xff, 0x20]],
    ["another encoding", [0x23, 0x23, 0x23, 0x20, 0xb6, 0xc9, 0xc2, 0xd6]],
    ["UTF-16", [0xff, 0xfe, 0x23, 0x00]],
  ])("bytes that are not UTF-8: %s", (_, bytes) => {
    expect(errorOf(() => readArticle(Uint8Array.from(bytes), "a.md", ID)).code).toBe("not-utf8");
  });

  it("front matter with the line of its fault", () => {
    expect(errorOf(() => read("---\ntags: [a\n---\n文\n")).line).toBeGreaterThan(1);
  });

  it("front matter whose aliases multiply", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let n = 1; n < 9; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(", ")}]`,
      );
    expect(errorOf(() => read(`---\ntitle: 题\n${lines.join("\n")}\n---\n文\n`)).code).toBe(
      "bad-front-matter",
    );
  });

  it("every file with a message that ends without a dot", () => {
    const { message } = errorOf(() => read("文", ".txt"));
    expect(message).toMatch(/[^.]$/);
  });
});

describe("readArticle reads", () => {
  it("a mirrored file", () => {
    const raw = read(mirrored("渡轮 停航", "<p>文</p>"));
    expect(raw).toMatchObject({
      kind: "html",
      id: ID,
      stated: { title: "渡轮 停航", source: `https://www.qinghe-times.example/gb/23/11/3/${ID}.htm` },
    });
  });

  it("a file with a byte order mark", () => {
    expect(read(`\ufeff${mirrored("题", "<p>文</p>")}`).stated.title).toBe("题");
  });

  it("a file with carriage returns", () => {
    expect(read(mirrored("题", "<p>文</p>").replaceAll("\n", "\r\n")).stated.title).toBe("题");
  });

  it.each([
    ["a number", "title: 1984", "1984"],
    ["a colon in quotes", 'title: "渡轮: 停航"', "渡轮: 停航"],
    ["lines", "title: >\n  渡轮\n  停航", "渡轮 停航"],
    ["what YAML 1.1 takes for a truth", "title: yes", "yes"],
    ["what YAML takes for a list", "title: [渡轮]", "[渡轮]"],
    ["what YAML takes for a mapping without a value", "title: {渡轮}", "{渡轮}"],
    ["a place of a template", "title: {{ page.title }}", "{{ page.title }}"],
    ["what YAML takes for a tag", "title: !渡轮 停航", "!渡轮 停航"],
    ["a mark of quotation before text", "title: > 渡轮停航", "> 渡轮停航"],
    ["a bar before text", "title: | 渡轮停航", "| 渡轮停航"],
    ["lines, with a remark at their head", "title: >- # 题\n  渡轮\n  停航", "渡轮 停航"],
  ])("front matter whose title is %s", (_, line, title) => {
    expect(read(`---\n${line}\ndate: 2024-01-20\n---\n文\n`).stated.title).toBe(title);
  });

  it("a date in front matter as the day that was written", () => {
    expect(read("---\ntitle: 题\ndate: 2024-01-20T23:30:00-08:00\n---\n文\n").stated.date).toBe("2024-01-20");
  });
});

describe("convertFile says of", () => {
  const codeOf = (text: string, name = `${ID}.md`): string => {
    const result = convertFile(bytesOf(text), name, ID);
    return "problem" in result ? result.problem.code : "converted";
  };

  it.each([
    ["an article with text", mirrored("题", "<p>文</p>"), "converted"],
    ["an empty body", mirrored("题", ""), "no-body"],
    ["a body of empty elements", mirrored("题", "<p> </p><div><br/></div>"), "no-body"],
    ["a container of another name", mirrored("题", "<p>文</p>").replace("artbody", "body"), "converted"],
    ["a file without a date", mirrored("题", "<p>文</p>").replace(/原文链接.*/, ""), "converted"],
    [
      "elements nested 300 deep",
      mirrored("题", `${"<div>".repeat(300)}文${"</div>".repeat(300)}`),
      "converted",
    ],
    ["elements nested 5,000 deep", mirrored("题", `${"<div>".repeat(5000)}文`), "nested-too-deep"],
    ["marks nested 5,000 deep", mirrored("题", `<p>${"<b>".repeat(5000)}文</p>`), "nested-too-deep"],
    ["lists nested 5,000 deep", mirrored("题", `${"<ul><li>".repeat(2500)}文`), "nested-too-deep"],
    [
      "links nested 5,000 deep",
      mirrored("题", `<p>${'<ok href="https://x.example/">'.repeat(5000)}文</p>`),
      "converted",
    ],
  ])("%s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("an article without a date, in a notice", () => {
    const text = mirrored("题", "<p>文</p>").replace(/原文链接.*/, "");
    const result = convertFile(bytesOf(text), `${ID}.md`, ID);
    if ("problem" in result) throw new Error(result.problem.message);
    expect(result.meta).not.toHaveProperty("date");
    expect(result.notices?.map(({ code }) => code)).toEqual(["undated"]);
  });

  it("a title of 2,000 characters nothing, and keeps it", () => {
    const title = "渡".repeat(2000);
    const result = convertFile(bytesOf(mirrored(title, "<p>文</p>")), `${ID}.md`, ID);
    expect("problem" in result ? result.problem : result.meta.title).toBe(title);
  });
});

describe("text in another character set than UTF-8 is read, with a notice", () => {
  it.each([
    ["gbk", "渡口的早晨，码头上站着三十个人", "gb18030"],
    ["big5", "渡口的早晨，碼頭上站著三十個人", "big5"],
    ["shift_jis", "渡し場の朝、三十人が船を待っていた", "shift_jis"],
    ["euc-kr", "나루터의 아침, 서른 사람이 배를 기다렸다", "euc-kr"],
    ["cp1251", "Утром на переправе тридцать человек ждали лодку", "windows-1251"],
    ["cp1252", "Le café du port ouvre à six heures, l’été déjà à cinq", "windows-1252"],
    ["cp1252", "The old café on the quay opens at six, and at five from June on", "windows-1252"],
    ["iso-2022-jp", "渡し場の朝、三十人が船を待っていた", "iso-2022-jp"],
    ["utf-16le", "Утром на переправе тридцать человек", "utf-16le"],
    ["gbk", "渡轮明天停航", "gb18030"],
    ["utf-16", "Thirty people waited for the boat", "utf-16le"],
  ])("%s", (charset, text, name) => {
    const bytes = execFileSync("iconv", ["-f", "utf-8", "-t", charset], {
      input: `---\ntitle: ${text}\n---\n${text}\n`,
    });
    const { stated, notices } = readArticle(bytes, "a.md", ID);
    expect(stated.title).toBe(text);
    expect(notices).toEqual([
      expect.objectContaining({ code: "misstated-charset", message: expect.stringContaining(name) }),
    ]);
  });
});

describe("readArticle reads", () => {
  it.each([
    ["line ends of Windows", "---\r\ntitle: A\r\n---\r\nOne.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n"],
    ["line ends of old computers", "---\rtitle: A\r---\rOne.\r\rTwo.\r", "One.\n\nTwo.\n"],
    ["a text without U+0000", "---\ntitle: A\n---\nOne\0.\n", "One.\n"],
  ])("%s", (_, text, markdown) => {
    expect(read(text)).toMatchObject({ stated: { title: "A" }, markdown });
  });

  it("reads the first version of a file that git could not merge from its beginning on", () => {
    const text = `<<<<<<< HEAD\n${mirrored("One", "<p>a</p>")}=======\n${mirrored("Two", "<p>b</p>")}>>>>>>> b\n`;
    expect(read(text)).toMatchObject({
      stated: { title: "One" },
      notices: [{ code: "merge-conflict", line: 1 }],
    });
  });

  it("reads the first of two articles in a file, and names the line of the second", () => {
    const [one, two] = [mirrored("One", "<p>a</p>"), mirrored("Two", "<p>b</p>")];
    const raw = read(one + two.replaceAll(ID, "n20000002"));
    expect(raw).toMatchObject({
      stated: { title: "One", source: `https://www.qinghe-times.example/gb/23/11/3/${ID}.htm` },
      notices: [{ code: "several-entries", line: one.split("\n").length }],
    });
    expect("html" in raw && raw.html).not.toContain("<p>b</p>");
  });

  it("names the line of a second front matter", () => {
    const text = "---\ntitle: A\n---\nOne.\n\n---\ntitle: B\ndate: 2024-03-04\n---\nTwo.\n";
    expect(read(text)).toMatchObject({ notices: [{ code: "several-entries", line: 6 }] });
  });

  it("names front matter that git could not merge, with its line", () => {
    const text =
      "---\ntitle: A\n<<<<<<< HEAD\ndate: 2024-03-03\n=======\ndate: 2024-03-04\n>>>>>>> b\n---\nOne.\n";
    const { message, line } = errorOf(() => read(text));
    expect({ message, line }).toEqual({
      message: "git could not merge two versions of the front matter",
      line: 3,
    });
  });
});
