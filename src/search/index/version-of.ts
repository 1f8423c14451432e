import { digestOf } from "../../lib/digest.js";
import { VERSION_LENGTH } from "../format/search-format.js";

/** Returns the version of a file with some contents: a part of their digest, in digits and small letters. */
export const versionOf = (contents: unknown): string =>
  BigInt(`0x${digestOf(JSON.stringify(contents))}`)
    .toString(36)
    .slice(-VERSION_LENGTH)
    .padStart(VERSION_LENGTH, "0");
