import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { fileDigest } from "../../src/lib/digest.js";
import { signatureOf } from "../../src/output/signature.js";
import { startHttpProxy, startSocksProxy } from "../support/proxies.js";
import { startCli } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");

const FILES: Readonly<Record<string, string>> = {
  "index.html": "the front page",
  "404.html": "this page is not here",
  "a/page.html": "a page\nof lines\n",
  "a/index.html": "a list",
  "a/caf\u00e9.html": "another page",
  _headers: "/*",
  "style.css": "p{}",
};
/** Returns a part of the manifest as text, and what the root says of it. */
function partOf(folder: string, isListed: (name: string) => boolean) {
  const names = Object.keys(FILES).filter(isListed);
  const files = Object.fromEntries(names.map((name) => [name, fileDigest(FILES[name] ?? "")]));
  const text = JSON.stringify({ files });
  const path = `manifest/${folder || "index"}.json`;
  return { text, part: { path, folder, files: names.length, ...fileDigest(text) } };
}
const PARTS = [partOf("", (name) => !name.startsWith("a/")), partOf("a", (name) => name.startsWith("a/"))];
const MANIFEST = JSON.stringify({ generator: "test", parts: PARTS.map(({ part }) => part) });
const SITE: Readonly<Record<string, string>> = {
  ...FILES,
  ...Object.fromEntries(PARTS.map(({ part, text }) => [part.path, text])),
  "manifest.json": MANIFEST,
  "manifest.json.sig": signatureOf(Buffer.from(MANIFEST), privateKey),
};

/** Answers a request for a file, given by its decoded path; leaves it to the plain host if it returns false. */
type Host = (file: string, response: ServerResponse, request: IncomingMessage) => boolean;

