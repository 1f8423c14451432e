import type { FileRule } from "../rule.js";

export const otherEncoding: FileRule = {
  name: "other-encoding",
  text: "a file in another encoding than UTF-8",
  why: "In another encoding the same bytes are other letters: what is a text for one program can be a script for another.",
  hint: "save it as UTF-8, and say so in the page's head",
  *checkFile({ encodingFaults }) {
    yield* encodingFaults;
  },
  wrong: { files: { "a.css": '@charset "iso-2022-jp"; p { color: red }' } },
  right: { files: { "a.css": '@charset "utf-8"; p { color: red }' } },
};
