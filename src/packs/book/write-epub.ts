import type { FileDigest } from "../../model/manifest.js";
import { writeZip, type ZipEntry } from "../write-zip.js";
import type { BookInfo, BookPicture, Chapter } from "./book.js";
import type { BookWords } from "./book-words.js";
import { renderContents, renderNcx, renderPackage, renderTitlePage } from "./render-package.js";

const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const STYLE = `body { line-height: 1.6 }
h1 { font-size: 1.4em; line-height: 1.3 }
img { max-width: 100%; height: auto }
figure { margin: 1em 0 }
figcaption, .byline, .source { font-size: .85em; color: #555 }
.source { margin-top: 2em; word-wrap: break-word }
blockquote { margin: 1em 0 1em 1em; padding-left: 1em; border-left: 2px solid #999 }
table { border-collapse: collapse }
td, th { border: 1px solid #999; padding: .2em .5em }
pre { white-space: pre-wrap }
nav span { font-weight: bold }
`;

export interface Book {
  readonly info: BookInfo;
  readonly chapters: readonly Chapter[];
  readonly pictures: readonly BookPicture[];
}

/** Writes a book as EPUB 3, with the contents of EPUB 2 besides. @returns its size and digest @throws Error of the file system */
export const writeEpub = (file: string, book: Book, words: BookWords): Promise<FileDigest> =>
  writeZip(file, entriesOf(book, words));

/** The format asks for `mimetype` as the first entry, with its bytes as they are. */
function* entriesOf({ info, chapters, pictures }: Book, words: BookWords): Generator<ZipEntry> {
  yield { name: "mimetype", content: "application/epub+zip", isStored: true };
  yield { name: "META-INF/container.xml", content: CONTAINER };
  yield { name: "book/package.opf", content: renderPackage(info, chapters, pictures) };
  yield { name: "book/contents.xhtml", content: renderContents(info, chapters, words) };
  yield { name: "book/contents.ncx", content: renderNcx(info, chapters) };
  yield { name: "book/style.css", content: STYLE };
  yield { name: "book/title.xhtml", content: renderTitlePage(info, chapters.length, words) };
  for (const { file, xhtml } of chapters) yield { name: `book/${file}`, content: xhtml };
  for (const { file, bytes } of pictures) yield { name: `book/${file}`, content: bytes, isStored: true };
}
