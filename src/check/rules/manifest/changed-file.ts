import { fileDigest } from "../../../lib/digest.js";
import type { FileRule } from "../rule.js";

export const changedFile: FileRule = {
  name: "changed-file",
  text: "a file that is not what the manifest says",
  why: "Somebody changed it after the build, or it was copied in part.",
  hint: "build again into an empty folder, and find out who changed it",
  *checkFile({ bytes, listed }) {
    if (!listed) return;
    const found = fileDigest(bytes);
    if (found.size !== listed.size) yield `it has ${found.size} bytes, the manifest says ${listed.size}`;
    else if (found.sha256 !== listed.sha256)
      yield `its SHA-256 is ${found.sha256}, the manifest says ${listed.sha256}`;
  },
  wrong: { files: { "a.txt": "text" }, listed: { "a.txt": "test" } },
  right: { files: { "a.txt": "text" }, listed: { "a.txt": "text" } },
};
