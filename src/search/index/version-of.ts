import { hash } from "node:crypto";
import { VERSION_LENGTH } from "../format/search-format.js";

/** Returns the version of a file with some contents: a part of their digest, in letters, digits, `-` and `_`. */
export const versionOf = (contents: unknown): string =>
  hash("sha256", JSON.stringify(contents), "base64url").slice(0, VERSION_LENGTH);
