import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import type { FolderServer } from "./serve-folder.js";

/** Returns the address of a page of a site by where the site lies: on a host, or on a disk. */
export const addressesOf = (out: string, server: () => FolderServer) => ({
  "a host": (file: string): string => server().address + encodeURI(file),
  "a disk": (file: string): string => pathToFileURL(path.join(out, file)).href,
});

/**
 * Returns a list that grows by each error of a page, each request that fails, and each request to another host.
 * @param own the beginning of the addresses of the site's own host
 */
export function listenForTroubles(page: Page, own: string): string[] {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const isOwn = request.url().startsWith(own) || request.url().startsWith("file:");
    if (!isOwn) troubles.push(`request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Without JavaScript, Chromium takes a script that a page preloads for forbidden, and does not ask for it. Where a policy of
    // the page itself forbids something, the console says so.
    if (request.failure()?.errorText !== "csp") troubles.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

/** Returns by how many pixels a page is wider than its window, in words; an empty list if it is not. */
export async function overflowOf(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return Number(overflow) > 0 ? [`${overflow} px wider than the window`] : [];
}

/** The rules of axe whose answer depends on colours. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Returns what axe objects to. In dark colours it asks only the rules of colours: the others have the same answers as in light
 * ones, and take most of the time.
 */
export async function objectionsOfAxe(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ["violations"],
    ...(colorScheme === "dark" ? { runOnly: COLOR_RULES } : {}),
  };
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `axe: ${id}: ${nodes[0]?.html}`);
}
