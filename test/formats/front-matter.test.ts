import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseFrontMatter } from "../../src/formats/front-matter.js";
import { stringifyFrontMatter } from "../../src/formats/stringify-front-matter.js";

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
const field = fc.oneof(
  text,
  fc.array(text, { maxLength: 4 }),
  fc.record({ src: text, alt: text, caption: text }),
);
const data = fc.record({ id: text, tags: field, image: field, title: field });

describe("stringifyFrontMatter", () => {
  it("prints what the YAML library prints", () => {
    fc.assert(
      fc.property(data, (fields) => {
        const yaml = stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false });
        expect(stringifyFrontMatter(fields, "文")).toBe(`---\n${yaml.trim()}\n---\n\n文\n`);
      }),
      { numRuns: 5000 },
    );
  });

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
