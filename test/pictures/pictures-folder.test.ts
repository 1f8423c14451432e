import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { filesIn } from "../support/files.js";
import { fileOf, pictureMirror } from "./mirror-of-pictures.js";
import { startPictureServer } from "./picture-server.js";

/** Makes a mirror with two articles of different channels and days. */
async function smallMirror() {
  const server = await startPictureServer();
  const mirror = pictureMirror();
  const address = (name: string): string => `${server.origin}/${name}`;
  const file = (name: string): string => fileOf(address(name));
  mirror.write("n1", [address("ok/1.jpg"), address("ok/2.jpg")], { day: "2024-03-04", channel: "c1" });
  mirror.write("n2", [address("ok/3.jpg"), address("ok/4.jpg")], { day: "2024-03-05", channel: "c2" });
  return { server, mirror, address, file };
}

const widthOf = async (file: string): Promise<number | undefined> => (await sharp(file).metadata()).width;

const numbers = (...all: number[]): string[] => all.map((number) => `ok/${number}.jpg`);

describe("what is fetched", () => {
  it.each([
    ["everything", [], numbers(1, 2, 3, 4)],
    ["since a day", ["--since", "2024-03-05"], numbers(3, 4)],
    ["of a channel", ["--channel", "c1"], numbers(1, 2)],
    ["of two channels", ["--channel", "c1", "c2"], numbers(1, 2, 3, 4)],
    ["lead pictures", ["--lead"], numbers(1, 3)],
    ["lead pictures of a channel", ["--lead", "--channel", "c2"], numbers(3)],
    ["nothing in a dry run", ["--dry-run"], []],
  ])("%s", async (_, args, names) => {
    const { mirror, file } = await smallMirror();
    const { code, err } = await mirror.run(args);
    expect([code, err, Object.keys(mirror.pictures())]).toEqual([0, "", names.map(file).sort()]);
  });

  it("is told before in a dry run", async () => {
    const { server, mirror } = await smallMirror();
    const { out } = await mirror.run(["--dry-run"]);
    expect(out).toMatch(/would be fetched +4\n +127\.0\.0\.1:\d+ +4$/m);
    expect([server.times, existsSync(mirror.images)]).toEqual([[], false]);
  });

  it("is what the mirror does not hold under any name", async () => {
    const { server, mirror, address, file } = await smallMirror();
    await mirror.run(["--channel", "c1"]);
    const bytes = readFileSync(path.join(mirror.images, file("ok/1.jpg")));
    writeFileSync(path.join(mirror.images, "3.jpg"), bytes);
    server.reset();
    await mirror.run();
    expect([...server.asked.keys()]).toEqual(["/robots.txt", "/ok/4.jpg"]);
    expect(existsSync(path.join(mirror.images, fileOf(address("ok/3.jpg"))))).toBe(false);
  });

  it("is what was damaged since", async () => {
    const { mirror, file } = await smallMirror();
    await mirror.run();
    const before = mirror.pictures();
    unlinkSync(path.join(mirror.images, file("ok/1.jpg")));
    writeFileSync(path.join(mirror.images, file("ok/2.jpg")), "no picture");
    await mirror.run();
    expect(mirror.pictures()).toEqual(before);
  });

  it("is on the pages that show it", async () => {
    const { mirror, file } = await smallMirror();
    await mirror.run();
    const site = await mirror.build();
    const digests = mirror.pictures();
    const siteFile = (name: string): string => `images/files/${digests[file(name)]?.slice(0, 32)}.webp`;
    const shown = numbers(1, 2, 3, 4).map(siteFile);
    expect(filesIn(site).filter((name) => name.startsWith("images/"))).toEqual(shown.sort());
    const page = readFileSync(path.join(site, "2024/03/04/n1.html"), "utf8");
    expect(page).toContain(`src="../../../${siteFile("ok/1.jpg")}" alt`);
  });

  it("is one file on the site where several addresses and articles have the same picture", async () => {
    const { origin } = await startPictureServer();
    const mirror = pictureMirror();
    mirror.write("n1", [`${origin}/same/1.jpg`, `${origin}/same/2.jpg`]);
    mirror.write("n2", [`${origin}/same/3.jpg`, `${origin}/ok/9.jpg`]);
    await mirror.run();
    const site = await mirror.build();
    const pictures = filesIn(site).filter((name) => name.startsWith("images/"));
    const sources = ["n1", "n2"].flatMap((id) => [
      ...readFileSync(path.join(site, `2024/03/05/${id}.html`), "utf8").matchAll(/<img src="[./]*([^"]+)"/g),
    ]);
    expect(sources.length).toBe(4);
    expect(new Set(sources.map(([, name]) => name))).toEqual(new Set(pictures));
    expect(pictures.length).toBe(2);
  });

  it("keeps its name on the site if somebody put it there", async () => {
    const { mirror, file } = await smallMirror();
    await mirror.run();
    for (const name of ["1.jpg", "2.jpg"])
      renameSync(path.join(mirror.images, file(`ok/${name}`)), path.join(mirror.images, name));
    const site = await mirror.build();
    expect(filesIn(site).filter((name) => /^images\/\d/.test(name))).toEqual([
      "images/1.jpg",
      "images/2.jpg",
    ]);
  });

  it("is what the settings say, unless an option says otherwise", async () => {
    const { mirror, file, address } = await smallMirror();
    const pictures = {
      lead: true,
      widths: [20],
      format: "avif",
      userAgent: "gazette/1",
      maxMb: 9,
      rate: 900,
    };
    writeFileSync(path.join(mirror.content, "site.yaml"), JSON.stringify({ pictures }));
    await mirror.run(["--channel", "c1"]);
    const named = (name: string, end: string): string => file(name).replace(".webp", end);
    expect(Object.keys(mirror.pictures())).toEqual([named("ok/1.jpg", ".avif")]);
    expect(await widthOf(path.join(mirror.images, named("ok/1.jpg", ".avif")))).toBe(20);
    await mirror.run(["--channel", "c2", "--format", "webp", "--widths", "24"]);
    expect(Object.keys(mirror.pictures()).sort()).toEqual(
      [named("ok/1.jpg", ".avif"), fileOf(address("ok/3.jpg"))].sort(),
    );
    expect(await widthOf(path.join(mirror.images, fileOf(address("ok/3.jpg"))))).toBe(24);
  });

  it.each([
    [{ rate: 0 }, "pictures.rate: must be above 0 (it is 0)"],
    [{ timeout: 86_401 }, "pictures.timeout: must be at most 86400"],
    [{ maxMb: 1.5 }, "pictures.maxMb: must be a whole number"],
    [{ widths: [8] }, "pictures.widths[0]: must be at least 16"],
    [{ widths: [] }, "pictures.widths: must have a width"],
    [{ format: "jpeg" }, "pictures.format: must be webp or avif"],
    [{ userAgent: "a\nHost: b" }, "pictures.userAgent: must be one line of ASCII"],
    [{ prune: true }, "pictures.prune: unknown setting"],
  ])("is not guessed from the settings %j", async (pictures, message) => {
    const { server, mirror } = await smallMirror();
    writeFileSync(path.join(mirror.content, "site.yaml"), JSON.stringify({ pictures }));
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(server.times).toEqual([]);
  });

  it.each([
    ["--user-agent", "a\nHost: b", "It must be one line of ASCII."],
    ["--user-agent", "Зеркало", "It must be one line of ASCII."],
    ["--timeout", "86401", "It must be a number above 0, and at most 86400."],
  ])("is not fetched with the flag %s %j", async (flag, value, message) => {
    const { server, mirror } = await smallMirror();
    const { code, err } = await mirror.run([flag, value]);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(server.times).toEqual([]);
  });

  it("is nothing where no article shows a picture", async () => {
    const mirror = pictureMirror();
    mirror.write("n1", []);
    const { code, out } = await mirror.run();
    expect([code, out]).toEqual([0, expect.stringMatching(/pictures shown +0\n/)]);
  });

  it.each([
    [["--since", "yesterday"], "It must be a day like 2024-03-05"],
    [["--channel", "c3"], "no article is in the channel c3\n  → the channels are c1, c2"],
    [["--rate", "0"], "It must be a number above 0"],
    [["--widths", "960,wide"], "It must be like 480,960"],
  ])("is not guessed from %j", async (args, message) => {
    const { mirror } = await smallMirror();
    const { code, err } = await mirror.run(args);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });
});

