import { IMAGE_FILE } from "./picture-address.js";

/** A folder of a size or a style, not a place: `600x400`, `w_600,c_fill`, `thumbs`; of Ghost `size/w600`, of Drupal `styles/large/public`. */
const SIZE_FOLDER =
  /\/(?:size\/w\d+|\d+x\d*|x\d+|[wh]_?\d+|[a-z]{1,2}_[^/]*|thumb(?:nail)?s?|small|medium|large|full|orig(?:inal)?s?|styles\/[^/]+\/public)(?=\/)/gi;
/** A name that a camera, an agency or a program gave to one picture alone: `GettyImages-169117083`, a digest. */
const UNMISTAKABLE = /\d{6}|[0-9a-f]{12}/i;

/**
 * Tells whether two addresses are most likely those of one picture: in two sizes, on two hosts, or moved. Their files have the
 * same name, but for size and extension. The folders must agree too, as far as both addresses have them, unless the name is
 * unmistakable: many a folder has a `1.jpg`.
 */
export function isSamePicture(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.name !== b.name) return false;
  if (UNMISTAKABLE.test(a.name) || a.folders === b.folders) return true;
  const [shorter, longer] = a.folders.length < b.folders.length ? [a, b] : [b, a];
  // A relative address without a folder may be anywhere.
  if (shorter.folders === "/") return shorter.isRelative && !longer.isRelative;
  return longer.folders.endsWith(shorter.folders);
}

interface AddressParts {
  /** The file's name without size and extension. The query is part of the name of what is not called like an image file. */
  readonly name: string;
  /** The path of the folder without sizes, with `/` at both ends. */
  readonly folders: string;
  readonly isRelative: boolean;
}

/** Scheme and host, path, query. */
const PARTS = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i;

function partsOf(address: string): AddressParts {
  const [, host, path = "", query = ""] = PARTS.exec(address) ?? [];
  const end = path.lastIndexOf("/") + 1;
  const folders = `/${path.slice(0, end)}`.replace(/\/(?:\.?\/)+/g, "/").replace(SIZE_FOLDER, "");
  const file = path.slice(end);
  const name = IMAGE_FILE.test(file) ? file.replace(/(?:-\d+x\d+)?\.\w+$/, "") : file + query;
  return { name, folders, isRelative: host === undefined };
}
