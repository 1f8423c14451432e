import type { SitePath } from "../model/names.js";

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
 * Tells whether a file comes from an operating system, a version control system or a disk, and not from a person: such as
 * `.DS_Store`, `Thumbs.db` and what is below `.git`. A file that a browser would show is never one, whatever its folder.
 */
export function isSystemFile(path: SitePath): boolean {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  return (
    FILES.test(name) || (parts.some((part) => FOLDERS.test(part)) && !SHOWN.test(name)) || FOLDERS.test(name)
  );
}

/** Tells whether macOS may have written a file beside another one: `._x.html` beside `x.html`. */
export const mayBeAppleDouble = (path: SitePath): boolean => /(?:^|\/)\._[^/]+$/.test(path);

/** Tells whether macOS did write it. A page by such a name begins with other bytes. */
export const isAppleDouble = (bytes: Uint8Array): boolean =>
  APPLE_DOUBLE.every((byte, index) => bytes[index] === byte);

/** Files in the root that tell a host what to do. Hosts read them, and do not show them. */
const HOST_FILES: ReadonlySet<string> = new Set(
  "_headers _redirects _routes.json _worker.js CNAME .nojekyll .htaccess .domains".split(" "),
);

export const isHostFile = (path: SitePath): boolean => HOST_FILES.has(path);