/** Serves the site on this machine. @returns the address of the site's folder */
async function serve(host: Host = () => false): Promise<string> {
  const server = createServer((request, response) => {
    const file = decodeURIComponent(request.url ?? "").replace(/^\/x\//, "");
    if (host(file, response, request)) return;
    const content = SITE[file];
    if (content === undefined) response.writeHead(404).end("not here");
    else response.end(content);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/x`;
}

/** Milliseconds: all other answers come within a small part of it. */
const SILENT_AFTER = 3000;

/** Runs the compiled verification without waiting. Returns what it found as `rule path`, and how long it would have waited. */
async function verify(address: string, parallel = 8, only?: string) {
  const from = (file: string): string => pathToFileURL(path.resolve("dist/check/verify", file)).href;
  const { verifyCopy }: typeof import("../../src/check/verify/verify-copy.js") = await import(
    /* @vite-ignore */ from("verify-copy.js")
  );
  const { webCopy }: typeof import("../../src/check/verify/web-copy.js") = await import(
    /* @vite-ignore */ from("web-copy.js")
  );
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const options = { key: publicKey, only, parallel, tick: () => undefined };
  const report = await verifyCopy(webCopy(address, wait, SILENT_AFTER), options);
  return {
    signature: report.signature,
    compared: report.compared,
    uncompared: report.uncompared,
    found: report.findings.map((finding) => `${finding.rule} ${finding.path}`),
    messages: report.findings.map(({ message }) => message).join("\n"),
    waits,
  };
}

const redirect = (response: ServerResponse, status: number, location: string): true => {
  response.writeHead(status, { location }).end();
  return true;
};

describe("a page or a folder of a copy on the web", () => {
  it.each([
    ["a/page.html", ["a/page.html"]],
    ["a", ["a/page.html", "a/index.html", "a/caf\u00e9.html"]],
    ["style.css", ["style.css"]],
  ])("is compared alone, with the parts of the manifest that it needs: %s", async (only, files) => {
    const asked: string[] = [];
    const address = await serve((file) => {
      asked.push(file);
      return false;
    });
    expect(await verify(address, 1, only)).toMatchObject({
      signature: "good",
      found: [],
      compared: files.length,
    });
    const parts = only === "style.css" ? ["index"] : ["a", "index"];
    const needed = [
      "manifest.json",
      "manifest.json.sig",
      ...parts.map((name) => `manifest/${name}.json`),
      ...files,
    ];
    expect(asked.sort()).toEqual(needed.sort());
  });

  it("is missing where the host sends another page, whatever the part of the manifest that names it", async () => {
    const address = await serve(
      (file, response) => file === "a/page.html" && !!response.end(FILES["404.html"]),
    );
    expect((await verify(address, 1, "a/page.html")).found).toEqual(["missing-file a/page.html"]);
  });
});

describe("a copy on the web is right", () => {
  it("as a plain host serves it", async () => {
    expect(await verify(await serve())).toMatchObject({ signature: "good", found: [], waits: [] });
  });

  it("at a host that sends pages to their addresses without an ending, and indexes to their folders", async () => {
    const address = await serve((file, response) => {
      const [, stem] = /^(.*?)(?:index)?\.html$/.exec(file) ?? [];
      if (stem !== undefined) return redirect(response, 308, `/x/${encodeURI(stem)}`);
      const page = SITE[`${file}.html`] ?? (/^$|\/$/.test(file) ? SITE[`${file}index.html`] : undefined);
      if (page === undefined) return false;
      response.writeHead(file === "404" ? 404 : 200).end(page);
      return true;
    });
    expect(await verify(address)).toMatchObject({ signature: "good", found: [] });
  });

  it("at a host that answers 429 once, after the wait that it asks for", async () => {
    const asked = new Set<string>();
    const address = await serve((file, response) => {
      if (file !== "style.css" || asked.has(file)) return false;
      asked.add(file);
      response.writeHead(429, { "retry-after": "7" }).end();
      return true;
    });
    expect(await verify(address)).toMatchObject({ found: [], waits: [7000] });
  });

  it.each<[string, string, number]>([
    ["a day", new Date(Date.UTC(2024, 0, 1, 0, 0, 9)).toUTCString(), 9000],
    ["a century", "3000000000", 60_000],
    ["a time that has passed", new Date(0).toUTCString(), 2000],
    ["nothing that can be read", "soon", 2000],
  ])("at a host that asks to wait for %s", async (_, retryAfter, expected) => {
    let count = 0;
    const date = new Date(Date.UTC(2024, 0, 1)).toUTCString();
    const address = await serve((file, response) => {
      if (file !== "style.css" || count++ > 0) return false;
      response.writeHead(503, { "retry-after": retryAfter, date }).end();
      return true;
    });
    expect(await verify(address)).toMatchObject({ found: [], waits: [expected] });
  });

  it.each<[string, Host]>([
    ["drops the connection", (_, response) => response.destroy() !== undefined],
    [
      "cuts the answer short",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("p", () => response.destroy());
        return true;
      },
    ],
    ["fails", (_, response) => response.writeHead(500).end() !== undefined],
  ])("at a host that now and then %s", async (_, fail) => {
    const count = new Map<string, number>();
    const address = await serve((file, response, request) => {
      count.set(file, (count.get(file) ?? 0) + 1);
      return (count.get(file) ?? 0) <= 2 && fail(file, response, request);
    });
    const { found, waits } = await verify(address, 1);
    expect(found).toEqual([]);
    expect(new Set(waits)).toEqual(new Set([500, 1000]));
  });

  it("at a host that stores letters with accents in pieces", async () => {
    const name = "a/caf\u00e9.html";
    const address = await serve((file, response) => {
      if (file === name) response.writeHead(404).end();
      else if (file === name.normalize("NFD")) response.end(SITE[name]);
      else return false;
      return true;
    });
    expect(await verify(address)).toMatchObject({ found: [] });
  });

  it("by an address that holds a name and a password", async () => {
    const address = await serve(() => false);
    expect(await verify(address.replace("://", "://reader:secret@"))).toMatchObject({ found: [] });
  });

  it("at a host that compresses", async () => {
    const { gzipSync } = await import("node:zlib");
    const address = await serve((file, response) => {
      const content = SITE[file];
      if (content === undefined) return false;
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(content));
      return true;
    });
    expect(await verify(address)).toMatchObject({ signature: "good", found: [] });
  });
});

describe("of a copy on the web is told", () => {
  const on =
    (name: string, answer: (response: ServerResponse) => unknown): Host =>
    (file, response) => {
      if (file !== name) return false;
      answer(response);
      return true;
    };

  it.each<[string, Host, string[], RegExp]>([
    [
      "that a file was changed",
      on("a/page.html", (r) => r.end("A page")),
      ["changed-file a/page.html"],
      /6 bytes with the SHA-256/,
    ],
    [
      "that a line end was added",
      on("a/page.html", (r) => r.end("a page\n")),
      ["changed-file a/page.html"],
      /7 bytes/,
    ],
    [
      "that a file does not end",
      on("style.css", (r) => r.end("x".repeat(1_000_000))),
      ["changed-file style.css"],
      /more than 3 bytes/,
    ],
    [
      "that a file is missing",
      on("style.css", (r) => r.writeHead(404).end("x".repeat(10_000))),
      ["missing-file style.css"],
      /answers 404/,
    ],
    [
      "that a file is gone",
      on("style.css", (r) => r.writeHead(410).end()),
      ["missing-file style.css"],
      /answers 410/,
    ],
    [
      "that the front page comes for a missing file",
      on("style.css", (r) => r.end(FILES["index.html"])),
      ["missing-file style.css"],
      /index\.html in its place/,
    ],
    [
      "that the “not found” page comes for a missing file",
      on("style.css", (r) => r.end(FILES["404.html"])),
      ["missing-file style.css"],
      /404\.html in its place/,
    ],
    [
      "that the host sends to another",
      on("style.css", (r) => redirect(r, 302, "https://t.example/style.css")),
      ["missing-file style.css"],
      /sends to https:\/\/t\.example/,
    ],
    [
      "that the host sends in a circle",
      on("style.css", (r) => redirect(r, 302, "/x/style.css")),
      ["missing-file style.css"],
      /without end/,
    ],
    [
      "that the host sends to another page",
      on("style.css", (r) => redirect(r, 302, "/x/a/page.html")),
      ["changed-file style.css"],
      /at http.*page\.html/,
    ],
    [
      "that the host refuses a file",
      on("style.css", (r) => r.writeHead(403).end()),
      ["unanswered-file style.css"],
      /answers 403/,
    ],
    [
      "that the host fails for a file each time",
      on("style.css", (r) => r.writeHead(502).end()),
      ["unanswered-file style.css"],
      /answers 502/,
    ],
    [
      "that the host asks to wait without end",
      on("style.css", (r) => r.writeHead(429).end()),
      ["unanswered-file style.css"],
      /answers 429/,
    ],
    [
      "that the connection is cut each time",
      on("style.css", (r) => r.destroy()),
      ["unanswered-file style.css"],
      /connection was cut/,
    ],
    [
      "that the host answers with what is not HTTP",
      on("style.css", (r) => r.socket?.end("220 ready\r\n\r\n")),
      ["unanswered-file style.css"],
      /does not match the HTTP/,
    ],
    [
      "that the host changed the line ends",
      on("a/page.html", (r) => r.end("a page\r\nof lines\r\n")),
      ["converted-file a/page.html"],
      /line ends are those of Windows/,
    ],
    [
      "that the host changed a file in several ways",
      on("a/page.html", (r) => r.end(gzipSync("\ufeffa page\r\nof lines\r\n"))),
      ["converted-file a/page.html"],
      /is compressed.*; a byte order mark.*; its line ends/,
    ],
    [
      "that the host put a byte order mark before a file",
      on("style.css", (r) => r.end("\ufeffp{}")),
      ["converted-file style.css"],
      /byte order mark/,
    ],
    [
      "that the host compresses a file, and does not say so",
      on("a/page.html", (r) => r.end(gzipSync(SITE["a/page.html"] ?? ""))),
      ["converted-file a/page.html"],
      /is compressed/,
    ],
    [
      "that the host compresses another file",
      on("a/page.html", (r) => r.end(gzipSync("another page"))),
      ["changed-file a/page.html"],
      /SHA-256/,
    ],
    [
      "that the host sends what only looks compressed",
      on("style.css", (r) => r.end(Buffer.from([0x1f, 0x8b, 8]))),
      ["changed-file style.css"],
      /SHA-256/,
    ],
    [
      "that the host forbids a file for itself",
      on("_headers", (r) => r.writeHead(403).end()),
      ["host-file _headers"],
      /answers 403/,
    ],
    [
      "that the host keeps a file for itself",
      on("_headers", (r) => r.writeHead(404).end()),
      ["host-file _headers"],
      /answers 404/,
    ],
  ])("%s", async (_, host, found, message) => {
    const report = await verify(await serve(host));
    expect(report.found).toEqual(found);
    expect(report.messages).toMatch(message);
  });

  it("that the host sends byte by byte, and it is not asked for the file again", async () => {
    let asked = 0;
    const address = await serve((file, response) => {
      if (file !== "a/page.html") return false;
      asked++;
      const drip = setInterval(() => response.write("x"), SILENT_AFTER / 10);
      response.on("close", () => clearInterval(drip));
      return true;
    });
    const { found, messages, waits } = await verify(address);
    expect(found).toEqual(["unanswered-file a/page.html"]);
    expect(messages).toMatch(/too slowly/);
    expect([asked, waits]).toEqual([1, []]);
  });

  it("that the host is silent, and it is not asked for the file again", async () => {
    let asked = 0;
    const address = await serve((file) => file === "style.css" && asked++ >= 0);
    const { found, messages, waits } = await verify(address);
    expect(found).toEqual(["unanswered-file style.css"]);
    expect(messages).toMatch(/does not answer/);
    expect([asked, waits]).toEqual([1, []]);
  });

  it.each<[string, Host, RegExp]>([
    [
      "is not there",
      on("manifest.json", (r) => r.writeHead(404).end()),
      /no manifest\.json in .*: the host answers 404/,
    ],
    [
      "is elsewhere",
      on("manifest.json", (r) => redirect(r, 302, "https://t.example/")),
      /: the host sends to https:\/\/t\.example/,
    ],
  ])("that the manifest %s", async (_, host, says) => {
    await expect(verify(await serve(host))).rejects.toThrow(says);
  });

  it.each<[string, Host, string, RegExp]>([
    [
      "changed",
      (file, response) => file === "manifest/a.json" && !!response.end("{}"),
      "changed-file",
      /SHA-256/,
    ],
    [
      "too long",
      (file, response) => file === "manifest/a.json" && !!response.end("x".repeat(10_000)),
      "changed-file",
      /more than/,
    ],
    [
      "missing",
      (file, response) => file === "manifest/a.json" && !!response.writeHead(404).end(),
      "missing-file",
      /404/,
    ],
    [
      "not to be had",
      (file, response) => file === "manifest/a.json" && !!response.writeHead(403).end(),
      "unanswered-file",
      /403/,
    ],
  ])("that a part of the manifest is %s, and what its other files are", async (_, host, rule, message) => {
    const { found, messages, compared, uncompared } = await verify(await serve(host));
    expect(found).toEqual([`${rule} manifest/a.json`]);
    expect(messages).toMatch(message);
    expect([compared, uncompared]).toEqual([4, 3]);
  });

  it("that the host converted a part of the manifest, and what its files are all the same", async () => {
    const converted = `\ufeff${SITE["manifest/a.json"]}`;
    const address = await serve((file, response) => {
      if (file === "manifest/a.json") return !!response.end(converted);
      return file === "a/index.html" && !!response.end("another list");
    });
    const { found, messages, compared, uncompared } = await verify(address);
    expect(found).toEqual(["changed-file a/index.html", "converted-file manifest/a.json"]);
    expect(messages).toMatch(/byte order mark/);
    expect([compared, uncompared]).toEqual([7, 0]);
  });

  it("that the host converted the manifest, though nobody can check its signature", async () => {
    const address = await serve(
      (file, response) => file === "manifest.json" && !!response.end(gzipSync(`\ufeff${MANIFEST}`)),
    );
    const { code, out, err } = await runHere(["verify", address]);
    expect([code, out + err]).toEqual([
      1,
      expect.stringMatching(/converted-file[\s\S]*manifest\.json: it is compressed/),
    ]);
  });

  it("that the host refuses many files, and what it has of the others", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, "0")}.html`);
    const files = Object.fromEntries([...names, "z.html"].map((name) => [name, fileDigest("x")]));
    const manifest = JSON.stringify({ generator: "test", files });
    const address = await serve((file, response) => {
      if (file === "manifest.json") response.end(manifest);
      else if (file === "manifest.json.sig") response.end(signatureOf(Buffer.from(manifest), privateKey));
      else if (file === "z.html") response.end("y");
      else response.writeHead(403).end();
      return true;
    });
    const { found } = await verify(address, 1);
    expect(found.at(-1)).toBe("changed-file z.html");
    expect(found).toHaveLength(41);
  });

  it("that the host stopped answering, without asking it for everything", async () => {
    let requests = 0;
    const names = Array.from({ length: 200 }, (_, index) => `p${index}.html`);
    const manifest = JSON.stringify({
      generator: "test",
      files: Object.fromEntries(names.map((name) => [name, fileDigest("x")])),
    });
    const address = await serve((file, response) => {
      if (file === "manifest.json") response.end(manifest);
      else if (file === "manifest.json.sig") response.end(signatureOf(Buffer.from(manifest), privateKey));
      else {
        requests++;
        response.destroy();
      }
      return true;
    });
    const { found } = await verify(address, 1);
    expect(found).toHaveLength(200);
    expect(found.every((one) => one.startsWith("unanswered-file "))).toBe(true);
    expect(requests).toBeLessThanOrEqual(20 * 5 * 2);
  });
});

