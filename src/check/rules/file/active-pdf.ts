import { inflateSync } from "node:zlib";
import type { FileRule } from "../rule.js";

export const activePdf: FileRule = {
  name: "active-pdf",
  text: "a PDF that can run or load something",
  why: "A program that opens it may run its scripts, start other programs, send what its reader fills in, or load a part from another host.",
  hint: "write it anew without actions, such as by printing it into a PDF, or remove it",
  *checkFile({ bytes }) {
    // Programs take a file for a PDF that says so within its first kilobyte, whatever its name.
    if (!Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-")) return;
    const found = new Set<string>();
    for (const objects of objectsOf(Buffer.from(bytes).toString("latin1"))) {
      if (objects === undefined) found.add("a stream of objects that cannot be read");
      for (const [, name = ""] of objects?.matchAll(NAME) ?? []) {
        const plain = name.replace(/#([0-9a-f]{2})/gi, (_, code) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
        if (ACTIVE.has(plain)) found.add(`/${plain}`);
      }
    }
    yield* found;
  },
  wrong: {
    files: { "a.pdf": "%PDF-1.7\n1 0 obj\n<</OpenAction <</S /JavaScript /JS (print\\(\\))>>>>\nendobj\n" },
  },
  right: { files: { "a.pdf": "%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n" } },
};

/** Names of actions, and of parts that programs load or run. `/URI` is a link, which the reader has to follow. */
const ACTIVE = new Set(
  "JavaScript JS Launch SubmitForm ImportData GoToR GoToE RichMedia Rendition Movie XFA URL".split(" "),
);
const NAME = /\/([^\s()<>[\]{}/%]+)/g;
/** Bytes that a stream of objects may have when it is not compressed any more. */
const MOST_BYTES = 1 << 26;

/** Yields the objects outside of streams, and those in each stream of objects; undefined for one that cannot be read. */
function* objectsOf(text: string): Generator<string | undefined> {
  let start = 0;
  for (const { index, 0: word } of text.matchAll(/\bstream\r?\n/g)) {
    if (index < start) continue;
    const dictionary = text.slice(text.lastIndexOf("obj", index), index);
    yield text.slice(start, index);
    const from = index + word.length;
    const end = text.indexOf("endstream", from);
    start = end < 0 ? text.length : end;
    if (/\/ObjStm\b/.test(dictionary)) yield inflated(text.slice(from, start), dictionary);
  }
  yield text.slice(start);
}

function inflated(stream: string, dictionary: string): string | undefined {
  if (!dictionary.includes("/Filter")) return stream;
  try {
    return inflateSync(Buffer.from(stream, "latin1"), { maxOutputLength: MOST_BYTES }).toString("latin1");
  } catch {
    // It is encrypted, or compressed in another way: nobody can tell what it does.
    return undefined;
  }
}
