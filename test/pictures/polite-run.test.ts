import { createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../support/files.js";
import { startHttpProxy, startSocksProxy } from "../support/proxies.js";
import { fileOf, IMPATIENCE, pictureMirror } from "./mirror-of-pictures.js";
import { listening, startPictureServer } from "./picture-server.js";

/** Makes a mirror with one article whose pictures are on a server of the test. */
async function mirrorWith(names: readonly string[], robots?: string) {
  const server = await startPictureServer(robots);
  const mirror = pictureMirror();
  const addresses = names.map((name) => `${server.origin}/${name}`);
  mirror.write("n1", addresses);
  const files = addresses.map((address) => fileOf(address));
  return { server, mirror, addresses, files };
}

/**
 * Returns the seconds that a run takes. No load makes it shorter than the waits of the run, and without these it takes
 * about one second. The times at which requests come in would say less: each may be late.
 */
async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

describe("a host", () => {
  it("is asked at the rate that is stated, for one picture after another", async () => {
    const { server, mirror } = await mirrorWith(["ok/1.jpg", "ok/2.jpg", "ok/3.jpg"]);
    expect(await secondsOf(() => mirror.run(["--rate", "0.8"]))).toBeGreaterThan(3 / 0.8);
    expect([server.times.length, server.mostAtOnce]).toEqual([4, 1]);
  });

  it("is asked as seldom as its robots.txt says", async () => {
    const { server, mirror } = await mirrorWith(
      ["ok/1.jpg", "ok/2.jpg", "ok/3.jpg"],
      "User-agent: newsmirror\nCrawl-delay: 2",
    );
    expect(await secondsOf(() => mirror.run())).toBeGreaterThan(2 * 2);
    expect(server.times.length).toBe(4);
  });

  it("that asks for patience gets as much as it asked for", async () => {
    const { mirror, files } = await mirrorWith(["rest-once/1.jpg"]);
    expect(await secondsOf(() => mirror.run())).toBeGreaterThan(4);
    expect(Object.keys(mirror.pictures())).toEqual(files);
  });

  it("that asks for an hour is left alone for it", async () => {
    const { server, mirror } = await mirrorWith(["hour/1.jpg", "ok/1.jpg", "ok/2.jpg"]);
    const { code, out } = await mirror.run();
    expect([code, server.times.length]).toEqual([0, 2]);
    expect(out).toMatch(/not asked for +2, because/);
    const [host] = mirror.failed().hosts;
    expect(Date.parse(host?.again ?? "") - Date.now()).toBeGreaterThan(3_500_000);
    await mirror.run();
    expect(server.times.length).toBe(2);
  });

  it("that does not answer costs its own pictures and nothing else", async () => {
    const { mirror, files } = await mirrorWith(["ok/1.jpg"]);
    const port = await listening(createTcpServer());
    const silent = Array.from({ length: 9 }, (_, index) => `http://127.0.0.1:${port}/${index}.jpg`);
    mirror.write("n2", silent);
    const { code, out, err } = await mirror.run(IMPATIENCE);
    expect(code).toBe(0);
    expect(Object.keys(mirror.pictures())).toEqual(files);
    expect(out).toMatch(/not asked for +9/);
    expect(err).toContain(`host 127.0.0.1:${port}: robots.txt: the host does not answer`);
  });

  it("that failed is forgotten as soon as it need not wait, and does not fail again", async () => {
    const { mirror } = await mirrorWith(["ok/1.jpg"]);
    // Another host had sent there, and sends elsewhere now.
    const other = { name: "pictures.example", reason: "silent", attempts: 1 };
    const past = { ...other, again: "2024-03-05T00:00:00.000Z" };
    const later = { ...other, name: "later.example", again: "2999-03-05T00:00:00.000Z" };
    writeFiles(mirror.images, { "failed.json": JSON.stringify({ hosts: [past, later], pictures: [] }) });
    const { err } = await mirror.run();
    expect(mirror.failed().hosts).toEqual([later]);
    expect(err).toContain("hosts 1;");
  });

  it("that stops answering is given up after five pictures", async () => {
    const { server, mirror } = await mirrorWith(
      Array.from({ length: 12 }, (_, index) => `silent/${index}.jpg`),
    );
    await mirror.run(IMPATIENCE);
    expect(server.times.length).toBe(1 + 5);
    expect(mirror.failed().pictures.length).toBe(5);
    expect(mirror.failed().hosts.map(({ name }) => `http://${name}`)).toEqual([server.origin]);
  });

  it.each([
    ["503", "down", []],
    ["404", "gone", ["ok/1.jpg"]],
    ["compressed that nothing is allowed", "zipped-nothing", []],
  ])("whose robots.txt answers %s", async (_, kind, fetched) => {
    const { server, mirror } = await mirrorWith(["ok/1.jpg"], kind);
    await mirror.run();
    expect(Object.keys(mirror.pictures())).toEqual(fetched.map((name) => fileOf(`${server.origin}/${name}`)));
  });

  it("whose robots.txt forbids where a redirect leads is not asked for it", async () => {
    const { server, mirror, addresses } = await mirrorWith(["into-forbidden/1.jpg"]);
    await mirror.run();
    expect([...server.asked.keys()]).toEqual(["/robots.txt", "/into-forbidden/1.jpg"]);
    expect(mirror.failed().pictures.map(({ name, reason }) => [name, reason])).toEqual([
      [addresses[0], "the host's robots.txt does not allow it"],
    ]);
  });

  it.each([
    [5, ["chain/5.jpg"]],
    [6, []],
  ])("that sends from address to address is followed %i times: %j", async (steps, fetched) => {
    const { server, mirror } = await mirrorWith([`chain/${steps}.jpg`]);
    await mirror.run();
    expect(Object.keys(mirror.pictures())).toEqual(fetched.map((name) => fileOf(`${server.origin}/${name}`)));
  });

  it("learns by whom it is asked, and no more", async () => {
    const { server, mirror } = await mirrorWith(["ok/1.jpg"]);
    await mirror.run();
    const { "user-agent": program, host: _, connection: __, ...rest } = server.lastHeaders;
    expect(program).toMatch(/^newsmirror\/\d+\.\d+\.\d+ \(/);
    expect(rest).toEqual({ accept: "image/*", "accept-encoding": "identity" });
    await mirror.run(["--retry", "--user-agent", "gazette-mirror/1"]);
    mirror.write("n2", [`${server.origin}/ok/2.jpg`]);
    await mirror.run(["--user-agent", "gazette-mirror/1"]);
    expect(server.lastHeaders["user-agent"]).toBe("gazette-mirror/1");
  });

  it("of this machine is not asked unless a test allows it", async () => {
    const { server, mirror, addresses } = await mirrorWith(["ok/1.jpg"]);
    await mirror.run([], { NEWSMIRROR_TEST_LOOPBACK: "" });
    expect(server.times).toEqual([]);
    const { pictures } = mirror.failed();
    expect(pictures.map(({ name, reason }) => [name, reason])).toEqual([
      [addresses[0], "127.0.0.1 is an address of a private network"],
    ]);
  });
});

describe("a picture in several sizes", () => {
  it("is fetched once, in the largest", async () => {
    const { server, mirror, files } = await mirrorWith([
      "sized/1-60x40.jpg",
      "sized/1.jpg",
      "sized/1-90x60.jpg",
    ]);
    await mirror.run();
    expect([...server.asked.keys()]).toEqual(["/robots.txt", "/sized/1.jpg"]);
    expect(Object.keys(mirror.pictures())).toEqual(files.sort());
    expect(new Set(Object.values(mirror.pictures())).size).toBe(1);
  });

  it("is fetched in the stated size if there is no larger one", async () => {
    const { server, mirror, files } = await mirrorWith(["shrunk/1-60x40.jpg"]);
    await mirror.run();
    expect([...server.asked.keys()].slice(1)).toEqual(["/shrunk/1.jpg", "/shrunk/1-60x40.jpg"]);
    expect(Object.keys(mirror.pictures())).toEqual(files);
  });
});

describe("a proxy", () => {
  const ADDRESS = "http://pictures.example/ok/1.jpg";

  /** Fetches a picture of a host that only the proxy can find. */
  async function fetchThrough(proxy: string) {
    const mirror = pictureMirror();
    mirror.write("n1", [ADDRESS]);
    const { code } = await mirror.run([], { NO_PROXY: "", no_proxy: "", ALL_PROXY: proxy });
    expect([code, Object.keys(mirror.pictures())]).toEqual([0, [fileOf(ADDRESS)]]);
  }

  it.each([
    ["HTTP", startHttpProxy],
    ["SOCKS", startSocksProxy],
  ])("of %s is used, and finds the host", async (_, start) => {
    const { origin } = await startPictureServer();
    const { address, asked } = await start(origin);
    await fetchThrough(address);
    expect([...asked]).toEqual(["pictures.example"]);
  });

  it.each([
    ["gopher://127.0.0.1:70", "is of no known kind"],
    ["socks5://", "is not an address"],
  ])("%s that cannot be used is named", async (proxy, reason) => {
    const mirror = pictureMirror();
    mirror.write("n1", [ADDRESS]);
    const { code, err } = await mirror.run([], { NO_PROXY: "", no_proxy: "", ALL_PROXY: proxy });
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});
