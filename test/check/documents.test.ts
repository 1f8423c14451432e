import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../src/check/check-file.js";
import { readSiteFile } from "../../src/check/read/read-site-file.js";
import { fileDigest } from "../../src/lib/digest.js";
import type { SitePath } from "../../src/model/names.js";

/** Returns the rules that a file breaks, each with what it found. */
function findings(name: string, content: string | Buffer): string[][] {
  const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  const file = readSiteFile(name as SitePath, bytes, { ...fileDigest(bytes), static: true });
  return checkFile(file, () => true).map(({ rule, message }) => [rule, message]);
}

const object = (dictionary: string, stream?: Buffer): string =>
  `1 0 obj\n<<${dictionary}>>\n${stream ? `stream\r\n${stream.toString("latin1")}\nendstream\n` : ""}endobj\n`;
const pdf = (...objects: string[]): string =>
  `%PDF-1.7\n${objects.join("")}trailer\n<</Root 1 0 R>>\n%%EOF\n`;
const packed = (objects: string): Buffer => deflateSync(Buffer.from(objects));

describe("a PDF", () => {
  it.each<[string, string, string[]]>([
    [
      "runs a script when it is opened",
      pdf(object("/OpenAction <</S/JavaScript/JS(print\\(\\))>>")),
      ["/JavaScript", "/JS"],
    ],
    ["writes the name of an action with escapes", pdf(object("/S /J#61vaScript")), ["/JavaScript"]],
    ["starts a program", pdf(object("/A <</S/Launch/F(a.exe)>>")), ["/Launch"]],
    ["sends its form", pdf(object("/S/SubmitForm /F(https://t.example/)")), ["/SubmitForm"]],
    ["loads a part from an address", pdf(object("/F <</FS /URL /F(https://t.example/)>>")), ["/URL"]],
    [
      "hides an action in compressed objects",
      pdf(object("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed("1 0 <</S/Launch>>"))),
      ["/Launch"],
    ],
    [
      "has objects between those that are compressed",
      pdf(object("/Type/ObjStm/Filter/FlateDecode", packed("1 0 <<>>")), object("/S/GoToR")),
      ["/GoToR"],
    ],
    [
      "has compressed objects that are encrypted",
      pdf(object("/Type /ObjStm /Filter /FlateDecode", Buffer.from("encrypted"))),
      ["a stream of objects that cannot be read"],
    ],
    [
      "opens an address by itself",
      pdf(object("/OpenAction <</D <<>> /S/U#52I/URI(https://t.example/)>>")),
      ["/OpenAction with /URI"],
    ],
    [
      "opens an address by an action of another object",
      pdf(object("/OpenAction 1 0 R"), object("/S/URI/URI(https://t.example/)")),
      ["/OpenAction with /URI"],
    ],
    [
      "opens an address by an action among compressed objects",
      pdf(
        object("/OpenAction 7 0 R"),
        object("/Type/ObjStm/First 8/Filter/FlateDecode", packed("6 0 7 4 <<>><</S/URI>>")),
      ),
      ["/OpenAction with /URI"],
    ],
    ["acts when a page is shown", pdf(object("/AA <</O <</S/URI/URI(https://t.example/)>>>>")), ["/AA"]],
    [
      "hides an action behind a stream that is a text",
      pdf(object("/T (a(b)\\)>>stream\n)"), object("/S/Launch")),
      ["/Launch"],
    ],
    [
      "hides an action behind a stream that is a comment",
      pdf("% stream\n", object("/S/Launch")),
      ["/Launch"],
    ],
  ])("that %s is a finding", (_, text, found) => {
    expect(findings("static/a.pdf", text)).toEqual(found.map((message) => ["active-pdf", message]));
    expect(findings("download", text)).toEqual(found.map((message) => ["active-pdf", message]));
  });

  it.each([
    [
      "opens at a page, and has a link",
      pdf(object("/OpenAction <</S/GoTo/D[1 0 R]>>"), object("/A <</S/URI/URI(https://t.example/)>>")),
    ],
    [
      "opens at a page by another object, and has a link",
      pdf(
        object("/OpenAction 7 0 R"),
        object("/Type/ObjStm/First 9/Filter/FlateDecode", packed("7 0 8 13 <</S/GoTo>>   <</S/URI>>")),
      ),
    ],
    ["has a link", pdf(object("/A <</S/URI/URI(https://t.example/)>>"))],
    [
      "has a picture whose bytes look like an action",
      pdf(object("/Subtype/Image", Buffer.from("x /Launch y"))),
    ],
    [
      "has compressed objects without an action",
      pdf(object("/Type/ObjStm/Filter/FlateDecode", packed("1 0 <</Type/Page>>"))),
    ],
    ["names a font like the beginning of an action", pdf(object("/BaseFont /JSerif"))],
  ])("that %s is none", (_, text) => {
    expect(findings("static/a.pdf", text)).toEqual([]);
  });
});

it.each(["report.docx", "table.XLS", "talk.odp", "letter.rtf"])(
  "an office document such as %s is a finding",
  (name) => {
    expect(findings(name, "PK")).toEqual([["foreign-document", expect.stringMatching(/can run or load/)]]);
  },
);

const MAP = {
  version: 3,
  names: ["https://t.example/"],
  mappings: "//AA",
  sources: ["webpack://app/a.js", "../a.js"],
};

describe.each<[string, string, string, string]>([
  [
    "a script",
    "a.js",
    "f();\n//# sourceMappingURL=https://t.example/a.map",
    "f();\n//# sourceMappingURL=a.js.map",
  ],
  [
    "a stylesheet",
    "a.css",
    "p { color: red }\n/*# sourceMappingURL=//t.example/a.map */",
    "p { color: red }\n/*# sourceMappingURL=data:application/json;base64,e30+//= */",
  ],
  [
    "a source map",
    "a.js.map",
    `)]}'\n${JSON.stringify({ ...MAP, sourceRoot: "https://t.example/" })}`,
    JSON.stringify({ ...MAP, sourcesContent: ["https://t.example/"] }),
  ],
  [
    "an index of source maps",
    "a.map",
    JSON.stringify({ sections: [{ url: "//t.example/a" }] }),
    "no JSON https://t.example/",
  ],
  [
    "a calendar",
    "a.ics",
    "BEGIN:VEVENT\r\nATTACH;FMTTYPE=image/png:https:\r\n //t.example/a.png\r\n",
    "BEGIN:VEVENT\r\nURL:https://t.example/\r\nDESCRIPTION:image: https://t.example/\r\n",
  ],
  ["an address book", "a.vcf", "item1.PHOTO:https://t.example/a.png", "URL:https://t.example/"],
  ["a text with another form", "a.ics", 'SUMMARY;ALTREP="https://t.example/":text', "SUMMARY:text"],
  [
    "a playlist",
    "a.m3u8",
    "#EXTM3U\nhttps://t.example/a.mp3",
    "#EXTM3U\n#EXTINF:1,https://t.example/\na.mp3",
  ],
  [
    "a playlist with parts",
    "a.m3u8",
    '#EXT-X-KEY:METHOD=A,URI="https://t.example/k"',
    '#EXT-X-KEY:METHOD=A,URI="k"',
  ],
  [
    "a playlist of XML",
    "a.xspf",
    "<playlist><track><location>https://t.example/a.mp3</location></track></playlist>",
    "<playlist><track><location>a.mp3</location><info>https://t.example/</info></track></playlist>",
  ],
  ["a playlist of another kind", "a.pls", "[playlist]\nFile1=mms://t.example/a", "[playlist]\nFile1=a.mp3"],
])("%s (%s)", (_, name, wrong, right) => {
  it("that loads from another host is a finding", () => {
    expect(findings(name, wrong).map(([rule]) => rule)).toEqual(["remote-load"]);
  });
  it("that does not is none", () => {
    expect(findings(name, right)).toEqual([]);
  });
});
