import { opensAddress, readPdf } from "../../read/read-pdf.js";
import type { FileRule } from "../rule.js";

export const activePdf: FileRule = {
  name: "active-pdf",
  text: "a PDF that can run or load something",
  why: "A program that opens it may run its scripts, start other programs, send what its reader fills in, or load a part from another host.",
  hint: "write it anew without actions, such as by printing it into a PDF, or remove it",
  *checkFile({ bytes }) {
    // Programs take a file for a PDF that says so within its first kilobyte, whatever its name.
    if (!Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-")) return;
    const objects = readPdf(bytes);
    const names = objects.flatMap((text) => [...(text ?? "").matchAll(NAME)].map(([, name]) => name ?? ""));
    yield* new Set(names.filter((name) => ACTIVE.has(name)).map((name) => `/${name}`));
    if (objects.includes(undefined)) yield "a stream of objects that cannot be read";
    if (opensAddress(objects)) yield "/OpenAction with /URI";
  },
  wrong: {
    files: { "a.pdf": "%PDF-1.7\n1 0 obj\n<</OpenAction <</S /JavaScript /JS (print\\(\\))>>>>\nendobj\n" },
  },
  right: { files: { "a.pdf": "%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n" } },
};

/** Names of actions, and of parts that programs load or run. A `/URI` is a link, which the reader has to follow; not so in `/AA`. */
const ACTIVE = new Set(
  "JavaScript JS Launch SubmitForm ImportData GoToR GoToE RichMedia Rendition Movie XFA URL AA".split(" "),
);
const NAME = /\/([^\s()<>[\]{}/%]+)/g;
