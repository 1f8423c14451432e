import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { fileDigest } from "../../src/lib/digest.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { serveFolder } from "../support/serve-folder.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const BASE = path.resolve("node_modules/.cache/newsmirror-sign-test");
const SITE = path.join(BASE, "site");
const KEY = path.join(BASE, "key.pem");

let publicKey: string;

beforeAll(async () => {
  rmSync(BASE, { recursive: true, force: true });
  const site = siteIn(BASE);
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  writeFileSync(path.join(site.content, "c1", "n1.md"), mirrored("n1"));
  await site.buildHere();
  const made = await runHere(["sign", "--new-key", KEY]);
  publicKey = made.out.trim().split("\n").at(-1) ?? "";
  expect((await runHere(["sign", "--site", SITE, "--key", KEY])).code).toBe(0);
});

function copy(): string {
  const folder = path.join(temporaryFolder(), "copy");
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

const verify = (folder: string, ...args: string[]) =>
  runHere(["verify", folder, "--public-key", publicKey, ...args]);

describe("a signed site", () => {
  it("proves to be complete and unchanged, by the key as text, as a file or as the site brings it", async () => {
    for (const key of [publicKey, path.join(SITE, "manifest.json.pub")]) {
      const { code, out, err } = await runHere(["verify", SITE, "--public-key", key]);
      expect(err).toBe("");
      expect(out).toMatch(/signature +good/);
      expect(code).toBe(0);
    }
  });

  it("has the same signature whenever it is signed, from a file or a variable", async () => {
    const folder = copy();
    const signature = readFileSync(path.join(folder, "manifest.json.sig"), "utf8");
    const key = readFileSync(KEY, "utf8").replaceAll("\n", "\\n");
    expect((await runHere(["sign", "--site", folder], { NEWSMIRROR_SIGNING_KEY: key })).code).toBe(0);
    expect(readFileSync(path.join(folder, "manifest.json.sig"), "utf8")).toBe(signature);
  });

  it.each<[string, (folder: string) => void, RegExp, RegExp]>([
    [
      "a page that was changed",
      (folder) => appendFileSync(path.join(folder, "index.html"), " "),
      /changed-file[\s\S]*index\.html/,
      /changed +1$/m,
    ],
    [
      "a manifest whose line ends a program for FTP has changed",
      (folder) => {
        const file = path.join(folder, "manifest.json");
        writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
      },
      /converted-file[\s\S]*manifest\.json: its line ends are those of Windows/,
      /signature +good[\s\S]*converted +1$/m,
    ],
    [
      "a page that is missing",
      (folder) => rmSync(path.join(folder, "404.html")),
      /missing-file[\s\S]*404\.html/,
      /missing +1$/m,
    ],
    [
      "a file too many",
      (folder) => writeFileSync(path.join(folder, "x.html"), ""),
      /extra-file[\s\S]*x\.html/,
      /not of the site +1$/m,
    ],
    [
      "a symbolic link for a page",
      (folder) => {
        rmSync(path.join(folder, "404.html"));
        symlinkSync(path.join(SITE, "404.html"), path.join(folder, "404.html"));
      },
      /missing-file[\s\S]*404\.html: there is a symbolic link by its name/,
      /missing +1$/m,
    ],
    [
      "a pipe for a page",
      (folder) => {
        rmSync(path.join(folder, "404.html"));
        execFileSync("mkfifo", [path.join(folder, "404.html")]);
      },
      /missing-file[\s\S]*404\.html: there is something else by its name/,
      /missing +1$/m,
    ],
    [
      "a folder for a page",
      (folder) => {
        rmSync(path.join(folder, "404.html"));
        mkdirSync(path.join(folder, "404.html"));
      },
      /missing-file[\s\S]*404\.html/,
      /missing +1$/m,
    ],
  ])("is found to have %s", async (_, spoil, message, count) => {
    const folder = copy();
    spoil(folder);
    const { code, err, out } = await verify(folder);
    expect(err).toMatch(message);
    expect(out).toMatch(count);
    expect(code).toBe(1);
  });

  it("is right with the files that systems leave in folders, and names them", async () => {
    const folder = copy();
    const name = (file: string): string => path.join(folder, file);
    mkdirSync(name(".git/refs"), { recursive: true });
    for (const file of [".DS_Store", "assets/Thumbs.db", "desktop.ini", ".git/HEAD", ".git/refs/x"])
      writeFileSync(name(file), "x");
    writeFileSync(name("._index.html"), Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]));
    const { code, out, err } = await verify(folder);
    expect(err).toContain("system-file: a file that an operating system or another program put there (6)");
    expect(err).not.toMatch(/extra-file|changed-file/);
    expect(out).toMatch(/harmless extras +6$/m);
    expect(code).toBe(0);
  });

  it.each([
    "._x.html",
    ".git/x.html",
    "__MACOSX/x.svg",
    ".DS_Store.html",
    "Thumbs.db",
    "@eaDir/login",
    ".git/objects/aa/bb",
  ])("is not right with a page in such a disguise: %s", async (file) => {
    const folder = copy();
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `<p>${"text ".repeat(file.length * 20_000)}`);
    const { code, err } = await verify(folder);
    expect(err).toMatch(/^extra-file/);
    expect(code).toBe(1);
  });

  it("is not believed when its manifest was changed with it", async () => {
    const folder = copy();
    const file = path.join(folder, "manifest.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"size":\d+/, '"size":1'));
    const { code, out } = await verify(folder);
    expect(out).toMatch(/signature +BAD/);
    expect(out).toMatch(/files +not compared/);
    expect(code).toBe(1);
  });

  it("has its files compared only as far as the parts of its manifest are right", async () => {
    const folder = copy();
    appendFileSync(path.join(folder, "manifest", "index.json"), " ");
    writeFileSync(path.join(folder, "x.html"), "");
    const { code, err, out } = await verify(folder);
    expect(err).toMatch(/^changed-file[\s\S]*manifest\/index\.json: .* not compared: \d+/);
    expect(err).not.toContain("extra-file");
    expect(out).toMatch(/signature +good[\s\S]*files +0\nright +0\nchanged +1\nnot compared +\d+/);
    expect(code).toBe(1);
  });

  it.each([
    ["a page", "2024/03/05/n1.html", "1"],
    ["a page, as its address has it", "/2024/03/05/n1.html", "1"],
    ["a folder", "2024/03/05/", "2"],
  ])("proves that %s alone is right, whatever the others are", async (_, only, count) => {
    const folder = copy();
    appendFileSync(path.join(folder, "index.html"), " ");
    writeFileSync(path.join(folder, "x.html"), "");
    const { code, err, out } = await verify(folder, "--only", only);
    expect(err).toBe("");
    expect(out).toMatch(new RegExp(`signature +good[\\s\\S]*files +${count}\nright +${count}$`, "m"));
    expect(code).toBe(0);
  });

  it.each<[string, string, (folder: string) => void, RegExp]>([
    [
      "a page that was changed",
      "2024/03/05/n1.html",
      (folder) => appendFileSync(path.join(folder, "2024/03/05/n1.html"), " "),
      /^changed-file/,
    ],
    [
      "a file too many",
      "2024/03",
      (folder) => writeFileSync(path.join(folder, "2024/03/05/x.html"), ""),
      /^extra-file/,
    ],
    [
      "a symbolic link above the page",
      "2024/03/05/n1.html",
      (folder) => {
        rmSync(path.join(folder, "2024"), { recursive: true });
        symlinkSync(path.join(SITE, "2024"), path.join(folder, "2024"));
      },
      /missing-file[\s\S]*2024\/03\/05\/n1\.html/,
    ],
    [
      "no folder any more",
      "2024",
      (folder) => rmSync(path.join(folder, "2024"), { recursive: true }),
      /^missing-file/,
    ],
    [
      "no such page",
      "2024/n2.html",
      () => {},
      /names no page and no folder 2024\/n2\.html\n.*if the copy has it, do not trust it/,
    ],
    ["no name", "./", () => {}, /names the whole copy/],
  ])("is found to have %s when that alone is asked for", async (_, only, spoil, message) => {
    const folder = copy();
    spoil(folder);
    const { code, err } = await verify(folder, "--only", only);
    expect(err).toMatch(message);
    expect(code).toBe(1);
  });

  it("is not believed without its signature, or by another key", async () => {
    const folder = copy();
    const other = path.join(temporaryFolder(), "other.pem");
    const key = (await runHere(["sign", "--new-key", other])).out.trim().split("\n").at(-1) ?? "";
    expect((await runHere(["verify", folder, "--public-key", key])).out).toMatch(/signature +BAD/);
    rmSync(path.join(folder, "manifest.json.sig"));
    expect(await verify(folder)).toMatchObject({ code: 1, out: expect.stringMatching(/signature +MISSING/) });
    expect(await runHere(["verify", folder])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/not checked/),
    });
  });

  it("loses its signature when a build changes it, and is told of no foreign file", async () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    writeFileSync(path.join(site.content, "c1", "n1.md"), mirrored("n1"));
    await site.build();
    await runHere(["sign", "--site", site.out, "--key", KEY]);
    const untouched = await site.build();
    expect(untouched.err).not.toMatch(/warning/);
    expect((await verify(site.out)).code).toBe(0);
    writeFileSync(path.join(site.content, "c1", "n2.md"), mirrored("n2"));
    const { err } = await site.build();
    expect(err).toContain("its signature was removed");
    expect(() => statSync(path.join(site.out, "manifest.json.sig"))).toThrow();
    expect((await runHere(["check", "--site", site.out])).code).toBe(0);
  });
});

