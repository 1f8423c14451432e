import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
  ".xml": "application/xml",
  ".webmanifest": "application/manifest+json",
};

/** A running server of a folder. */
export interface FolderServer {
  /** The address that stands for the folder; ends with `/`. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * Serves a folder on this machine, below a path as a host does that gives a project no domain of its own.
 * @param prefix the path; begins and ends with `/`
 */
export async function serveFolder(folder: string, prefix = "/"): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const content = pathname.startsWith(prefix)
      ? contentOf(path.join(folder, decodeURIComponent(pathname.slice(prefix.length))))
      : undefined;
    if (!content) return response.writeHead(404).end();
    const type = TYPES[path.extname(pathname)] ?? "application/octet-stream";
    return response.writeHead(200, { "content-type": type }).end(content);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}${prefix}`, close: () => void server.close() };
}

/** Returns a file's bytes; undefined where there is no such file. */
function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
