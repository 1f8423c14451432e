import { embeddedPicture } from "../../cache/embedded-pictures.js";
import { addTo, batchesOf } from "../../lib/group-by.js";
import { EMBEDDED_FOLDER, type MeasuredPicture, pictureAddresses } from "../../model/article.js";
import type { Catalog, CatalogArticle, FoundPicture } from "../../model/catalog.js";
import type { Digest, SitePath, SourcePath } from "../../model/names.js";
import type { LocalPicture } from "../../model/view-elements.js";
import type { EncodedFile, EncodedPicture, PictureShape } from "../../pictures/encode-picture.js";
import type { BookPicture } from "./book.js";

/** How the pictures of books are written: every reader knows this format, and no screen of a reader is much wider. */
export const BOOK_SHAPE: PictureShape = { format: "jpeg", widths: [800] };
/** A file of at least this width in pixels is good enough. */
const WIDE_ENOUGH = 600;
/** Pictures that are encoded at a time. */
const BATCH = 8;
const NO_ROOM = { reason: "no room within --max-mb" };

type ShownBookPicture = BookPicture & { readonly shown: LocalPicture };

/** What became of the pictures of a book. */
export interface BookPictures {
  readonly shown: ReadonlyMap<Digest, ShownBookPicture>;
  /** The files that are left out, by the reason. */
  readonly leftOut: ReadonlyMap<string, readonly SourcePath[]>;
}

/** Returns the files of an article's pictures that the mirror holds, by their addresses. The lead picture comes first. */
export function heldPictures(
  article: CatalogArticle,
  { pictureOf }: Catalog,
): ReadonlyMap<string, MeasuredPicture> {
  const held = new Map<string, MeasuredPicture>();
  for (const address of pictureOf ? pictureAddresses(article.details()) : []) {
    const found = pictureOf?.(address, article.file);
    if (found) held.set(address, fitting(found));
  }
  for (const stored of article.facts.local?.embedded ?? [])
    held.set(EMBEDDED_FOLDER + stored.name, embeddedPicture(stored));
  return held;
}

const fitting = ({ file, narrower }: FoundPicture): MeasuredPicture =>
  narrower.find(({ width }) => width >= WIDE_ENOUGH) ?? file;

/** Encodes pictures in their order, without unreadable ones, until the next would not fit. @param budget bytes of all */
export async function encodeWithin(
  pictures: Iterable<MeasuredPicture>,
  budget: number,
  encode: (picture: MeasuredPicture) => Promise<EncodedPicture>,
): Promise<BookPictures> {
  const shown = new Map<Digest, ShownBookPicture>();
  const leftOut = new Map<string, SourcePath[]>();
  const different = [...new Map(Array.from(pictures, (picture) => [picture.digest, picture])).values()];
  let bytes = 0;
  for (const batch of batchesOf(different, BATCH)) {
    const results = bytes > budget ? [] : await Promise.all(batch.map(encode));
    for (const [index, picture] of batch.entries()) {
      const result = results[index] ?? NO_ROOM;
      const made = "files" in result ? bookPicture(picture, result.files[0] as EncodedFile) : undefined;
      bytes += made?.bytes.length ?? 0;
      if (made && bytes <= budget) shown.set(picture.digest, made);
      else addTo(leftOut, "reason" in result ? result.reason : NO_ROOM.reason, picture.path);
    }
  }
  return { shown, leftOut };
}

function bookPicture(picture: MeasuredPicture, { width, bytes }: EncodedFile): ShownBookPicture {
  const file = `pictures/${picture.digest}.jpg`;
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  return { file, bytes, shown: { path: file as SitePath, width, height } };
}
