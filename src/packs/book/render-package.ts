import { escapeHtml } from "../../formats/markdown/body/escape-html.js";
import { uuidUrn } from "../../lib/digest.js";
import { groupBy } from "../../lib/group-by.js";
import { directionOf } from "../../lib/text/direction.js";
import { withoutForbidden } from "../../lib/text/xml-characters.js";
import type { BookInfo, BookPicture, Chapter } from "./book.js";
import { type BookWords, renderPage } from "./book-words.js";

/** Renders the title page. @param count number of articles in the book */
export function renderTitlePage(info: BookInfo, count: number, words: BookWords): string {
  const { site, original, source } = info;
  const link = source && `<a href="${escapeHtml(source)}">${escapeHtml(source)}</a>`;
  const lines = [
    `<h1>${escapeHtml(info.title)}</h1>`,
    `<p>${words.text("count.totalSentence", { count })}</p>`,
    original || link
      ? `<p>${words.text("about.original")}<br />${[original && escapeHtml(original), link].filter(Boolean).join(", ")}</p>`
      : "",
    `<p>${words.text("book.made", { site })}</p>`,
    info.isConverted ? `<p>${words.text("book.converted")}</p>` : "",
  ];
  return renderPage({ title: info.title, lang: info.lang, body: lines.filter(Boolean).join("\n") });
}

/** Renders the contents, by day. */
export function renderContents(info: BookInfo, chapters: readonly Chapter[], words: BookWords): string {
  const days = Array.from(
    groupBy(chapters, ({ day }) => day),
    ([day, ofDay]) => {
      const items = ofDay.map(({ file, title }) => `<li><a href="${file}">${escapeHtml(title)}</a></li>`);
      return `<li><span>${day}</span>\n<ol>\n${items.join("\n")}\n</ol></li>`;
    },
  );
  const title = words.text("book.contents");
  const body = `<nav epub:type="toc" id="toc">\n<h1>${title}</h1>\n<ol>\n${days.join("\n")}\n</ol>\n</nav>`;
  return renderPage({ title, lang: info.lang, body });
}

/** Renders the contents for readers of EPUB 2. */
export function renderNcx(info: BookInfo, chapters: readonly Chapter[]): string {
  const points = chapters.map(
    ({ file, title }, index) =>
      `<navPoint id="p${index + 1}" playOrder="${index + 1}"><navLabel><text>${escapeHtml(title)}</text></navLabel><content src="${file}"/></navPoint>`,
  );
  return withoutForbidden(`<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${escapeHtml(info.lang)}">
<head><meta name="dtb:uid" content="${uuidUrn(info.id)}"/></head>
<docTitle><text>${escapeHtml(info.title)}</text></docTitle>
<navMap>
${points.join("\n")}
</navMap>
</ncx>
`);
}

/** Renders the package document of a book: its metadata, and the list of its files. */
export function renderPackage(
  info: BookInfo,
  chapters: readonly Chapter[],
  pictures: readonly BookPicture[],
): string {
  const items = [
    '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
    '<item id="nav" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="ncx" href="contents.ncx" media-type="application/x-dtbncx+xml"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...chapters.map(
      ({ file }, index) => `<item id="c${index + 1}" href="${file}" media-type="application/xhtml+xml"/>`,
    ),
    ...pictures.map(({ file }, index) => `<item id="i${index + 1}" href="${file}" media-type="image/jpeg"/>`),
  ];
  const order = ["title", "nav", ...chapters.map((_, index) => `c${index + 1}`)];
  return withoutForbidden(`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadataOf(info).join("\n")}
</metadata>
<manifest>
${items.join("\n")}
</manifest>
<spine toc="ncx" page-progression-direction="${directionOf(info.lang)}">
${order.map((id) => `<itemref idref="${id}"/>`).join("\n")}
</spine>
</package>
`);
}

function metadataOf(info: BookInfo): string[] {
  const { title, lang, date, site, source } = info;
  return [
    `<dc:identifier id="id">${uuidUrn(info.id)}</dc:identifier>`,
    `<dc:title>${escapeHtml(title)}</dc:title>`,
    `<dc:language>${escapeHtml(lang)}</dc:language>`,
    `<dc:publisher>${escapeHtml(site)}</dc:publisher>`,
    ...(source ? [`<dc:source>${escapeHtml(source)}</dc:source>`] : []),
    ...(date ? [`<dc:date>${date}</dc:date>`] : []),
    // The format asks for a time. The clock's would give other bytes each time.
    `<meta property="dcterms:modified">${date ?? "1970-01-01"}T00:00:00Z</meta>`,
  ];
}
