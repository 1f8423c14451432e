import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { digestsIn, writeFiles } from "../../support/files.js";
import { mirrored } from "../../support/mirrored-file.js";
import { HANGS_AFTER, runCli } from "../../support/run-cli.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { ownMirror } from "./own-mirror.js";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly Step[];
}

const BASE_URL = "https://operator.example/mirror";

/** Fills in the expressions of a workflow. */
const filled = (text: string, shard: number | undefined): string =>
  text
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: GitHub's expressions look like JavaScript's
    .replaceAll("${{ matrix.shard }}", String(shard))
    .replaceAll("${{ steps.pages.outputs.base_url }}", BASE_URL);
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: GitHub's expressions look like JavaScript's

/**
 * Stands in for GitHub: runs the jobs of a repository's workflow, each runner in a fresh checkout, and hands on caches and
 * artifacts as the actions do. The program is the one of this package.
 */
class Runners {
  private readonly stores: string;

  constructor(
    private readonly repository: string,
    private readonly base: string,
  ) {
    this.stores = path.join(base, "stores");
    writeFiles(path.join(base, "bin"), {
      npx: `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${path.resolve("dist/cli.js")}" "$@"\n`,
    });
    chmodSync(path.join(base, "bin/npx"), 0o755);
  }

  /** Runs all jobs, and returns the folder of the last runner. */
  run(): string {
    rmSync(path.join(this.stores, "artifacts"), { recursive: true, force: true });
    const file = readFileSync(path.join(this.repository, ".github/workflows/publish.yaml"), "utf8");
    const { jobs } = parse(file) as { jobs: Readonly<Record<string, Job>> };
    let folder = "";
    const ended = new Set<string>();
    for (const [name, { needs, steps, strategy }] of Object.entries(jobs)) {
      expect(needs === undefined || ended.has(needs), `${name} needs ${needs}`).toBe(true);
      for (const shard of strategy?.matrix.shard ?? [undefined]) {
        folder = path.join(this.base, `runner-${name}-${shard}`);
        rmSync(folder, { recursive: true, force: true });
        execFileSync("git", ["clone", "-q", this.repository, folder]);
        this.runJob(steps, folder, shard);
      }
      ended.add(name);
    }
    return folder;
  }

  private runJob(steps: readonly Step[], folder: string, shard: number | undefined): void {
    const saved: string[] = [];
    for (const step of steps) {
      const [action = ""] = (step.uses ?? "").split("@");
      const given = (key: string): string => filled(step.with?.[key] ?? "", shard);
      const [kept, artifacts] = [path.join(this.stores, given("path")), path.join(this.stores, "artifacts")];
      if (step.run !== undefined) this.runScript(filled(step.run, shard), folder);
      if (action === "actions/cache") saved.push(given("path"));
      if (/^actions\/cache/.test(action) && existsSync(kept))
        cpSync(kept, path.join(folder, given("path")), { recursive: true });
      if (action === "actions/upload-artifact" && existsSync(path.join(folder, given("path"))))
        cpSync(path.join(folder, given("path")), path.join(artifacts, given("name")), { recursive: true });
      if (action === "actions/download-artifact")
        for (const name of readdirSync(artifacts).filter((one) => picomatch.isMatch(one, given("pattern"))))
          cpSync(path.join(artifacts, name), path.join(folder, given("path"), name), { recursive: true });
    }
    for (const one of saved) {
      rmSync(path.join(this.stores, one), { recursive: true, force: true });
      cpSync(path.join(folder, one), path.join(this.stores, one), { recursive: true });
    }
  }

  private runScript(script: string, folder: string): void {
    if (script.includes("npm ci")) return;
    expect(script).not.toContain("${{");
    const PATH = `${path.join(this.base, "bin")}:${process.env.PATH}`;
    const options = { cwd: folder, timeout: HANGS_AFTER, env: { ...process.env, PATH, CI: "true" } };
    execFileSync("bash", ["-e", "-c", script], { ...options, stdio: "pipe" });
  }
}

const commit = (repository: string): void => {
  const author = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
  execFileSync("git", ["add", "-A"], { cwd: repository });
  execFileSync("git", [...author, "commit", "-q", "-m", "articles"], { cwd: repository });
};

describe("the workflow of `init --shards`", () => {
  it("builds what one machine builds, and again after a push, on runners that share nothing else", () => {
    const base = temporaryFolder();
    const repository = path.join(base, "repository");
    writeFiles(repository, ownMirror("zh-Hans"));
    execFileSync("git", ["init", "-q"], { cwd: repository });
    expect(runCli(["init", "--shards", "3"], {}, repository).code).toBe(0);
    const runners = new Runners(repository, base);
    const expectSame = (name: string): void => {
      commit(repository);
      const folder = runners.run();
      const alone = path.join(base, name);
      execFileSync("git", ["clone", "-q", repository, alone]);
      expect(runCli(["build", "--base-url", `${BASE_URL}/`], {}, alone).code).toBe(0);
      expect(digestsIn(path.join(folder, "site"))).toEqual(digestsIn(path.join(alone, "site")));
    };
    expectSame("first");
    writeFiles(repository, { "ncid101/n99.md": mirrored("n99", { day: "2024-06-01" }) });
    expectSame("second");
  });

  it("has the jobs of one machine alone without it", () => {
    const folder = temporaryFolder();
    writeFiles(folder, ownMirror("en"));
    runCli(["init"], {}, folder);
    const workflow = readFileSync(path.join(folder, ".github/workflows/publish.yaml"), "utf8");
    expect(Object.keys((parse(workflow) as { jobs: object }).jobs)).toEqual(["publish"]);
    expect(workflow).toContain("npx --no-install newsmirror build --base-url");
  });
});
