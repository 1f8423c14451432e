import type { FileRule } from "../rule.js";

export const notWellFormed: FileRule = {
  name: "not-well-formed",
  text: "a file that cannot be read as what its name says",
  why: "What one program overlooks in a broken file, another may load. Feed readers refuse broken feeds.",
  hint: "build again; if the file is your own, correct it",
  *checkFile({ errors }) {
    yield* errors;
  },
  wrong: { files: { "a.xml": "<feed><title>text</feed>" } },
  right: { files: { "a.xml": "<feed><title>text</title></feed>" } },
};