describe("a failure", () => {
  it("is tried again with --retry, and forgotten when the picture comes", async () => {
    const server = await startPictureServer();
    const mirror = pictureMirror();
    mirror.write("n1", [`${server.origin}/down-thrice/1.jpg`]);
    await mirror.run();
    expect(mirror.failed().pictures.map(({ reason, attempts }) => [reason, attempts])).toEqual([
      ["the host answers 503", 1],
    ]);
    expect((await mirror.run()).out).toMatch(/failed before +1, tried again later/);
    expect(server.asked.get("/down-thrice/1.jpg")).toBe(3);
    await mirror.run(["--retry"]);
    expect(Object.keys(mirror.pictures()).length).toBe(1);
    expect(existsSync(path.join(mirror.images, "failed.json"))).toBe(false);
  });
});

describe("the folder", () => {
  it("stays within its budget, and the newest pictures go first", async () => {
    const server = await startPictureServer();
    const mirror = pictureMirror();
    const addresses = Array.from({ length: 9 }, (_, index) => `${server.origin}/noise/${index}.jpg`);
    for (const [index, address] of addresses.entries())
      mirror.write(`n${index}`, [address], { day: `2024-03-0${index + 1}` });
    const { code, out } = await mirror.run(["--max-mb", "1"]);
    const kept = filesIn(mirror.images).filter((file) => file !== "failed.json");
    const bytes = kept.reduce((sum, file) => sum + readFileSync(path.join(mirror.images, file)).length, 0);
    expect([code, out]).toEqual([0, expect.stringContaining("the folder has no room for more pictures")]);
    expect(bytes).toBeLessThanOrEqual(1_000_000);
    expect(bytes).toBeGreaterThan(500_000);
    const newest = addresses
      .slice(-kept.length / 2)
      .flatMap((address) => [fileOf(address), fileOf(address, "-480")]);
    expect(kept).toEqual(newest.sort());
  });

  it("loses with --prune what no article shows, and nothing of others", async () => {
    const { mirror, file } = await smallMirror();
    await mirror.run();
    writeFileSync(path.join(mirror.images, "by-hand.jpg"), "");
    rmSync(path.join(mirror.content, "c1"), { recursive: true });
    await mirror.run();
    expect(Object.keys(mirror.pictures()).length).toBe(5);
    expect((await mirror.run(["--prune", "--dry-run"])).out).toMatch(/would be removed +2 files/);
    expect(Object.keys(mirror.pictures()).length).toBe(5);
    const { out } = await mirror.run(["--prune", "--lead"]);
    expect(out).toMatch(/files removed +2/);
    expect(Object.keys(mirror.pictures())).toEqual([...numbers(3, 4).map(file), "by-hand.jpg"].sort());
  });

  it.each([
    ["a file could not be read", "c1/n1.md", "files could not be read as articles, such as c1/n1.md"],
    ["no article shows a picture", undefined, "no article shows a picture"],
  ])("is not pruned when %s", async (_, broken, message) => {
    const { mirror } = await smallMirror();
    await mirror.run();
    if (broken) writeFileSync(path.join(mirror.content, broken), "");
    else
      for (const id of ["c1/n1", "c2/n2"])
        writeFileSync(path.join(mirror.content, `${id}.md`), "---\ntitle: 一\ndate: 2024-03-05\n---\n字\n");
    const { code, err } = await mirror.run(["--prune"]);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(Object.keys(mirror.pictures()).length).toBe(4);
  });

  it("that is a file is named", async () => {
    const { mirror } = await smallMirror();
    writeFileSync(mirror.images, "");
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^error: the pictures cannot be written: .*images'\n {2}→ /),
    ]);
  });

  it("that is a link is named, and nothing is written where it leads", async () => {
    const { mirror } = await smallMirror();
    const elsewhere = path.join(mirror.content, "../elsewhere");
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, mirror.images);
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/images is a symbolic link\n {2}→ put the folder itself/),
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("is not left by a link to a folder in the folder of pictures", async () => {
    const { mirror, file } = await smallMirror();
    const part = path.dirname(file("ok/1.jpg"));
    const elsewhere = path.join(mirror.content, "../elsewhere");
    for (const folder of [elsewhere, mirror.images]) mkdirSync(folder);
    symlinkSync(elsewhere, path.join(mirror.images, part));
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([1, expect.stringContaining(`images/${part} is a symbolic link`)]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("that has a damaged list of failures is named", async () => {
    const { mirror } = await smallMirror();
    mkdirSync(mirror.images);
    writeFileSync(path.join(mirror.images, "failed.json"), "<<<<<<< HEAD");
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([1, expect.stringMatching(/failed\.json is damaged: .*\n {2}→ remove it/)]);
  });

  it("on a disk that is full is left whole", async () => {
    const server = await startPictureServer();
    const mirror = pictureMirror();
    const addresses = [
      `${server.origin}/ok/1.jpg`,
      `${server.origin}/noise/1.jpg`,
      `${server.origin}/ok/2.jpg`,
    ];
    mirror.write("n1", addresses);
    const { code, err } = await mirror.runWithin(64);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^error: the pictures cannot be written: EFBIG.*webp'\n {2}→ every/),
    ]);
    expect(Object.keys(mirror.pictures())).toEqual([fileOf(`${server.origin}/ok/1.jpg`)]);
  });

  it("is filled by one run at a time", async () => {
    const server = await startPictureServer();
    const mirror = pictureMirror();
    mirror.write(
      "n1",
      Array.from({ length: 20 }, (_, index) => `${server.origin}/ok/${index}.jpg`),
    );
    const first = mirror.start(["--rate", "5"]);
    while (server.times.length < 2) await new Promise((done) => setTimeout(done, 20));
    const { code, err } = await mirror.run();
    expect([code, err]).toEqual([1, expect.stringContaining("another `newsmirror pictures` is running")]);
    first.kill("SIGTERM");
    const stopped = await first.ended;
    expect([stopped.code, stopped.err]).toEqual([
      1,
      expect.stringContaining("run the command again: it goes on from here"),
    ]);
    expect(Object.keys(mirror.pictures()).length).toBeLessThan(20);
    await mirror.run();
    expect(Object.keys(mirror.pictures()).length).toBe(20);
  });
});
