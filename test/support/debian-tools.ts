import { existsSync } from "node:fs";

/** Where Debian puts the programs that check packs. */
const FILES = {
  java: "/usr/bin/java",
  epubcheck: "/usr/share/java/epubcheck.jar",
  zimwriterfs: "/usr/bin/zimwriterfs",
  zimcheck: "/usr/bin/zimcheck",
  "kiwix-serve": "/usr/bin/kiwix-serve",
} as const;

/**
 * Tells whether the programs that some tests need are installed. Where one is missing, its tests are skipped, and a line says
 * so; with CI=true they fail.
 */
export function hasTools(...names: readonly (keyof typeof FILES)[]): boolean {
  const missing = names.filter((name) => !existsSync(FILES[name]));
  if (missing.length === 0) return true;
  const message = `not installed: ${missing.join(", ")}; apt-get install epubcheck zim-tools kiwix-tools`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}

/** The archive of Java that checks books. */
export const EPUBCHECK = FILES.epubcheck;
