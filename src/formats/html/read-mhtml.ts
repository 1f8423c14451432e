import { parse } from "mhtml-to-html";
import { ArticleError } from "../../model/problem.js";
import { latin1 } from "../charset/decode-bytes.js";

/** The page in a web archive, with the archive's pictures. */
interface ArchivedPage {
  readonly text: string;
  /** The address of the page. */
  readonly location?: string;
  /** Pictures as `data:` addresses, by the address that the page has for them. */
  readonly resources: ReadonlyMap<string, string>;
}

/** Tells from its first bytes whether a file is a web archive as browsers save it (`.mhtml`, `.mht`). */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = latin1(bytes, 4000);
  return (
    !/^\s*</.test(head) &&
    /^content-type:\s*(?:multipart\/related|text\/html)/im.test(head) &&
    /^(?:mime-version|from|snapshot-content-location|subject|date|content-type):/im.test(head)
  );
}

/**
 * Takes a page and its pictures out of a web archive.
 * @throws ArticleError `no-body` where the archive holds no page
 */
export function readMhtml(bytes: Uint8Array): ArchivedPage {
  const { headers, resources, index } = parse(bytes);
  const page = resources[index];
  if (!page) throw new ArticleError("no-body", "the web archive holds no page", "save the page again");
  const pictures = new Map<string, string>();
  for (const [name, { id, contentType = "", transferEncoding, data }] of Object.entries(resources)) {
    if (!contentType.startsWith("image/") || transferEncoding !== "base64") continue;
    const address = `data:${contentType.split(";")[0]};base64,${data.replace(/\s+/g, "")}`;
    // A part without an address has the name `<id>`, and the page means it by `cid:id`.
    for (const one of [id, name]) pictures.set(one.replace(/^<(.+)>$/, "cid:$1"), address);
  }
  const location = [headers["snapshot-content-location"], page.id].find(
    (text) => text !== undefined && /^https?:/i.test(text),
  );
  return { text: page.data, ...(location ? { location } : {}), resources: pictures };
}
