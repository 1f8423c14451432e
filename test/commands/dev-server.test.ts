import { once } from "node:events";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DevServer } from "../../src/commands/dev/dev-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Listens on a port, unless another program does already. */
function occupy(port: number): Promise<Server> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(server));
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

it("says which ports are in use, and what to do", async () => {
  // Systems give no port below 32,768 to a connection that names none.
  const first = 21_310;
  const servers = await Promise.all(Array.from({ length: 10 }, (_, offset) => occupy(first + offset)));
  const folder = temporaryFolder();
  try {
    await expect(
      DevServer.start({ site: folder, assets: [], additions: folder }, first),
    ).rejects.toMatchObject({
      message: `the ports ${first} to ${first + 9} are in use, or not open to this account`,
      hint: "name another with --port",
    });
  } finally {
    for (const server of servers) server.close();
  }
});

describe("DevServer", () => {
  let server: DevServer;
  beforeEach(async () => {
    const site = temporaryFolder();
    mkdirSync(path.join(site, "channels/river"), { recursive: true });
    for (const file of ["index.html", "channels/river/index.html", "feed.xml"])
      writeFileSync(path.join(site, file), "<body>text</body>");
    writeFileSync(path.join(site, "closed.html"), "text");
    symlinkSync("loop.html", path.join(site, "loop.html"));
    chmodSync(path.join(site, "closed.html"), 0o000);
    server = await DevServer.start({ site, assets: [], additions: site }, 0);
  });
  afterEach(() => server.close());

  /** Sends the path as it is: no part of it is resolved or encoded. */
  async function ask(asked: string): Promise<IncomingMessage> {
    const [answer] = await once(get({ port: server.port, host: "localhost", path: asked }), "response");
    return (answer as IncomingMessage).resume();
  }

  it.each([
    ["/", 200],
    ["/feed.xml?x=1", 200],
    ["/gone.html", 404],
    ["/index.html/", 404],
    ["/index.html/style.css", 404],
    [`/${"long".repeat(100)}.html`, 404],
    ["/loop.html", 404],
    ["/..%2findex.html", 404],
    ["/%00", 404],
    ["/%E0%A4%A", 400],
    ["//[", 400],
  ])("answers %s with %i", async (asked, status) => {
    expect((await ask(asked)).statusCode).toBe(status);
    expect((await ask("/")).statusCode).toBe(200);
  });

  it.each([
    ["/channels/river", "/channels/river/"],
    ["/channels/river?x=1", "/channels/river/?x=1"],
    ["//other.example/channels/river", "/channels/river/"],
  ])("sends from %s into the folder, on this machine", async (asked, location) => {
    expect((await ask(asked)).headers.location).toBe(location);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform !== "linux")(
    "says that ports are closed",
    async () => {
      const folders = { site: "", assets: [], additions: "" };
      await expect(DevServer.start(folders, 1)).rejects.toThrow("the ports 1 to 10 are in use, or not open");
    },
  );

  it.each([
    ["localhost", 200],
    ["LOCALHOST:8080", 200],
    ["127.0.0.1:3000", 200],
    ["[::1]:8080", 200],
    ["gazette.example", 403],
    ["localhost.gazette.example:8080", 403],
    ["127.0.0.1.gazette.example", 403],
  ])("answers a browser that asked %s with %i", async (host, status) => {
    for (const asked of ["/", "/feed.xml"]) {
      const request = get({ port: server.port, host: "localhost", path: asked, headers: { host } });
      const [answer] = (await once(request, "response")) as [IncomingMessage];
      expect(answer.resume().statusCode).toBe(status);
    }
  });

  it.skipIf(process.getuid?.() === 0)("says why it cannot read a file", async () => {
    expect((await ask("/closed.html")).statusCode).toBe(500);
  });
});
