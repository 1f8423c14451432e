import { digestOf } from "../lib/digest.js";
import type { Digest } from "../model/names.js";

/**
 * Returns the key of a page: a digest of everything that its bytes depend on.
 * @param shared digest of what the page has in common with all other pages
 * @param inputs a text that changes with anything that the page's template gets
 */
export const pageKey = (shared: Digest, inputs: string): Digest => digestOf(`${shared}\n${inputs}`);
