import type { ListingRule } from "../rule.js";

export const missingFile: ListingRule = {
  name: "missing-file",
  text: "a file of the manifest that is not there",
  why: "The site is not complete.",
  hint: "build again, and copy all files",
  *checkListing({ files, manifest }) {
    if (manifest === undefined || manifest instanceof Error) return;
    for (const path of manifest.files.keys())
      if (!files.has(path)) yield { path, message: "the manifest names it" };
  },
  wrong: { files: {}, listed: { "a.txt": "text" } },
  right: { files: { "a.txt": "text" }, listed: { "a.txt": "text" } },
};
