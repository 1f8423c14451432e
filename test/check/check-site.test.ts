import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { brokenRules, findingsIn, pageWith, writeFile, writeSite } from "./small-site.js";

const BASE = path.resolve("node_modules/.cache/newsmirror-check-test");

beforeAll(async () => {
  const site = siteIn(BASE);
  rmSync(BASE, { recursive: true, force: true });
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  for (const id of ["n1", "n2"]) writeFileSync(path.join(site.content, "c1", `${id}.md`), mirrored(id));
  expect((await site.build(["--base-url", "https://paper.example/mirror/"])).code).toBe(0);
});

describe("newsmirror check", () => {
  it("finds nothing wrong with a site as it was built, and exits with 0", async () => {
    const { code, out } = await runHere(["check", "--json", "--site", path.join(BASE, "site")]);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(code).toBe(0);
  });

  it("says what, where, why and what to do, and shows nothing that moves the cursor", async () => {
    const folder = writeSite({ page: '<ok href="https://t.example/\u001b[2J\u202e">text</ok>' });
    const { code, out, err } = await runHere(["check", "--site", folder]);
    expect(code).toBe(1);
    expect(err).toContain("disabled-link: a link that the scraper disabled (1)");
    expect(err).toContain('  page.html: <ok href="https://t.example/\\u{001b}[2J\\u{202e}">');
    expect(err).toContain("One that the conversion left leads nowhere.");
    expect(err).toContain("→ please report the article");
    expect(out).toMatch(/findings +2\n?/);
  });

  it("refuses a folder without a site", async () => {
    const { code, err } = await runHere(["check", "--site", temporaryFolder()]);
    expect(code).toBe(1);
    expect(err).toContain("there is no site in");
  });
});

describe("the check of a site", () => {
  it("says the same with any number of workers, in the order of the paths", async () => {
    const names = Array.from({ length: 450 }, (_, index) => `p${index}.html`);
    const files = Object.fromEntries(names.map((name) => [name, pageWith('<a href="gone.html">text</a>')]));
    const folder = writeSite({ files });
    const alone = await findingsIn(folder, 1);
    expect(alone.map(({ path }) => path)).toEqual([...names].sort());
    expect(await findingsIn(folder, 3)).toEqual(alone);
  });

  it.each<[string, string]>([
    ["cut in half", '{"files": {'],
    [
      "with a path that leads out",
      JSON.stringify({ generator: "x", files: { "../x": { size: 0, sha256: "0".repeat(64) } } }),
    ],
  ])("does not believe a manifest %s", async (_, manifest) => {
    const folder = writeSite({});
    writeFile(folder, "manifest.json", manifest);
    expect(await brokenRules(folder)).toEqual(["no-manifest"]);
  });

  it.each<[string, (home: string) => void]>([
    ["a folder", (home) => mkdirSync(home)],
    ["a link out of the site", (home) => symlinkSync(path.resolve("package.json"), home)],
  ])("misses a front page in whose place is %s", async (_, replace) => {
    const folder = writeSite({});
    const home = path.join(folder, "index.html");
    rmSync(home);
    replace(home);
    expect(await findingsIn(folder)).toContainEqual(
      expect.objectContaining({ rule: "missing-file", path: "index.html" }),
    );
  });

  it("does not believe a manifest one of whose parts was changed", async () => {
    const folder = writeSite({ listed: null });
    const part = { path: "manifest/index.json", folder: "", files: 0, size: 12, sha256: "0".repeat(64) };
    writeFile(folder, "manifest.json", JSON.stringify({ generator: "x", parts: [part] }));
    writeFile(folder, part.path, '{"files":{}}');
    expect(await findingsIn(folder)).toMatchObject([
      { rule: "no-manifest", message: expect.stringMatching(/^manifest\/index\.json has the SHA-256/) },
    ]);
  });

  it("takes a file among the parts of the manifest for an extra one", async () => {
    const folder = writeSite({});
    writeFile(folder, "manifest/x.json", "{}");
    expect(await brokenRules(folder)).toEqual(["extra-file"]);
  });

  it.skipIf(process.platform !== "linux")(
    "finds files and folders whose names are no UTF-8, and looks at the others",
    async () => {
      const folder = writeSite({ page: '<a href="gone.html">text</a>' });
      const named = (bytes: string): Buffer => Buffer.from(`${folder}/${bytes}`, "latin1");
      mkdirSync(named("dir\xff"));
      for (const file of ["bad\xff.html", "dir\xff/page.html"]) writeFileSync(named(file), "text");
      const found = await findingsIn(folder);
      expect(found.map(({ rule, path: file }) => `${rule} ${file}`)).toEqual([
        "extra-file bad\ufffd.html",
        "extra-file dir\ufffd",
        "dead-link page.html",
      ]);
    },
  );

  it("finds a symbolic link", async () => {
    const folder = writeSite({});
    symlinkSync("/etc/hostname", path.join(folder, "x.txt"));
    expect(await brokenRules(folder)).toEqual(["extra-file"]);
  });

  it("passes over what the system puts into a folder, but not over pages in it", async () => {
    const folder = writeSite({});
    for (const name of [".DS_Store", "a/Thumbs.db", ".git/HEAD", ".git/objects/aa/bb"])
      writeFile(folder, name, "");
    expect(await brokenRules(folder)).toEqual([]);
    writeFile(folder, "Thumbs.db", `\n <html>${"x".repeat(9999)}`);
    expect(await brokenRules(folder)).toEqual(["foreign-document"]);
    rmSync(path.join(folder, "Thumbs.db"));
    writeFile(folder, ".git/x.html", readFileSync(path.join(folder, "index.html")));
    expect(await brokenRules(folder)).toEqual(["extra-file"]);
  });

  it("finds the place in another page that only browsers without scripts have", async () => {
    const files = {
      "a.html": pageWith('<noscript><p id="here">text</p></noscript>'),
      "b.html": pageWith('<a href="a.html#here">text</a>'),
    };
    expect(await brokenRules(writeSite({ files }))).toEqual([]);
  });
});
