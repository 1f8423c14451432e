import { constants } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import type { SitePath } from "../model/names.js";
import { listEntries } from "../output/site-folder.js";

/** A copy of a site, wherever it lies. */
export interface CopySource {
  /**
   * Reads a file. Stops after `limit` bytes, so that nobody can send without end.
   * @returns undefined where it is not there
   * @throws Error where it cannot be read, with the reason
   */
  read(at: SitePath, limit: number): Promise<Uint8Array | undefined>;
  /** Lists all that is there, symbolic links and the like as well; undefined where that cannot be known. */
  list(): Promise<readonly SitePath[] | undefined>;
}

/** A copy in a folder. Symbolic links are no part of it: what they lead to may differ for everybody. */
export function folderSource(folder: string): CopySource {
  return {
    async read(at, limit) {
      try {
        const file = await open(path.join(folder, at), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
        try {
          const { size } = await file.stat();
          if (size <= limit) return await file.readFile();
          throw new Error(`it has ${size} bytes`);
        } finally {
          await file.close();
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async list() {
      const { files, others } = listEntries(folder);
      return [...files, ...others];
    },
  };
}

/** Milliseconds after which a server that does not answer is taken to have nothing. */
const PATIENCE = 60_000;

/** A copy on the web. A server that sends the reader elsewhere does not have it. */
export function webSource(address: string): CopySource {
  const base = address.endsWith("/") ? address : `${address}/`;
  return {
    async read(at, limit) {
      const url = new URL(at.split("/").map(encodeURIComponent).join("/"), base);
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      if (response.ok) return bodyOf(response, limit);
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      const target = response.headers.get("location");
      throw new Error(`the server answers ${response.status}${target ? `, and sends to ${target}` : ""}`);
    },
    list: async () => undefined,
  };
}

async function bodyOf(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`it has more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
