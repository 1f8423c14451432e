import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_SECURITY_POLICY } from "../../src/lib/policy.js";
import { chromiumPath } from "../support/chromium.js";
import { mirrored } from "../support/mirrored-file.js";
import { HANGS_AFTER } from "../support/run-cli.js";

const ARTICLE = "2024/03/05/n1.html";

/** A copy of the program, so that its templates can be changed, with a mirror of one article. */
let base: string;
let dev: ChildProcess;
let origin: string;
let output = "";

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), "newsmirror-dev-"));
  for (const name of ["dist", "templates", "package.json"])
    cpSync(name, path.join(base, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(base, "node_modules"));
  writeArticle("n1", "渡轮恢复");
  ({ child: dev, origin } = await startDev());
});
afterAll(async () => {
  dev.kill("SIGTERM");
  await once(dev, "exit");
  rmSync(base, { recursive: true, force: true });
});

const inBase = (file: string): string => path.join(base, file);

function writeArticle(id: string, title: string, folder = "content"): void {
  mkdirSync(inBase(`${folder}/town`), { recursive: true });
  writeFileSync(inBase(`${folder}/town/${id}.md`), mirrored(id, { title }));
}

/** Starts the command on any free port, unless one is named, and waits until it says its address. */
async function startDev(port = 0): Promise<{ child: ChildProcess; origin: string }> {
  const flags = "--content content --config site.yaml --jobs 1".split(" ");
  const args = ["dist/cli.js", "dev", "--port", String(port), ...flags];
  writeFileSync(inBase("site.yaml"), "title: 青禾镜像\n");
  const child = spawn(process.execPath, args, { cwd: base, stdio: ["ignore", "pipe", "pipe"] });
  const said = await new Promise<string>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const address = /http:\/\/localhost:\d+\//.exec(output)?.[0];
        if (address) done(address);
      });
  });
  return { child, origin: said };
}

describe.skipIf(!chromiumPath)("dev in a browser", () => {
  let browser: Browser;
  let page: Page;
  const refusals: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath as string });
    page = await browser.newPage();
    page.setDefaultTimeout(HANGS_AFTER);
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) refusals.push(message.text());
    });
    await page.goto(new URL(ARTICLE, origin).href);
    await page.getByRole("heading", { name: "渡轮恢复" }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    expect(refusals).toEqual([]);
  });

  it("reloads after an article changed", async () => {
    writeArticle("n1", "渡轮停航");
    await page.getByRole("heading", { name: "渡轮停航" }).waitFor();
  });

  it("reloads after a template changed", async () => {
    const file = inBase("templates/article.njk");
    writeFileSync(file, `${readFileSync(file, "utf8")}<p>模板已改</p>\n`);
    await page.getByText("模板已改").waitFor();
  });

  it("reloads after the settings changed", async () => {
    writeFileSync(inBase("site.yaml"), "title: 另一个名字\n");
    await page.getByText("另一个名字").first().waitFor();
  });

  it("shows a changed stylesheet without a reload, and renders no page for it", async () => {
    await page.evaluate("window.isTheSamePage = true");
    appendFileSync(inBase("templates/assets/style.css"), "\nh1 { letter-spacing: 7px; }\n");
    const spacing = (): Promise<unknown> =>
      page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing");
    await expect.poll(spacing).toBe("7px");
    // The build that follows copies the stylesheet, and writes the manifest and a part of it.
    await expect.poll(() => readFileSync(inBase("site/assets/style.css"), "utf8")).toMatch("7px");
    await expect.poll(() => output.match(/files written +\d+/g)?.at(-1)).toMatch(/ 3$/);
    expect(await page.evaluate("window.isTheSamePage")).toBe(true);
  });

  it("shows on the page why a build failed, and goes on", async () => {
    writeFileSync(inBase("site.yaml"), "titel: 错\n");
    await page.getByText("titel: unknown setting").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("The build failed");
    writeFileSync(inBase("site.yaml"), "title: 青禾镜像\n");
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("shows on the page what is wrong with an article", async () => {
    writeFileSync(inBase("content/town/n2.md"), "\u0000");
    await page.getByText("The build complained").waitFor();
    await page.getByText("The build complained").click();
    await page.getByText("town/n2.md").waitFor();
    rmSync(inBase("content/town/n2.md"));
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("follows settings that name other folders", async () => {
    mkdirSync(inBase("own/assets"), { recursive: true });
    writeFileSync(inBase("site.yaml"), "title: 青禾镜像\ntemplates: own\n");
    cpSync(inBase("templates/article.njk"), inBase("own/article.njk"));
    appendFileSync(inBase("own/article.njk"), "<p>自己的模板</p>\n");
    await page.getByText("自己的模板").waitFor();
    appendFileSync(inBase("own/article.njk"), "<p>又改了一次</p>\n");
    await page.getByText("又改了一次").waitFor();
    cpSync(inBase("templates/assets/style.css"), inBase("own/assets/style.css"));
    appendFileSync(inBase("own/assets/style.css"), "\nh1 { letter-spacing: 9px; }\n");
    const spacing = (): Promise<unknown> =>
      page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing");
    await expect.poll(spacing).toBe("9px");
    writeFileSync(inBase("site.yaml"), "title: 青禾镜像\n");
    await page.getByText("自己的模板").waitFor({ state: "detached" });
  });

  it("hears changes after the content folder was away", async () => {
    renameSync(inBase("content"), inBase("aside"));
    await page.getByText("cannot read the content folder").waitFor();
    writeArticle("n1", "渡轮再次恢复", "next");
    renameSync(inBase("next"), inBase("content"));
    await page.getByRole("heading", { name: "渡轮再次恢复" }).waitFor();
    writeArticle("n1", "渡轮又停");
    await page.getByRole("heading", { name: "渡轮又停" }).waitFor();
  });

  it("reloads a page that was missing once it is there", async () => {
    await page.goto(new URL("2024/03/05/n3.html", origin).href);
    writeArticle("n3", "新的一篇");
    await page.getByRole("heading", { name: "新的一篇" }).waitFor();
  });
});

describe("dev", () => {
  it("writes neither a looser policy nor its script into the site", async () => {
    const sent = await (await fetch(new URL(ARTICLE, origin))).text();
    expect(sent).toContain("connect-src 'self'");
    const written = readFileSync(inBase(`site/${ARTICLE}`), "utf8");
    expect(written).toContain(`content="${CONTENT_SECURITY_POLICY}"`);
    expect(written).not.toMatch(/connect-src|newsmirror\/live/);
  });

  it.each([
    ["%E0%A4%A", 400],
    ["..%2fsite.yaml", 404],
    ["..%5csite.yaml", 404],
    ["assets/..%2f..%2fpackage.json", 404],
    [".newsmirror/..%2farticle.njk", 404],
    ["archive.html", 200],
    ["2024", 200],
    ["assets/style.css", 200],
  ])("answers /%s with %i", async (address, status) => {
    expect((await fetch(`${origin}${address}`)).status).toBe(status);
  });

  it("takes the next port where one is in use, and says so", async () => {
    expect(output).not.toContain("in use");
    output = "";
    const other = await startDev(Number(new URL(origin).port));
    other.child.kill("SIGTERM");
    await once(other.child, "exit");
    expect(Number(new URL(other.origin).port)).toBeGreaterThan(Number(new URL(origin).port));
    expect(output).toMatch(/port \d+ is not free; another one was taken/);
  });
});