describe("the command", () => {
  const run = (address: string) => startCli(["verify", address]);

  it("counts what is right, and exits with 0 if only the host kept something back", async () => {
    const address = await serve(
      (file, response) => file === "_headers" && response.writeHead(404).end() !== undefined,
    );
    const { code, out } = await run(address);
    expect(out).toMatch(/files +7\nright +6\nfor the host +1$/m);
    expect(code).toBe(0);
  });

  it("counts what is missing and what was not answered apart from what was changed, and exits with 1", async () => {
    const address = await serve((file, response) => {
      if (file === "style.css") response.writeHead(403).end();
      else if (file === "a/page.html") response.writeHead(404).end();
      else if (file === "a/index.html") response.end("a list.");
      else return false;
      return true;
    });
    const { code, out, err } = await run(address);
    expect(out).toMatch(/right +4\nchanged +1\nmissing +1\nnot answered +1$/m);
    expect(err).toContain("unanswered-file: a file that could not be asked for");
    expect(code).toBe(1);
  });

  it("says that it waits, once for all requests, where no terminal is", async () => {
    let refusals = 0;
    const address = await serve((file, response) => {
      if (!file.startsWith("manifest") && refusals < 3) {
        refusals++;
        response.writeHead(429, { "retry-after": "3" }).end();
        return true;
      }
      return false;
    });
    const { code, err } = await run(address);
    expect(err).toBe("waiting for the host, 3 seconds\n");
    expect(code).toBe(0);
  });

  it.each(["/index.html", "/manifest.json"])("takes the address of %s for that of the copy", async (file) => {
    expect((await run(`${await serve()}${file}`)).code).toBe(0);
  });

  it("says that a host refuses the connection, and what to do", async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await new Promise((closed) => server.close(closed));
    const { code, err } = await run(`http://127.0.0.1:${port}/`);
    expect(err).toContain(
      `error: cannot read manifest.json from 127.0.0.1:${port}: the host refuses the connection (ECONNREFUSED)\n  → look`,
    );
    expect(err).not.toMatch(/^ {4}at |changed-file/m);
    expect(code).toBe(1);
  });

  it.each([
    [
      "http://no-such-host.invalid/",
      /manifest\.json from no-such-host\.invalid: .*(?:no host|looked up).*\n {2}→ look/,
    ],
    [
      "http://abcdefghijklmnop.onion/",
      /manifest\.json from abcdefghijklmnop\.onion: .*through Tor alone\n {2}→ .*ALL_PROXY=/,
    ],
  ])("says that there is no such host, and what to do: %s", async (address, message) => {
    const { code, err } = await run(address);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ {4}at |changed-file/m);
    expect(code).toBe(1);
  });
});

