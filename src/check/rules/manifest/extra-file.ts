import { isSystemFile } from "../../../lib/disk/system-file.js";
import { manifestFiles } from "../../../output/manifest.js";
import type { ListingRule } from "../rule.js";

export const extraFile: ListingRule = {
  name: "extra-file",
  text: "a file that the manifest does not name",
  why: "Somebody else put it there, or an earlier build left it. Readers would take it for a part of the site.",
  hint: "remove it; files of your own belong into the folder that the setting `static` names",
  *checkListing({ files, others, manifest }) {
    for (const path of others)
      yield {
        path,
        message: "it is no file or folder that can be opened by its name, such as a symbolic link",
      };
    if (manifest === undefined || manifest instanceof Error) return;
    const ofManifest = manifestFiles(manifest);
    for (const path of files)
      if (!manifest.files.has(path) && !ofManifest.has(path) && !isSystemFile(path))
        yield { path, message: "the manifest does not name it" };
  },
  wrong: { files: { "a.txt": "text" }, listed: {} },
  right: {
    files: {
      CNAME: "paper.example\n",
      ".nojekyll": "",
      ".well-known/security.txt": "Contact: mailto:desk@paper.example\n",
    },
  },
};
