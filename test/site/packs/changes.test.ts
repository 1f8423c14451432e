import { spawn } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import yauzl from "yauzl";
import yazl from "yazl";
import { BuildError } from "../../../src/model/problem.js";
import { applyChanges } from "../../../src/packs/changes/apply-changes.js";
import { finishChanges } from "../../../src/packs/changes/finish-changes.js";
import { ARTICLE_CHANGES, type Change, makeMirror, OTHER_CHANGES } from "../../support/changing-mirror.js";
import { digestsIn, filesIn, writeFiles } from "../../support/files.js";
import { runHere } from "../../support/run-here.js";
import { SEED } from "../../support/seed.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder, temporaryFolder } from "../../support/temporary-folder.js";
import { countOf, packing, runWithin } from "./packing.js";

/** A file of an archive. */
interface ZipFile {
  name: string;
  content: Buffer;
  mode?: number;
}

async function unzip(file: string): Promise<ZipFile[]> {
  const zip = await yauzl.openPromise(file, { autoClose: false });
  const files: ZipFile[] = [];
  for await (const entry of zip.eachEntry())
    files.push({ name: entry.fileName, content: await buffer(await zip.openReadStreamPromise(entry)) });
  zip.close();
  return files;
}

async function zip(file: string, files: readonly ZipFile[]): Promise<void> {
  const archive = new yazl.ZipFile();
  for (const { name, content, mode = 0o100644 } of files) archive.addBuffer(content, name, { mode });
  archive.end();
  writeFileSync(file, await buffer(archive.outputStream));
}

/** Returns the only pack in a folder. */
const packIn = (folder: string): string =>
  path.join(folder, readdirSync(folder).find((name) => name.endsWith(".zip")) ?? "");

const OTHER_KEY = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();

describe("pack changes", () => {
  it("has ten random edits bring a copy to the new site, byte for byte", async () => {
    const { folder, ...mirror } = makeMirror(path.join(temporaryFolder(), "mirror"));
    const [content, site, copy, packs] = ["content", "site", "copy", "packs"].map((name) =>
      path.join(folder, name),
    ) as [string, string, string, string];
    const { buildHere: build } = siteIn(folder);
    await build();
    cpSync(site, copy, { recursive: true });
    const { setTitle, setPerPage, setMinArticles, putPicture } = OTHER_CHANGES;
    const changes: Readonly<Record<string, Change>> = {
      ...ARTICLE_CHANGES,
      setTitle,
      setPerPage,
      setMinArticles,
      putPicture,
    };
    const edit = fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(999), fc.nat(999));
    for (const [name, which, choice] of fc.sample(edit, { numRuns: 10, seed: SEED }))
      changes[name]?.({ folder, ...mirror }, which, choice);
    await build();
    const packed = await runHere([
      "pack",
      "changes",
      "--content",
      content,
      "--site",
      site,
      "--from",
      copy,
      "--out",
      packs,
    ]);
    expect(countOf(packed, "files changed")).toBeGreaterThan(5);
    expect(await runHere(["apply", packIn(packs), copy])).toMatchObject({ code: 0 });
    expect(digestsIn(copy)).toEqual(digestsIn(site));
    expect((await runHere(["verify", copy])).code).toBe(0);
  });
});

