#!/usr/bin/env node
/**
 * Draws the picture of the README: one article of the sample mirror as a desktop and as a phone show it, side by side.
 * Builds the sample with the program in ../dist into a temporary folder; compile before. Needs a Chromium and fonts for
 * Chinese.
 *
 *   node bench/screenshots.mjs [--page 2023/11/03/n20000231.html] [--out docs/sample-page.webp] [--chromium FILE]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Sizes in CSS pixels; `scale` is the number of dots for each. */
const DESKTOP = { width: 1000, height: 900, scale: 1 };
const PHONE = { width: 360, height: 900, scale: 1 };
/** Space around and between the two, in dots. */
const MARGIN = 24;
const QUALITY = 0.85;

const { values } = parseArgs({
  options: {
    page: { type: "string", default: "2023/11/03/n20000231.html" },
    out: { type: "string", default: path.join(ROOT, "docs/sample-page.webp") },
    chromium: {
      type: "string",
      default: process.env.NEWSMIRROR_CHROMIUM ?? USUAL.find((file) => existsSync(file)) ?? "",
    },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), "newsmirror-screenshots-"));
const browser = await chromium.launch({ executablePath: values.chromium, args: ["--no-sandbox"] });
try {
  const page = pathToFileURL(path.join(buildSample(folder), values.page)).href;
  const pictures = [await shot(page, DESKTOP), await shot(page, PHONE)];
  const bytes = await sideBySide(pictures);
  writeFileSync(values.out, bytes);
  console.log(`${values.out}: ${(bytes.length / 1000).toFixed(1)} kB`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Builds the sample. Returns the folder of the site. */
function buildSample(below) {
  const [site, cache] = [path.join(below, "site"), path.join(below, "cache")];
  const args = ["dist/cli.js", "build", "--content", "content", "--out", site, "--cache", cache];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the sample was not built:\n${stderr}`);
  return site;
}

/** Returns what a screen shows of a page, as a PNG in base64. */
async function shot(address, { width, height, scale }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: "light",
  });
  const page = await context.newPage();
  await page.goto(address);
  const png = await page.screenshot();
  await context.close();
  return png.toString("base64");
}

/** Returns a WebP of some PNGs, beside each other on grey. */
async function sideBySide(pictures) {
  const page = await browser.newPage();
  const data = await page.evaluate(
    async ({ sources, margin, quality }) => {
      const images = sources.map((source) =>
        Object.assign(new Image(), { src: `data:image/png;base64,${source}` }),
      );
      await Promise.all(images.map((image) => image.decode()));
      const canvas = document.createElement("canvas");
      canvas.width = images.reduce((sum, image) => sum + image.width + margin, margin);
      canvas.height = Math.max(...images.map((image) => image.height)) + 2 * margin;
      const context = canvas.getContext("2d");
      context.fillStyle = "#c9ced6";
      context.fillRect(0, 0, canvas.width, canvas.height);
      let left = margin;
      for (const image of images) {
        context.drawImage(image, left, margin);
        left += image.width + margin;
      }
      return canvas.toDataURL("image/webp", quality);
    },
    { sources: pictures, margin: MARGIN, quality: QUALITY },
  );
  return Buffer.from(data.slice(data.indexOf(",") + 1), "base64");
}
