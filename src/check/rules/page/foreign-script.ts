import { scriptSource } from "../../read/script-source.js";
import type { FileRule } from "../rule.js";

export const foreignScript: FileRule = {
  name: "foreign-script",
  text: "a script that is not a file of the site",
  why: "A script can read all that the reader does on the page, and change what the page says.",
  hint: "build again into an empty folder; only files that the manifest names may run",
  *checkFile({ kind, references, listed }) {
    if ((kind === "script" || kind === "wasm") && !listed) yield "the manifest does not name it";
    if (kind !== "page") return;
    for (const { element, value, address, shown } of references) {
      if (!element || scriptSource(element) !== value) continue;
      if (address.kind !== "inside" || !/\.m?js$/.test(address.path)) yield shown;
    }
  },
  wrong: { page: '<script src="icon.svg"></script>' },
  right: { page: '<script src="own.js"></script>', files: { "own.js": "" } },
};
