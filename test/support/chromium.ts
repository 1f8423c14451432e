import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The Chromium of the browser tests: the one that NEWSMIRROR_CHROMIUM names, else one in a usual place. Without one the
 * browser tests are skipped, and say so; with CI=true they fail.
 */
export const chromiumPath: string | undefined =
  process.env.NEWSMIRROR_CHROMIUM ?? USUAL.find((file) => existsSync(file));

if (!chromiumPath) {
  const message = "no Chromium found: name one in NEWSMIRROR_CHROMIUM to run the browser tests";
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`skipped: ${message}`);
}

/** Starts a Chromium that asks no host of its own accord, and that finds no host but this machine. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath as string,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
