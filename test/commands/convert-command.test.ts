import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { runHere } from "../support/run-here.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const markdown = (title: string): string =>
  `---\ntitle: ${title}\ndate: 2024-03-05\n---\n\nThe bridge is open.\n`;

/** Writes files into a folder `in`, converts them into a folder, and returns what the command said, and what is there then. */
async function convert(files: Readonly<Record<string, string>>, to: string, times = 1) {
  const base = temporaryFolder();
  writeFiles(path.join(base, "in"), files);
  const args = ["convert", path.join(base, "in"), "--out", path.join(base, to)];
  for (let before = 1; before < times; before++) await runHere(args);
  return { ...(await runHere(args)), base, found: filesIn(base) };
}

/** What takes the output, and what it and standard error show then. */
const ENDS = [
  ["| head -n 1", /^---\n$/, /^$/],
  ["> /dev/full", /^$/, /^error: the output cannot be written: ENOSPC.*\n$/],
] as const;

it.each(ENDS.slice(0, existsSync("/dev/full") ? 2 : 1))(
  "newsmirror convert says no more than it has to where the output ends early: %s",
  (end, out, err) => {
    const base = temporaryFolder();
    // More than a pipe holds.
    const files = Array.from({ length: 60 }, (_, index) => [
      `n${index}.md`,
      markdown("A") + "\nThe ferry is late.\n".repeat(200),
    ]);
    writeFiles(path.join(base, "in"), Object.fromEntries(files));
    const command = `"${process.execPath}" "${path.resolve("dist/cli.js")}" convert in ${end}`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: base, encoding: "utf8" });
    expect([stdout, stderr]).toEqual([expect.stringMatching(out), expect.stringMatching(err)]);
  },
);

it("newsmirror convert tells what is odd about an article on standard error, beside the output", async () => {
  const base = temporaryFolder();
  writeFiles(base, { "n1.md": "# A\n\nThe bridge is open.\n" });
  const { out, err } = await runHere(["convert", "n1.md"], {}, base);
  expect([out, err]).toEqual([
    expect.stringMatching(/^---\nid: n1\ntitle: A\n/),
    expect.stringMatching(/^notice: [\s\S]*n1\.md: no date of publication/),
  ]);
});

it("newsmirror convert knows the folders above a single file, as a build does", async () => {
  const base = temporaryFolder();
  writeFiles(base, { "2024/03/05/bridge/index.md": "# A\n\nThe bridge is open.\n" });
  const { out } = await runHere(["convert", "2024/03/05/bridge/index.md"], {}, base);
  expect(out).toMatch(/^---\nid: bridge\ntitle: A\ndate: 2024-03-05\n/);
});

describe("newsmirror convert --out", () => {
  it("tells what is odd about an article, as a build does", async () => {
    const { code, err } = await convert({ "n1.md": "# A\n\nThe bridge is open.\n" }, "out");
    expect([code, err]).toEqual([0, expect.stringMatching(/^notice: [\s\S]*n1\.md: no date of publication/)]);
  });

  it("keeps both of two files that differ in their endings", async () => {
    const html = `<title>B</title><article><h1>B</h1><p>${"The bridge is open. ".repeat(20)}</p></article>`;
    const { code, base, found } = await convert({ "a/n1.md": markdown("A"), "a/N1.html": html }, "out");
    expect([code, found]).toEqual([0, ["in/a/N1.html", "in/a/n1.md", "out/a/N1.html.md", "out/a/n1.md.md"]]);
    expect(readFileSync(path.join(base, "out/a/n1.md.md"), "utf8")).toMatch(/^title: A$/m);
  });

  it("keeps a file whose name without its ending is that of another one with its ending", async () => {
    const html = `<title>B</title><article><h1>B</h1><p>${"The bridge is open. ".repeat(20)}</p></article>`;
    const { found } = await convert(
      { "a.md": markdown("A"), "a.html": html, "a.md.html": html, "b.md": "B" },
      "out",
    );
    expect(found.filter((file) => file.startsWith("out/"))).toEqual([
      "out/a.html.md",
      "out/a.md.html.md",
      "out/a.md.md",
      "out/b.md",
    ]);
  });

  it("says how many files it wrote, and where", async () => {
    const { code, out, base } = await convert({ "a.md": markdown("A"), "b.html": "" }, "out");
    expect([code, out.trim().split("\n")]).toEqual([
      1,
      ["files read         2", "files written      1", `folder             ${path.join(base, "out")}`],
    ]);
  });

  it("does not write over the files that it reads", async () => {
    const { code, err, base } = await convert({ "a/n1.md": markdown("'A'") }, "in");
    expect(err).toMatch(
      /^error: --out .* is the folder of the files themselves\n {2}→ name another folder$/m,
    );
    expect(code).toBe(1);
    expect(readFileSync(path.join(base, "in/a/n1.md"), "utf8")).toBe(markdown("'A'"));
  });

  it("does not write over them by way of a link either", async () => {
    const base = temporaryFolder();
    writeFiles(base, { "in/n1.md": "# A\n\nThe bridge is open.\n" });
    symlinkSync("in", path.join(base, "linked"));
    const { code, err } = await runHere(["convert", "in", "--out", "linked"], {}, base);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("--out linked is the folder of the files themselves"),
    ]);
    expect(readFileSync(path.join(base, "in/n1.md"), "utf8")).toBe("# A\n\nThe bridge is open.\n");
  });

  it("does not read what it wrote before", async () => {
    const { code, found } = await convert({ "a/n1.md": markdown("A") }, "in/out", 2);
    expect([code, found]).toEqual([0, ["in/a/n1.md", "in/out/a/n1.md"]]);
  });
});
