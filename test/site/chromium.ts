import { existsSync } from "node:fs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The Chromium that browser tests run in: the one that NEWSMIRROR_CHROMIUM names, else one in a usual place. Without one
 * they are skipped, and say so; with CI=true that is a failure.
 */
export const chromiumPath: string | undefined =
  process.env.NEWSMIRROR_CHROMIUM ?? USUAL.find((place) => existsSync(place));

if (!chromiumPath) {
  const message = "no Chromium found: name one in NEWSMIRROR_CHROMIUM to run the browser tests";
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`skipped: ${message}`);
}
