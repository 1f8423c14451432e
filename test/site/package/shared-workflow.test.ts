import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { digestsIn, writeFiles } from "../../support/files.js";
import { mirrored } from "../../support/mirrored-file.js";
import { HANGS_AFTER, SHORT_RUN } from "../../support/run-cli.js";
import { runHere } from "../../support/run-here.js";
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
  protected readonly stores: string;

  constructor(
    protected readonly repository: string,
    private readonly base: string,
  ) {
    this.stores = path.join(base, "stores");
    writeFiles(path.join(base, "bin"), {
      npx: `#!/bin/sh\nshift 2\nexec "${process.execPath}" ${SHORT_RUN.join(" ")} "${path.resolve("dist/cli.js")}" "$@" --jobs 1\n`,
    });
    chmodSync(path.join(base, "bin/npx"), 0o755);
  }

  /** Runs all jobs, and returns the folder that is published. */
  run(): string {
    rmSync(path.join(this.stores, "artifacts"), { recursive: true, force: true });
    const file = readFileSync(path.join(this.repository, ".github/workflows/publish.yaml"), "utf8");
    const { jobs } = parse(file) as { jobs: Readonly<Record<string, Job>> };
    let folder = "";
    const ended = new Set<string>();
    for (const [name, { needs, steps, strategy }] of Object.entries(jobs)) {
      expect(needs === undefined || ended.has(needs), `${name} needs ${needs}`).toBe(true);
      for (const shard of strategy?.matrix.shard ?? [undefined]) {
        folder = this.checkOut(`${name}-${shard}`);
        this.runJob(steps, folder, shard);
      }
      ended.add(name);
    }
    return path.join(folder, "site");
  }

  protected checkOut(runner: string): string {
    const folder = path.join(this.base, `runner-${runner}`);
    rmSync(folder, { recursive: true, force: true });
    execFileSync("git", ["clone", "-q", this.repository, folder]);
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

  protected runScript(script: string, folder: string, variables: NodeJS.ProcessEnv = {}): void {
    if (script.includes("npm ci")) return;
    expect(script).not.toContain("${{");
    const PATH = `${path.join(this.base, "bin")}:${process.env.PATH}`;
    const options = {
      cwd: folder,
      timeout: HANGS_AFTER,
      env: { ...process.env, ...variables, PATH, CI: "true" },
    };
    execFileSync("bash", ["-e", "-c", script], { ...options, stdio: "pipe" });
  }
}

const commit = (repository: string): void => {
  const author = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
  execFileSync("git", ["add", "-A"], { cwd: repository });
  execFileSync("git", [...author, "commit", "-q", "-m", "articles"], { cwd: repository });
};

interface PipelineJob {
  readonly stage: string;
  readonly parallel?: number;
  readonly cache: readonly {
    readonly key: string;
    readonly paths: readonly string[];
    readonly policy: string;
  }[];
  readonly script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[] };
}

/**
 * Stands in for GitLab: runs the jobs of a repository's pipeline, each in a fresh checkout, and hands on caches and the
 * artifacts of earlier stages. The program is the one of this package.
 */
class Pipeline extends Runners {
  /** Runs all jobs, and returns the folder that is published. */
  override run(): string {
    const artifacts = path.join(this.stores, "artifacts");
    rmSync(artifacts, { recursive: true, force: true });
    const file = readFileSync(path.join(this.repository, ".gitlab-ci.yml"), "utf8");
    const { stages = ["deploy"], image: _, workflow: __, default: ___, ...jobs } = parse(file);
    for (const stage of stages as string[])
      for (const [name, job] of Object.entries(jobs as Record<string, PipelineJob>))
        if (job.stage === stage)
          for (let index = 1; index <= (job.parallel ?? 1); index++) this.runOne(name, job, index, artifacts);
    return path.join(artifacts, "public");
  }

  private runOne(
    name: string,
    { cache, script, parallel, ...job }: PipelineJob,
    index: number,
    artifacts: string,
  ): void {
    const folder = this.checkOut(`${name}-${index}`);
    for (const { key, paths } of cache) copyPaths(path.join(this.stores, key), folder, paths);
    if (existsSync(artifacts)) cpSync(artifacts, folder, { recursive: true });
    const variables = { CI_PAGES_URL: BASE_URL, CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${parallel}` };
    for (const line of script) this.runScript(line, folder, variables);
    for (const { key, paths } of cache.filter(({ policy }) => policy === "pull-push")) {
      rmSync(path.join(this.stores, key), { recursive: true, force: true });
      copyPaths(folder, path.join(this.stores, key), paths);
    }
    copyPaths(folder, artifacts, job.artifacts.paths);
  }
}

/** Copies what matches some patterns, whose last part alone may have a wildcard. */
function copyPaths(from: string, to: string, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    const parent = path.join(from, path.dirname(pattern));
    const names = existsSync(parent) ? readdirSync(parent) : [];
    for (const name of names.filter((one) => picomatch.isMatch(one, path.basename(pattern), { dot: true })))
      cpSync(path.join(parent, name), path.join(to, path.dirname(pattern), name), { recursive: true });
  }
}

describe("the workflow of `init --shards`", () => {
  it.each([
    ["github", "3", Runners],
    ["gitlab", "2", Pipeline],
  ] as const)(
    "builds on %s, in %s shards, what one machine builds, and again after a push, on runners that share nothing else",
    async (ci, shards, Host) => {
      const base = temporaryFolder();
      const repository = path.join(base, "repository");
      writeFiles(repository, ownMirror("zh-Hans"));
      execFileSync("git", ["init", "-q"], { cwd: repository });
      expect((await runHere(["init", "--shards", shards, "--ci", ci], {}, repository)).code).toBe(0);
      const host = new Host(repository, base);
      const expectSame = async (name: string): Promise<void> => {
        commit(repository);
        const published = host.run();
        const alone = path.join(base, name);
        execFileSync("git", ["clone", "-q", repository, alone]);
        expect((await runHere(["build", "--base-url", `${BASE_URL}/`], {}, alone)).code).toBe(0);
        expect(digestsIn(published)).toEqual(digestsIn(path.join(alone, "site")));
      };
      await expectSame("first");
      writeFiles(repository, { "ncid101/n99.md": mirrored("n99", { day: "2024-06-01" }) });
      await expectSame("second");
    },
  );

  it("has the jobs of one machine alone without it", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, ownMirror("en"));
    await runHere(["init"], {}, folder);
    const workflow = readFileSync(path.join(folder, ".github/workflows/publish.yaml"), "utf8");
    expect(Object.keys((parse(workflow) as { jobs: object }).jobs)).toEqual(["publish"]);
    expect(workflow).toContain("npx --no-install newsmirror build --base-url");
  });

  it("builds the site of a repository at GitLab by the pipeline of one machine", async () => {
    const base = temporaryFolder();
    const repository = path.join(base, "repository");
    writeFiles(repository, ownMirror("zh-Hans"));
    execFileSync("git", ["init", "-q"], { cwd: repository });
    const address = "git@gitlab.example:volunteers/mirror.git";
    execFileSync("git", ["remote", "add", "origin", address], { cwd: repository });
    expect((await runHere(["init"], {}, repository)).out).toContain("wrote  .gitlab-ci.yml");
    expect(readFileSync(path.join(repository, ".gitignore"), "utf8")).toContain("/public/\n");
    commit(repository);
    const published = new Pipeline(repository, base).run();
    expect(readFileSync(path.join(published, "sitemap.xml"), "utf8")).toContain(
      `${BASE_URL}/sitemaps/articles-1.xml`,
    );
  });
});