describe("a site that an old version made and signed, with a manifest of one file", () => {
  const OLD = "test/check/fixtures/one-file-manifest";
  const OLD_KEY = "Fa7R/xWkt2YjVzsmZNN264NWm31dGKJb4dG+5izy3Pk=";
  const verifyOld = (...args: string[]) => runHere(["verify", OLD, "--public-key", OLD_KEY, ...args]);

  it("still proves to be right, as a whole and a page or a folder alone", async () => {
    for (const [only, count] of [[], ["--only", "2024/03/05/n1.html"], ["--only", "2024"]].map(
      (args, index) => [args, [5, 1, 2][index]] as const,
    )) {
      const { code, out, err } = await verifyOld(...only);
      expect(err).toBe("");
      expect(out).toMatch(new RegExp(`signature +good[\\s\\S]*files +${count}\nright +${count}$`, "m"));
      expect(code).toBe(0);
    }
  });

  it("still does when it is published", async () => {
    const { address, close } = await serveFolder(OLD);
    const { code, out } = await runHere(["verify", address, "--public-key", OLD_KEY]).finally(close);
    expect(out).toMatch(/signature +good[\s\S]*right +5\n?/);
    expect(code).toBe(0);
  });
});

describe("a copy on a disk that stores letters with accents in pieces", () => {
  const NFC = "caf\u00e9.html";
  const NFD = NFC.normalize("NFD");

  /** A copy with a page by each of the names; the manifest names the first. */
  function copyWith(listed: string, ...stored: string[]): string {
    const folder = copy();
    const file = path.join(folder, "manifest", "index.json");
    const part = JSON.parse(readFileSync(file, "utf8"));
    part.files[listed] = part.files["404.html"];
    writeFileSync(file, JSON.stringify(part));
    const root = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
    root.parts = [{ ...root.parts[0], ...fileDigest(JSON.stringify(part)) }];
    writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(root));
    for (const name of stored) cpSync(path.join(folder, "404.html"), path.join(folder, name));
    return folder;
  }

  it.each([
    [NFC, NFD],
    [NFD, NFC],
  ])("has its files by another spelling", async (listed, stored) => {
    const { code, err, out } = await runHere(["verify", copyWith(listed, stored)]);
    expect(err).toBe("");
    expect(out).not.toMatch(/missing|not of the site/);
    expect(code).toBe(0);
  });

  it("has its file changed by another spelling", async () => {
    const folder = copyWith(NFC, NFD);
    appendFileSync(path.join(folder, NFD), " ");
    const { code, err } = await runHere(["verify", folder]);
    expect(err).toMatch(/^changed-file/);
    expect(code).toBe(1);
  });

  it("has a second file that only looks like one of the site", async () => {
    const { code, err } = await runHere(["verify", copyWith(NFC, NFC, NFD)]);
    expect(err).toMatch(/^extra-file/);
    expect(code).toBe(1);
  });

  it("has two files of which nobody can say which one is meant", async () => {
    // Accents above and below a letter can be stored in four ways.
    const [listed, first, second] = ["\u1e69.html", "s\u0323\u0307.html", "s\u0307\u0323.html"] as const;
    const { code, err, out } = await runHere(["verify", copyWith(listed, first, second)]);
    expect(err).toMatch(/^clashing-names/);
    expect(err).toContain("\\u{323}\\u{307}");
    expect(err).toContain("\\u{307}\\u{323}");
    expect(out).toMatch(/unclear names +1$/m);
    expect(code).toBe(1);
  });
});