describe("a proxy that the environment names", () => {
  const NONE = { NO_PROXY: "", no_proxy: "", HTTP_PROXY: "", http_proxy: "", all_proxy: "" };
  const run = (address: string, proxy: string) =>
    startCli(["verify", address], { ...NONE, ALL_PROXY: proxy });

  it.each([
    ["HTTP", startHttpProxy, "mirror.example"],
    ["SOCKS", startSocksProxy, "mirror.example"],
    ["SOCKS", startSocksProxy, "abcdefghijklmnop.onion"],
  ])("of %s leads to a copy", async (_, start, host) => {
    const { origin } = new URL(await serve());
    const { address, asked } = await start(origin);
    const { code, out } = await run(`http://${host}/x/`, address);
    expect(out).toMatch(/right +7$/m);
    expect([code, [...asked]]).toEqual([0, [host]]);
  });

  it("is not asked for a copy on this machine", async () => {
    const copy = await serve();
    const { address, asked } = await startHttpProxy(new URL(copy).origin);
    expect((await run(copy, address)).code).toBe(0);
    expect([...asked]).toEqual([]);
  });

  it("that cannot be used is named", async () => {
    const { code, err } = await run("http://mirror.example/", "gopher://127.0.0.1:70");
    expect(err).toMatch(/^error: the proxy gopher:.* is of no known kind\n {2}→ write it like/);
    expect(code).toBe(1);
  });
});