describe("apply", () => {
  const base = sharedFolder();
  const { content, out, packs, build, pack } = packing(base);
  const key = path.join(base, "key.pem");
  const [old, unsigned] = [path.join(base, "old"), path.join(base, "unsigned")];
  let files: ZipFile[];
  let packed: string;

  beforeAll(async () => {
    await runHere(["sign", "--new-key", key]);
    await build();
    cpSync(out, unsigned, { recursive: true });
    await runHere(["sign", "--site", out, "--key", key]);
    cpSync(out, old, { recursive: true });
    const article = path.join(content, "ncid101/n20000118.md");
    writeFileSync(article, readFileSync(article, "utf8").replaceAll("渡轮", "轮渡"));
    rmSync(path.join(content, "ncid102/n20001477.md"));
    await build();
    await runHere(["sign", "--site", out, "--key", key]);
    await pack("changes", ["--from", old]);
    packed = packIn(packs);
    files = await unzip(packed);
  });

  /** Copies the earlier site. */
  function copyOf(site: string): string {
    const copy = path.join(temporaryFolder(), "copy");
    cpSync(site, copy, { recursive: true });
    return copy;
  }

  it("brings a signed copy up to date, and removes what is gone", async () => {
    const copy = copyOf(old);
    const { code, out: printed } = await runHere(["apply", packed, copy]);
    expect([code, printed]).toEqual([
      0,
      expect.stringMatching(/signed by the owner of the key[\s\S]*signature +good/),
    ]);
    expect(digestsIn(copy)).toEqual(digestsIn(out));
    expect(existsSync(path.join(copy, "2024/02/20"))).toBe(false);
    expect(await runHere(["apply", packed, copy])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/files changed +0/),
    });
  });

  it("takes a pack since a manifest that was kept under another name", async () => {
    const kept = temporaryFolder();
    cpSync(path.join(old, "manifest.json"), path.join(kept, "november.json"));
    cpSync(path.join(old, "manifest"), path.join(kept, "manifest"), { recursive: true });
    // That of another state beside it is not the one that is meant.
    cpSync(path.join(out, "manifest.json"), path.join(kept, "manifest.json"));
    const made = path.join(kept, "made");
    const from = path.join(kept, "november.json");
    const args = ["pack", "changes", "--content", content, "--site", out, "--from", from, "--out", made];
    expect((await runHere(args)).code).toBe(0);
    const copy = copyOf(old);
    expect((await runHere(["apply", packIn(made), copy])).code).toBe(0);
    expect(digestsIn(copy)).toEqual(digestsIn(out));
  });

  it("holds the pack against its manifest alone where nobody has a key", async () => {
    const copy = copyOf(unsigned);
    const file = path.join(temporaryFolder(), "pack.zip");
    await zip(
      file,
      files.filter(({ name }) => !/\.(?:sig|pub)$/.test(name)),
    );
    expect(await runHere(["apply", file, copy])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/signature not checked/),
    });
    expect(await runHere(["apply", file, copyOf(old)])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/did not sign this pack/),
    });
  });

  it("tells readers in the language of the site, in a page that loads nothing", () => {
    const page = files.find(({ name }) => name === "how-to.html")?.content.toString() ?? "";
    expect(page).toContain('<html lang="zh-Hans" dir="ltr">');
    expect(page).toContain(`newsmirror apply ${path.basename(packed)} COPY`);
    expect(page).not.toMatch(/(?:src|href)=/);
    const removed = files.find(({ name }) => name === "removed.txt")?.content.toString();
    expect(removed).toContain("2024/02/20/n20001477.html\n");
  });

  /** Returns what the operator is told of a pack that is refused. Any other error is thrown. */
  const refusalOf = (file: string, copy: string): Promise<string> =>
    applyChanges(file, copy, {}).then(
      () => "it was not refused",
      (error: unknown) => {
        if (error instanceof BuildError) return error.message;
        throw error;
      },
    );

  /** Returns the files of the pack with one of them changed. */
  const withFile = (wanted: RegExp, change: (file: ZipFile) => ZipFile | undefined): ZipFile[] =>
    files.flatMap((file) => (wanted.test(file.name) ? (change({ ...file }) ?? []) : file));
  const ARTICLE = /n20000118\.html$/;
  const added = (name: string, mode?: number): ZipFile[] => [
    ...files,
    { name, content: Buffer.from("x"), ...(mode === undefined ? {} : { mode }) },
  ];
  /** A character that stands for one that the writer of archives would refuse. */
  const swapped = (bytes: Buffer): Buffer =>
    Buffer.from(
      bytes
        .toString("latin1")
        .replaceAll("DOTDOT", "../../")
        .replaceAll("BACKSLASH", "..\\..\\..")
        .replaceAll("ROOTED/", "/rooted"),
      "latin1",
    );

  it.each<[string, () => ZipFile[], RegExp]>([
    [
      "a changed page",
      () =>
        withFile(ARTICLE, ({ name, content: old }) => ({
          name,
          content: Buffer.from(old.toString("latin1").replace("</h1>", "</H1>"), "latin1"),
        })),
      /is not what its manifest says/,
    ],
    [
      "a longer page",
      () => withFile(ARTICLE, ({ name, content: old }) => ({ name, content: Buffer.concat([old, old]) })),
      /more than it may have/,
    ],
    ["a missing page", () => withFile(ARTICLE, () => undefined), /is missing/],
    [
      "a changed manifest",
      () =>
        withFile(/site\/manifest\.json$/, ({ name, content: old }) => ({
          name,
          content: Buffer.from(old.toString().replace("newsmirror", "nevsmirror")),
        })),
      /did not sign this pack/,
    ],
    ["no manifest", () => withFile(/site\/manifest\.json$/, () => undefined), /has no manifest\.json/],
    ["no signature", () => withFile(/\.sig$/, () => undefined), /did not sign this pack/],
    [
      "another key",
      () => withFile(/\.pub$/, ({ name }) => ({ name, content: Buffer.from(OTHER_KEY) })),
      /the key in the copy did not sign this pack/,
    ],
    ["a file too many", () => added("site/evil.html"), /which its manifest does not list/],
    ["a file beside the site", () => added("evil.html"), /leads out of the site/],
    ["a path that leads out", () => added("site/DOTDOTevil.html"), /no pack of changes/],
    ["a path with backslashes", () => added("site/BACKSLASHevil.html"), /no pack of changes/],
    ["an absolute path", () => added("ROOTED/evil.html"), /no pack of changes/],
    ["a drive", () => added("site/c:evil.html"), /leads out of the site/],
    ["a folder", () => added("site/./evil.html"), /leads out of the site/],
    ["a symbolic link", () => added("site/evil.html", 0o120777), /no plain file/],
    ["a device", () => added("site/evil.html", 0o020666), /no plain file/],
    ["the same name twice", () => added("site/index.html"), /is there twice/],
    ["names that differ in case", () => added("site/INDEX.html"), /one file on some systems/],
    ["a file that is a folder, too", () => added("site/index.html/x"), /one file on some systems/],
  ])("refuses a pack with %s, and changes nothing", async (_, changed, message) => {
    const folder = temporaryFolder();
    const file = path.join(folder, "pack.zip");
    await zip(file, changed());
    writeFileSync(file, swapped(readFileSync(file)));
    const copy = copyOf(old);
    expect(await refusalOf(file, copy)).toMatch(message);
    expect(digestsIn(copy)).toEqual(digestsIn(old));
    expect(filesIn(folder)).toEqual(["pack.zip"]);
  });

  it("shows a name in a pack without what it could do to a terminal", async () => {
    const file = path.join(temporaryFolder(), "pack.zip");
    await zip(file, added("evil\u001b[2J.html"));
    const { code, err } = await runHere(["apply", file, copyOf(old)]);
    expect([code, err]).toEqual([1, expect.stringContaining("evil\\u{001b}[2J.html leads out of the site")]);
  });

  it.each<[string, (copy: string, folder: string) => string, RegExp]>([
    [
      "no archive",
      (_, folder) => {
        writeFiles(folder, { "pack.zip": "x".repeat(99) });
        return path.join(folder, "pack.zip");
      },
      /no pack of changes/,
    ],
    [
      "an archive that was cut",
      (_, folder) => {
        writeFiles(folder, { "pack.zip": readFileSync(packed).subarray(0, -50) });
        return path.join(folder, "pack.zip");
      },
      /no pack of changes/,
    ],
    [
      "no file",
      (_, folder) => path.join(folder, "none.zip"),
      /cannot read the pack .*none\.zip: it is not there/,
    ],
    [
      "a copy without a manifest",
      (copy) => {
        rmSync(path.join(copy, "manifest.json"));
        return packed;
      },
      /no manifest\.json in/,
    ],
    [
      "a copy with a link for a folder",
      (copy, folder) => {
        cpSync(path.join(copy, "2023"), path.join(folder, "2023"), { recursive: true });
        rmSync(path.join(copy, "2023"), { recursive: true });
        symlinkSync(path.join(folder, "2023"), path.join(copy, "2023"));
        return packed;
      },
      /2023.* is a symbolic link/,
    ],
  ])("says what is wrong with %s", async (_, prepare, message) => {
    const copy = copyOf(old);
    const file = prepare(copy, temporaryFolder());
    const before = digestsIn(copy);
    expect(await refusalOf(file, copy)).toMatch(message);
    expect(digestsIn(copy)).toEqual(before);
  });

  it("takes no signed pack that leads back to an earlier commit, unless told to", async () => {
    const folder = temporaryFolder();
    /** Copies a site, and says in its manifest when its content was committed. */
    async function committed(site: string, time?: number): Promise<string> {
      const copy = path.join(folder, `of ${time}`);
      cpSync(site, copy, { recursive: true });
      const manifest = path.join(copy, "manifest.json");
      const root = { ...JSON.parse(readFileSync(manifest, "utf8")), source: { commit: "c0", time } };
      writeFileSync(manifest, JSON.stringify(root));
      await runHere(["sign", "--site", copy, "--key", key]);
      return copy;
    }
    const packOf = async (site: string, from: string): Promise<string> => {
      const made = path.join(temporaryFolder(), "made");
      const args = ["pack", "changes", "--content", content, "--site", site, "--from", from, "--out", made];
      expect(await runHere(args)).toMatchObject({ code: 0 });
      return packIn(made);
    };
    const [before, after] = [await committed(old, 1000), await committed(out, 2000)];
    const [forward, back] = [await packOf(after, before), await packOf(before, after)];
    const timeless = await committed(old);
    expect(await runHere(["apply", forward, before])).toMatchObject({ code: 0 });
    expect(await refusalOf(back, before)).toBe(
      "the content of the pack was committed before that of the copy",
    );
    expect(await refusalOf(await packOf(timeless, after), before)).toBe(
      "the pack does not say when its content was committed, as the copy does",
    );
    expect(digestsIn(before)).toEqual(digestsIn(after));
    expect(await runHere(["apply", back, before, "--older"])).toMatchObject({ code: 0 });
    expect(digestsIn(before)).not.toEqual(digestsIn(after));
  });

  it("takes the key that is stated before the one in the copy", async () => {
    const other = path.join(temporaryFolder(), "other.pub");
    writeFileSync(other, OTHER_KEY);
    const copy = copyOf(old);
    await expect(applyChanges(packed, copy, { publicKey: other })).rejects.toThrow(
      /the key of --public-key did not sign/,
    );
    expect(digestsIn(copy)).toEqual(digestsIn(old));
    const bare = copyOf(unsigned);
    expect(
      await applyChanges(packed, bare, { publicKey: path.join(old, "manifest.json.pub") }),
    ).toMatchObject({
      isSigned: true,
    });
  });

  it("leaves a copy as it is where the disk is full", () => {
    const copy = copyOf(old);
    const { code, err } = runWithin(8, ["apply", packed, copy]);
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot be brought up to date: EFBIG/)]);
    expect(digestsIn(copy)).toEqual(digestsIn(old));
  });

  it("refuses a copy that a pack is not for", async () => {
    const copy = copyOf(old);
    const article = path.join(content, "ncid101/n20000902.md");
    const text = readFileSync(article, "utf8");
    writeFileSync(article, `${text}\n`.replace("。", "！"));
    await build();
    await runHere(["sign", "--site", out, "--key", key]);
    const later = path.join(temporaryFolder(), "later");
    await runHere(["pack", "changes", "--content", content, "--site", out, "--from", old, "--out", later]);
    const between = copyOf(old);
    expect((await runHere(["apply", packed, between])).code).toBe(0);
    const small = path.join(temporaryFolder(), "small");
    await runHere([
      "pack",
      "changes",
      "--content",
      content,
      "--site",
      out,
      "--from",
      between,
      "--out",
      small,
    ]);
    expect(await runHere(["apply", packIn(small), copy])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/for another copy/),
    });
    expect(digestsIn(copy)).toEqual(digestsIn(old));
    // A pack since an earlier state has all that a later copy lacks.
    expect((await runHere(["apply", packIn(later), between])).code).toBe(0);
    expect(digestsIn(between)).toEqual(digestsIn(out));
  });

  /** Copies the earlier site, and has a folder that is in the way stop an update of the copy. */
  async function interruptedCopy(): Promise<string> {
    const copy = copyOf(old);
    const page = path.join(copy, "2023/11/03/n20000118.html");
    rmSync(page);
    mkdirSync(path.join(page, "in the way"), { recursive: true });
    const { code, err } = await runHere(["apply", packed, copy]);
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot be brought up to date/)]);
    rmSync(page, { recursive: true });
    return copy;
  }

  async function expectUpToDate(copy: string): Promise<void> {
    expect(await runHere(["apply", packed, copy])).toMatchObject({ code: 0 });
    expect(filesIn(copy).filter((file) => /newsmirror|tmp/.test(file))).toEqual([]);
    expect((await runHere(["verify", copy])).code).toBe(0);
  }

  it("is finished by the next run where it was interrupted", async () =>
    expectUpToDate(await interruptedCopy()));

  it("is finished by the next run where it was killed while it removed what it had emptied", async () => {
    const copy = await interruptedCopy();
    const pending = path.join(copy, ".newsmirror-changes");
    // Removing so many folders takes longer than finding out that the first file is gone.
    for (let folder = 0; folder < 1000; folder++)
      mkdirSync(path.join(pending, `site/empty/${folder}`), { recursive: true });
    const files = readdirSync(pending).filter((name) => name.endsWith(".json"));
    const run = spawn(process.execPath, ["dist/cli.js", "apply", packed, copy]);
    const ended = once(run, "exit");
    while (run.exitCode === null && files.every((name) => existsSync(path.join(pending, name))))
      await setTimeout(1);
    run.kill("SIGKILL");
    await ended;
    await expectUpToDate(copy);
  });

  it("leaves a site alone that took the place of the copy after it was interrupted", async () => {
    const copy = await interruptedCopy();
    const manifest = path.join(copy, "manifest.json");
    // That of another site in the words of the file: its bytes differ.
    writeFileSync(manifest, `${readFileSync(manifest, "utf8")}\n`);
    const before = digestsIn(copy);
    finishChanges(copy);
    const kept = Object.entries(before).filter(([file]) => !file.startsWith(".newsmirror"));
    expect(digestsIn(copy)).toEqual(Object.fromEntries(kept));
  });

  it("does not remove what it put in place, where a disk takes its name for that of a page that is gone", () => {
    const copy = temporaryFolder();
    const from = createHash("sha256").update("{}").digest("hex");
    writeFiles(copy, {
      "manifest.json": "{}",
      "tags/Bridge.html": "old",
      "tags/river.html/in the way": "",
      ".newsmirror-changes/plan.json": JSON.stringify({ from, removed: ["tags/Bridge.html"] }),
      ".newsmirror-changes/site/tags/bridge.html": "new",
      ".newsmirror-changes/site/tags/river.html": "new",
      ".newsmirror-changes/site/manifest.json": "{}",
    });
    expect(() => finishChanges(copy)).toThrow();
    // Such a disk finds the new page by the old name.
    writeFiles(copy, { "tags/Bridge.html": readFileSync(path.join(copy, "tags/bridge.html")) });
    rmSync(path.join(copy, "tags/river.html"), { recursive: true });
    finishChanges(copy);
    const page = (name: string) => readFileSync(path.join(copy, "tags", name), "utf8");
    expect(["Bridge.html", "bridge.html", "river.html"].map(page)).toEqual(["new", "new", "new"]);
  });

  it.each([
    ["a folder of the copy", "2023"],
    ["the folder of the changes", ".newsmirror-changes"],
    ["the folder of the changed files", ".newsmirror-changes/site"],
  ])("puts nothing in place, and takes nothing, where %s is a link", async (_, linked) => {
    const copy = await interruptedCopy();
    const [folder, elsewhere] = [path.join(copy, linked), path.join(temporaryFolder(), "elsewhere")];
    cpSync(folder, elsewhere, { recursive: true });
    rmSync(folder, { recursive: true });
    symlinkSync(elsewhere, folder);
    const before = digestsIn(elsewhere);
    expect(await refusalOf(packed, copy)).toBe(`${linked} is a symbolic link in the copy`);
    expect(digestsIn(elsewhere)).toEqual(before);
  });
});
