import type { Browser, Page } from "playwright-core";

/** So many windows of the browser open pages at the same time. */
const WINDOWS = 4;

/** Looks at an open page further, and returns what it finds. */
export type Look = (page: Page) => Promise<readonly string[]>;

/**
 * Opens pages, several at once, and returns what they did that they must not, each with the address of its page.
 * @param own the beginning of the addresses that pages may ask for
 */
export async function deedsOf(
  browser: Browser,
  addresses: readonly string[],
  own: string,
  look?: Look,
): Promise<string[]> {
  const deeds: string[] = [];
  const rest = addresses.values();
  const windows = Array.from({ length: Math.min(WINDOWS, addresses.length) }, () =>
    openAll(browser, rest, own, (deed) => deeds.push(deed), look),
  );
  await Promise.all(windows);
  return deeds.sort();
}

/** Opens one page after another in one window, and tells what they do. */
async function openAll(
  browser: Browser,
  addresses: Iterable<string>,
  own: string,
  tell: (deed: string) => void,
  look?: Look,
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let address = "";
  page.on("dialog", (dialog) => {
    tell(`${address}: dialog`);
    void dialog.dismiss();
  });
  page.on("popup", () => tell(`${address}: popup`));
  page.on("request", (request) => {
    if (!request.url().startsWith(own)) tell(`${address}: request ${request.url()}`);
  });
  for (address of addresses) {
    await page.goto(address);
    await page.mouse.move(200, 200);
    for (const found of (await look?.(page)) ?? []) tell(`${address}: ${found}`);
    const [canary, place] = await page
      .evaluate<[unknown, string]>("[window.__canary, location.href]")
      .catch(() => [undefined, "elsewhere while it was looked at"]);
    if (canary !== undefined) tell(`${address}: a script ran`);
    if (place !== address) tell(`${address}: went to ${place}`);
    for (const frame of page.frames().slice(1)) tell(`${address}: a frame, ${frame.url()}`);
  }
  await context.close();
}
