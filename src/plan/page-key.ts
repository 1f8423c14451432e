import { hash } from "node:crypto";
import type { Digest } from "../model/names.js";

/**
 * Returns a digest of everything a page's bytes depend on.
 * @param shared digest of what it shares with other pages; @param inputs what changes with whatever its template is given
 */
export const pageKey = (shared: Digest, inputs: string): Digest =>
  hash("sha256", `${shared}\n${inputs}`, "base64url").slice(0, 22) as Digest;
