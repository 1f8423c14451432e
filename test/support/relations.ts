import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Returns the file of the database of relations in a cache folder. */
export const relationsFile = (cache: string): string =>
  path.join(cache, readdirSync(cache).find((name) => /^relations-.*\.db$/.test(name)) ?? "none");

/** Tells databases apart: a new one is made later. A new file may have the number of a removed one. */
export const relationsMade = (cache: string): number => statSync(relationsFile(cache)).birthtimeMs;
