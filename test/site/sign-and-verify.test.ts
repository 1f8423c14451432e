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
import { createServer } from "node:http";
import path from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { mirrored, runCli, siteIn, startCli, temporaryFolder } from "./run-cli.js";

const BASE = path.resolve("node_modules/.cache/newsmirror-sign-test");
const SITE = path.join(BASE, "site");
const KEY = path.join(BASE, "key.pem");

let publicKey: string;

beforeAll(() => {
  rmSync(BASE, { recursive: true, force: true });
  const site = siteIn(BASE);
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  writeFileSync(path.join(site.content, "c1", "n1.md"), mirrored("n1"));
  expect(site.build().code).toBe(0);
  const made = runCli(["sign", "--new-key", KEY]);
  publicKey = made.out.trim().split("\n").at(-1) ?? "";
  expect(runCli(["sign", "--site", SITE, "--key", KEY]).code).toBe(0);
});

function copy(): string {
  const folder = path.join(temporaryFolder(), "copy");
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

const verify = (folder: string, ...args: string[]) =>
  runCli(["verify", folder, "--public-key", publicKey, ...args]);

describe("a signed site", () => {
  it("proves to be complete and unchanged, by the key as text, as a file or as the site brings it", () => {
    for (const key of [publicKey, path.join(SITE, "manifest.json.pub")]) {
      const { code, out, err } = runCli(["verify", SITE, "--public-key", key]);
      expect(err).toBe("");
      expect(out).toMatch(/signature +good/);
      expect(code).toBe(0);
    }
  });

  it("has the same signature whenever it is signed, from a file or a variable", () => {
    const folder = copy();
    const signature = readFileSync(path.join(folder, "manifest.json.sig"), "utf8");
    const key = readFileSync(KEY, "utf8").replaceAll("\n", "\\n");
    expect(runCli(["sign", "--site", folder], { NEWSMIRROR_SIGNING_KEY: key }).code).toBe(0);
    expect(readFileSync(path.join(folder, "manifest.json.sig"), "utf8")).toBe(signature);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      "a page that was changed",
      (folder) => appendFileSync(path.join(folder, "index.html"), " "),
      /changed-file[\s\S]*index\.html/,
    ],
    [
      "a page that is missing",
      (folder) => rmSync(path.join(folder, "404.html")),
      /missing-file[\s\S]*404\.html/,
    ],
    [
      "a file too many",
      (folder) => writeFileSync(path.join(folder, "x.html"), ""),
      /extra-file[\s\S]*x\.html/,
    ],
    [
      "a symbolic link for a page",
      (folder) => {
        rmSync(path.join(folder, "404.html"));
        symlinkSync(path.join(SITE, "404.html"), path.join(folder, "404.html"));
      },
      /changed-file[\s\S]*404\.html/,
    ],
  ])("is found to have %s", (_, spoil, message) => {
    const folder = copy();
    spoil(folder);
    const { code, err } = verify(folder);
    expect(err).toMatch(message);
    expect(code).toBe(1);
  });

  it("is not believed when its manifest was changed with it", () => {
    const folder = copy();
    const file = path.join(folder, "manifest.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"size":\d+/, '"size":1'));
    const { code, out } = verify(folder);
    expect(out).toMatch(/signature +BAD/);
    expect(code).toBe(1);
  });

  it("is not believed without its signature, or by another key", () => {
    const folder = copy();
    const other = path.join(temporaryFolder(), "other.pem");
    const key = runCli(["sign", "--new-key", other]).out.trim().split("\n").at(-1) ?? "";
    expect(runCli(["verify", folder, "--public-key", key]).out).toMatch(/signature +BAD/);
    rmSync(path.join(folder, "manifest.json.sig"));
    expect(verify(folder)).toMatchObject({ code: 1, out: expect.stringMatching(/signature +MISSING/) });
    expect(runCli(["verify", folder])).toMatchObject({ code: 0, out: expect.stringMatching(/not checked/) });
  });

  it("loses its signature when a build changes it, and is told of no foreign file", () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    writeFileSync(path.join(site.content, "c1", "n1.md"), mirrored("n1"));
    site.build();
    runCli(["sign", "--site", site.out, "--key", KEY]);
    const untouched = site.build();
    expect(untouched.err).not.toMatch(/warning/);
    expect(verify(site.out).code).toBe(0);
    writeFileSync(path.join(site.content, "c1", "n2.md"), mirrored("n2"));
    const { err } = site.build();
    expect(err).toContain("its signature was removed");
    expect(() => statSync(path.join(site.out, "manifest.json.sig"))).toThrow();
    expect(runCli(["check", "--site", site.out]).code).toBe(0);
  });
});

describe("a copy on the web", () => {
  async function served(folder: string, answer?: (url: string) => [number, string] | undefined) {
    const server = createServer((request, response) => {
      const url = decodeURIComponent(request.url ?? "/");
      const special = answer?.(url);
      try {
        if (special)
          response.writeHead(special[0], special[0] === 302 ? { location: special[1] } : {}).end(special[1]);
        else response.end(readFileSync(path.join(folder, url.replace(/^\/x\//, ""))));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    onTestFinished(() => void server.close());
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/x`;
  }

  const verifyAt = (address: string) => startCli(["verify", address, "--public-key", publicKey]);

  it("proves to be complete and unchanged", async () => {
    const { code, out } = await verifyAt(await served(SITE));
    expect(out).toMatch(/signature +good[\s\S]*, 0 of them wrong/);
    expect(code).toBe(0);
  });

  it.each<[string, [number, string], RegExp]>([
    ["leaves one out", [404, ""], /missing-file[\s\S]*404\.html/],
    ["sends elsewhere for one", [302, "https://t.example/404.html"], /sends to https:\/\/t\.example/],
    ["sends another page", [200, "<p>字"], /changed-file[\s\S]*404\.html/],
    ["sends without end", [200, "x".repeat(1_000_000)], /more than \d+ bytes/],
    ["fails", [500, ""], /answers 500/],
  ])("is found out when the server %s", async (_, answer, message) => {
    const address = await served(SITE, (url) => (url.endsWith("/404.html") ? answer : undefined));
    const { code, err } = await verifyAt(address);
    expect(err).toMatch(message);
    expect(code).toBe(1);
  });
});

describe("a key", () => {
  it("can be read by its owner alone, and is never overwritten", () => {
    const file = path.join(temporaryFolder(), "key.pem");
    expect(runCli(["sign", "--new-key", file]).code).toBe(0);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const { code, err } = runCli(["sign", "--new-key", file]);
    expect(code).toBe(1);
    expect(err).toContain("exists");
  });

  it.each([
    ["none", ["sign", "--site", SITE], "no key to sign with"],
    ["one that is not there", ["sign", "--site", SITE, "--key", "/nonexistent/key"], "cannot read the key"],
    ["a file that holds none", ["sign", "--site", SITE, "--key", "package.json"], "is not an Ed25519 key"],
    ["a public key that is none", ["verify", SITE, "--public-key", "package.json"], "is not an Ed25519 key"],
    ["a folder without a site", ["verify", "src", "--public-key", "KEY"], "there is no manifest.json"],
  ])("is asked for: %s", (_, args, message) => {
    const { code, err } = runCli(args.map((arg) => (arg === "KEY" ? publicKey : arg)));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
  });
});
