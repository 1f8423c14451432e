import { MANIFEST } from "../../../model/manifest.js";
import type { ListingRule } from "../rule.js";

export const noManifest: ListingRule = {
  name: "no-manifest",
  text: "no manifest that can be read",
  why: "Without it nobody can tell which files belong to the site.",
  hint: "build the site; copy all its files",
  *checkListing({ manifest }) {
    if (manifest === undefined) yield { path: MANIFEST, message: "it is not there" };
    else if (manifest instanceof Error) yield { path: MANIFEST, message: manifest.message };
  },
  wrong: { listed: null },
  right: {},
};
