import { type FSWatcher, watch } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TreeWatcher, type TreeWatcherOptions } from "../../src/commands/dev/tree-watcher.js";

let base: string;
let content: string;
let watcher: TreeWatcher | undefined;
let told: string[];
const shortages: string[] = [];

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), "newsmirror-watch-"));
  content = path.join(base, "content");
  await fill(content);
});
afterEach(async () => {
  watcher?.close();
  watcher = undefined;
  shortages.length = 0;
  await rm(base, { recursive: true, force: true });
});

async function fill(folder: string): Promise<void> {
  for (const file of ["town/a.md", "town/old/b.md", "river/c.md"]) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), "text");
  }
}

function start(options: Partial<TreeWatcherOptions> = {}, roots = [content]): TreeWatcher {
  told = [];
  watcher = new TreeWatcher(roots, {
    ignores: (file) => path.basename(file).startsWith("."),
    onChange: (paths) => told.push(...[...paths].map((file) => path.relative(base, file))),
    onShortage: (code) => shortages.push(code),
    ...options,
  });
  return watcher;
}

/** Makes a change, and waits until one of these paths is told. */
async function expectTold(change: () => Promise<unknown>, ...paths: readonly string[]): Promise<void> {
  told.length = 0;
  await change();
  await vi.waitFor(() => expect(told.filter((file) => paths.includes(file))).not.toEqual([]), 10_000);
}

const write = (file: string): Promise<void> => writeFile(path.join(base, file), `${file} changed`);

/** Watches some folders, and refuses a watch for all others. */
function watchAtMost(most: number, code: string): (folder: string) => FSWatcher {
  let count = 0;
  return (folder) => {
    if (count++ < most) return watch(folder);
    throw Object.assign(new Error(`${code}: no watch left`), { code });
  };
}

describe("TreeWatcher", () => {
  it("takes one watch a folder, whatever the number of files", async () => {
    for (let index = 0; index < 500; index++) await write(`content/town/${index}.md`);
    expect(start().counts).toEqual({ watched: 4, polled: 0 });
  });

  it.each([
    ["a file that changes", () => write("content/town/old/b.md"), "content/town/old/b.md"],
    ["a file that comes", () => write("content/river/new.md"), "content/river/new.md"],
    ["a file that goes", () => rm(path.join(content, "town/a.md")), "content/town/a.md"],
    ["a folder that goes", () => rm(path.join(content, "river"), { recursive: true }), "content/river"],
  ])("tells %s", async (_, change, file) => {
    start();
    await expectTold(change, file);
  });

  it("passes over what it is told to", async () => {
    await mkdir(path.join(content, ".git"));
    start();
    await write("content/.git/index");
    await write("content/.hidden.md");
    await expectTold(() => write("content/town/a.md"), "content/town/a.md");
    expect(told).toEqual(["content/town/a.md"]);
  });

  it("hears files in a folder that came later", async () => {
    start();
    await expectTold(() => fill(path.join(content, "harbour")), "content/harbour");
    await expectTold(() => write("content/harbour/town/old/b.md"), "content/harbour/town/old/b.md");
  });

  const swaps: readonly [string, (folder: string) => Promise<void>][] = [
    [
      "removed and made again",
      async (folder) => {
        await rm(folder, { recursive: true });
        await fill(folder);
      },
    ],
    [
      "renamed and put back",
      async (folder) => {
        await rename(folder, path.join(base, "aside"));
        await vi.waitFor(() => expect(watcher?.counts.watched).toBeLessThan(4), 10_000);
        told.length = 0;
        await rename(path.join(base, "aside"), folder);
      },
    ],
    [
      "replaced by another",
      async (folder) => {
        await fill(path.join(base, "next"));
        await rename(folder, path.join(base, "aside"));
        await rename(path.join(base, "next"), folder);
      },
    ],
  ];
  it.each(
    swaps.flatMap(([name, swap]) =>
      ["content", "content/town"].map((folder) => [folder, name, swap] as const),
    ),
  )("hears %s after it was %s", async (folder, _, swap) => {
    start();
    // The system names a watched folder that goes as if it lay in itself.
    await expectTold(() => swap(path.join(base, folder)), folder, path.join(folder, path.basename(folder)));
    const file = folder === "content" ? "content/town/old/b.md" : `${folder}/town/old/b.md`;
    if (folder !== "content") await expectTold(() => fill(path.join(base, folder)), `${folder}/town`, file);
    await expectTold(() => write(file), file);
  });

  it("notices a root that is not there yet", async () => {
    const late = path.join(base, "late");
    start({}, [late]);
    await expectTold(() => fill(late), "late");
    await expectTold(() => write("late/town/a.md"), "late/town/a.md");
  });

  it("goes on while a file is in the place of a folder above a root", async () => {
    start();
    await expectTold(async () => {
      await rename(base, `${base}-aside`);
      await writeFile(base, "text");
    }, "content");
    await expectTold(async () => {
      await rm(base);
      await rename(`${base}-aside`, base);
    }, "content");
    await expectTold(() => write("content/town/a.md"), "content/town/a.md");
  });

  it("tells changes that never rest", async () => {
    start();
    const timer = setInterval(() => void write("content/town/scraper.log"), 50);
    try {
      await expectTold(() => write("content/town/a.md"), "content/town/a.md");
    } finally {
      clearInterval(timer);
    }
  });

  it("notices a root that is a file", async () => {
    await write("site.yaml");
    start({}, [path.join(base, "site.yaml")]);
    await expectTold(() => writeFile(path.join(base, "site.yaml"), "title: Another"), "site.yaml");
  });
});

describe.each(["ENOSPC", "EMFILE"])("where the system has no watch left (%s)", (code) => {
  it.each([0, 2])("polls the folders beyond the first %i, and says so once", async (most) => {
    expect(start({ watchFolder: watchAtMost(most, code) }).counts).toEqual({
      watched: most,
      polled: 4 - most,
    });
    await expectTold(() => write("content/town/old/b.md"), "content/town/old", "content/town/old/b.md");
    await expectTold(() => fill(path.join(content, "harbour")), "content", "content/harbour");
    await expectTold(
      () => write("content/harbour/town/a.md"),
      "content/harbour/town",
      "content/harbour/town/a.md",
    );
    expect(shortages).toEqual([code]);
  });
});
