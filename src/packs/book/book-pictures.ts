import { embeddedPicture } from "../../cache/embedded-pictures.js";
import { EMBEDDED_FOLDER, type MeasuredPicture, pictureAddresses } from "../../model/article.js";
import type { Catalog, CatalogArticle, FoundPicture } from "../../model/catalog.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { LocalPicture } from "../../model/view-elements.js";
import type { EncodedPicture, PictureShape } from "../../pictures/encode-picture.js";
import type { BookPicture } from "./book.js";

/** How the pictures of books are written: every reader knows this format, and no screen of a reader is much wider. */
export const BOOK_SHAPE: PictureShape = { format: "jpeg", widths: [800] };
/** A file of at least this width in pixels is good enough. */
const WIDE_ENOUGH = 600;
/** Pictures that are encoded at a time. */
const BATCH = 8;

/** A picture of a book, and how it is shown. */
export type ShownBookPicture = BookPicture & { readonly shown: LocalPicture };

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
): Promise<ReadonlyMap<Digest, ShownBookPicture>> {
  const encoded = new Map<Digest, ShownBookPicture>();
  const rest = [...new Map(Array.from(pictures, (picture) => [picture.digest, picture])).values()];
  let bytes = 0;
  while (rest.length > 0) {
    const batch = rest.splice(0, BATCH);
    const results = await Promise.all(batch.map(encode));
    for (const [index, picture] of batch.entries()) {
      const made = bookPicture(picture, results[index] as EncodedPicture);
      if (!made) continue;
      bytes += made.bytes.length;
      if (bytes > budget) return encoded;
      encoded.set(picture.digest, made);
    }
  }
  return encoded;
}

function bookPicture(picture: MeasuredPicture, result: EncodedPicture): ShownBookPicture | undefined {
  const [written] = "files" in result ? result.files : [];
  if (!written) return undefined;
  const file = `pictures/${picture.digest}.jpg`;
  const { width, bytes } = written;
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  return { file, bytes, shown: { path: file as SitePath, width, height } };
}
