import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the compiled command line as a user would. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    timeout: 50_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs the command line without stopping this process, which may have to answer it. */
export function startCli(args: readonly string[]): Promise<Result> {
  return new Promise((done) => {
    execFile(process.execPath, ["dist/cli.js", ...args], { timeout: 50_000 }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** Makes a folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "newsmirror-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Folders of one site below a base folder. */
export function siteIn(base: string) {
  const [content, out, cache] = ["content", "site", "cache"].map((name) => path.join(base, name)) as [
    string,
    string,
    string,
  ];
  return {
    content,
    out,
    build: (args: readonly string[] = [], env?: Readonly<Record<string, string>>): Result =>
      runCli(["build", "--content", content, "--out", out, "--cache", cache, ...args], env),
  };
}

/** Returns the paths of all files below a folder, with `/`, sorted. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** Returns the digest of each file below a folder. */
export function digestsIn(folder: string): Record<string, string> {
  const digest = (file: string): string =>
    createHash("sha256")
      .update(readFileSync(path.join(folder, file)))
      .digest("hex");
  return Object.fromEntries(filesIn(folder).map((file) => [file, digest(file)]));
}

/** Returns a mirrored file in the scraper's format. */
export function mirrored(
  id: string,
  { title = `标题${id}`, day = "2024-03-05", body = "一段话。" } = {},
): string {
  const [year, month, date] = day.split("-").map(Number);
  return [
    `### ${title}`,
    "",
    "---",
    "",
    `#### [首页](../../../..?${id})`,
    "",
    '<div class="post_content" id="artbody" itemprop="articleBody">',
    " <!-- article content begin -->",
    " <p>",
    `  【青禾时报${day.replace("-", "年").replace("-", "月")}日讯】${body}`,
    " </p>",
    " <!-- article content end -->",
    "</div>",
    "",
    "---",
    "",
    `原文链接（需翻墙）：https://www.qinghe-times.example/gb/${(year ?? 0) % 100}/${month}/${date}/${id}.htm`,
  ].join("\n");
}
