import { sha256 } from "../../lib/digest.js";
import { nameOf } from "../../lib/paths.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import { mirrorRoot, type SourcePath } from "../../model/names.js";
import { candidatePaths, pathName } from "./candidate-paths.js";

/** Number of digits of the address's digest that decide which file is meant. */
const DIGITS = 16;
/** A file that is named by digits of its address's digest, perhaps with its width. */
const DIGEST_NAME = /^([0-9a-f]{16,64})(-\d+)?\.\w+$/;

/** The name of a file that is named by a digest, in parts. */
interface DigestName {
  /** The digits: the first 16 of the digest, or more. */
  readonly stem: string;
  /** Whether the file is a narrower one of the picture. */
  readonly isNarrower: boolean;
}

/** Takes the name of a file apart that is named by a digest; undefined for another. */
export function digestNameOf(file: SourcePath): DigestName | undefined {
  const [, stem, width] = DIGEST_NAME.exec(nameOf(file)) ?? [];
  return stem === undefined ? undefined : { stem, isNarrower: width !== undefined };
}

/** Returns the name for all files and addresses whose digests begin alike. */
export const digestName = (digest: string): string => `#${digest.slice(0, DIGITS)}`;

/**
 * Returns the name for all files and addresses that end alike. It means nothing in another mirror.
 * @param file of the mirror
 */
export const lastName = (file: SourcePath, name: string = nameOf(file)): string =>
  `*${mirrorRoot(file)}${name}`;

/** Returns the names by which addresses may mean a file of the mirror. */
export function namesOfPicture(file: SourcePath): string[] {
  const digest = digestNameOf(file);
  return [pathName(file), lastName(file), ...(digest ? [digestName(digest.stem)] : [])];
}

/** Returns the names that an address may mean, the likeliest first. @param article the file of the article that has it */
export const namesInAddress = (address: string, article: SourcePath): string[] =>
  isRelativeAddress(address)
    ? candidatePaths(address, article).map(pathName)
    : [digestName(sha256(address)), lastNameIn(address, article)];

/** Returns the name of all files that end like an address on the web. Percent-escapes are decoded if they are valid. */
export const lastNameIn = (address: string, article: SourcePath): string =>
  lastName(article, unescapeAddress(nameOf(address.replace(/[?#].*$/, ""))));