describe("a key", () => {
  it("can be read by its owner alone, and is never overwritten", async () => {
    const file = path.join(temporaryFolder(), "key.pem");
    expect((await runHere(["sign", "--new-key", file])).code).toBe(0);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const { code, err } = await runHere(["sign", "--new-key", file]);
    expect(code).toBe(1);
    expect(err).toContain("exists");
  });

  it.each([
    ["none", ["sign", "--site", SITE], "no key to sign with"],
    ["one that is not there", ["sign", "--site", SITE, "--key", "/nonexistent/key"], "cannot read the key"],
    ["a file that holds none", ["sign", "--site", SITE, "--key", "package.json"], "holds no Ed25519 key"],
    ["a public key that is none", ["verify", SITE, "--public-key", "package.json"], "holds no Ed25519 key"],
    ["a folder without a site", ["verify", "src", "--public-key", "KEY"], "there is no manifest.json"],
    [
      "a folder that is not there",
      ["verify", "/nonexistent", "--public-key", "KEY"],
      "there is no manifest.json",
    ],
    ["an address that is none", ["verify", "http://[", "--public-key", "KEY"], "is not an address"],
  ])("is asked for: %s", async (_, args, message) => {
    const { code, err } = await runHere(args.map((arg) => (arg === "KEY" ? publicKey : arg)));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
  });
});
