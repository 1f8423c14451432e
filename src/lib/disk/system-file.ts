import type { SitePath } from "../../model/names.js";

const FILES =
  /^(?:\.DS_Store|\.localized|\.directory|\.apdisk|Icon\r|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.nfs[0-9a-f]+)$/i;
const FOLDERS =
  /^(?:\.git|\.svn|\.hg|\.Trash(?:es|-\d+)?|\.Spotlight-V100|\.fseventsd|\.TemporaryItems|\.DocumentRevisions-V100|System Volume Information|\$RECYCLE\.BIN|@eaDir|lost\+found|__MACOSX)$/i;
/** A browser shows these, or runs them. */
const SHOWN =
  /\.(?:html?|xhtml|xht|shtml|mhtml|mht|svgz?|xml|xslt?|m?js|wasm|css|pdf|txt|md|jpe?g|png|gif|webp|avif)$/i;

/** The first bytes of every file in which macOS keeps what other disks have no room for. */
const APPLE_DOUBLE = [0x00, 0x05, 0x16, 0x07];

/**
 * Tells whether an operating system or git made a file, such as `.DS_Store`. A file that a browser would show is never
 * one.
 */
export function isSystemFile(path: SitePath): boolean {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  return (
    FILES.test(name) || (parts.some((part) => FOLDERS.test(part)) && !SHOWN.test(name)) || FOLDERS.test(name)
  );
}

/** Tells by the name whether macOS may have written a file beside another one: `._x.html` beside `x.html`. */
export const mayBeAppleDouble = (path: SitePath): boolean => /(?:^|\/)\._[^/]+$/.test(path);

/** Tells whether macOS wrote a file beside another one, by its first bytes. A page begins with other bytes. */
export const isAppleDouble = (bytes: Uint8Array): boolean =>
  APPLE_DOUBLE.every((byte, index) => bytes[index] === byte);

/** Hosts read these files in the root, and do not show them. */
const HOST_FILES: ReadonlySet<string> = new Set(
  "_headers _redirects _routes.json _worker.js CNAME .nojekyll .htaccess .domains".split(" "),
);

/** Tells whether a file in the root tells a host what to do, such as `CNAME`. */
export const isHostFile = (path: SitePath): boolean => HOST_FILES.has(path);
