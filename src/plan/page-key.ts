import { hash } from "node:crypto";
import type { Digest } from "../model/names.js";

/**
 * Returns a digest of everything a page's bytes depend on. Whatever its template is given is in `inputs`, so that a
 * page that would come out different has a different key.
 */
export function pageKey(...inputs: readonly unknown[]): Digest {
  return hash("sha256", JSON.stringify(inputs), "base64url").slice(0, 22) as Digest;
}
