import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leftOutOfCheckouts } from "../../src/intake/git/left-out.js";
import { notedBlobs } from "../../src/intake/git/noted-blobs.js";
import { refusedCheckouts } from "../../src/intake/git/refused-checkouts.js";
import { mirrorFolders } from "../../src/intake/mirror-folders.js";
import type { KnownSource } from "../../src/intake/read-changed-sources.js";
import { filesIn, scanContent } from "../../src/intake/scan-content.js";
import { headOf, headsOf, sourceCommit } from "../../src/intake/source-commit.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import type { SourceCommit } from "../../src/model/manifest.js";
import type { Digest, SourcePath } from "../../src/model/names.js";
import { loadSettings } from "../../src/settings/load-settings.js";

let base: string;
/** A checkout, and the content folder in it. */
let checkout: string;
let content: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), "newsmirror-commit-"));
  checkout = path.join(base, "mirror");
  content = path.join(checkout, "content");
  createCheckout(checkout);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const ENV = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const WRITER = ["-c", "user.name=Mara", "-c", "user.email=mara@paper.example", "-c", "commit.gpgSign=false"];

function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...ENV };
  return execFileSync("git", [...WRITER, "-C", folder, ...args], { env, encoding: "utf8", stdio: "pipe" });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commitAll(folder: string): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "Articles");
}

function createCheckout(folder: string, ...options: readonly string[]): void {
  mkdirSync(folder);
  git(folder, "init", "--quiet", ...options);
  write(path.join(folder, "content/town/a.md"), "The ferry is back.\n");
  write(path.join(folder, "content/town/b.md"), "The ferry\nis gone.\n");
  write(path.join(folder, "content/渡轮/é.md"), "渡轮恢复。\n");
  write(path.join(folder, "content/notes.txt"), "notes\n");
  commitAll(folder);
  // Git trusts no file whose time is that of the index.
  for (const file of ["town/a.md", "town/b.md", "渡轮/é.md"])
    setTime(path.join(folder, "content", file), 1_700_000_000);
  git(folder, "update-index", "--refresh");
}

const setTime = (file: string, seconds: number): void => utimesSync(file, seconds, seconds);

const OPTIONS = { limits: DEFAULT_LIMITS, formats: [], exclude: [] };

/** Returns what a build says of the commit of a folder. */
async function stateOf(folder = content): Promise<SourceCommit | undefined> {
  const head = await headOf(folder);
  if (head === undefined) return undefined;
  const sources = filesIn(scanContent(folder, OPTIONS)).map(
    ({ path: file, size, mtimeMs }): readonly [SourcePath, KnownSource] => [
      file,
      [String(size), String(mtimeMs), "" as Digest, ""],
    ],
  );
  return sourceCommit(folder, head, OPTIONS, sources);
}

/** Returns the commit that is checked out, as git tells of it. */
function headCommit(): SourceCommit {
  const [commit = "", time] = git(checkout, "show", "--no-patch", "--format=%H %ct").trim().split(" ");
  return { commit, time: Number(time) };
}

const inContent = (file: string): string => path.join(content, file);

describe("articles are those of the commit", () => {
  it.each<[string, () => void]>([
    ["as they were checked out", () => {}],
    ["after their times changed", () => setTime(inContent("town/a.md"), 1_800_000_000)],
    ["with other line ends", () => write(inContent("town/b.md"), "The ferry\r\nis gone.\r\n")],
    ["where another file changed", () => write(inContent("notes.txt"), "other notes\n")],
    ["where another file came", () => write(inContent("picture.png"), "picture")],
    [
      "where a link has the name of an article",
      () => {
        symlinkSync("a.md", inContent("town/link.md"));
        commitAll(checkout);
      },
    ],
    ["where the index is gone", () => rmSync(path.join(checkout, ".git/index"))],
    [
      "where the index is damaged",
      () => writeFileSync(path.join(checkout, ".git/index"), "DIRC\0\0\0\x02\0\0\x0f"),
    ],
    ["with an index of version 4", () => git(checkout, "update-index", "--index-version", "4")],
    [
      "with an index of version 3",
      () => {
        git(checkout, "update-index", "--skip-worktree", "content/town/b.md");
      },
    ],
    ["with a split index", () => git(checkout, "update-index", "--split-index")],
    [
      "with SHA-256",
      () => {
        rmSync(checkout, { recursive: true });
        createCheckout(checkout, "--object-format=sha256");
      },
    ],
  ])("%s", async (_, change) => {
    change();
    expect(await stateOf()).toEqual(headCommit());
  });

  it("where line ends were converted on their way out of git", async () => {
    git(checkout, "config", "core.autocrlf", "true");
    rmSync(inContent("town"), { recursive: true });
    git(checkout, "checkout", "--", ".");
    expect(statSync(inContent("town/b.md")).size).toBe(21);
    expect(await stateOf()).not.toHaveProperty("modified");
    setTime(inContent("town/b.md"), 1_800_000_000);
    expect(await stateOf()).not.toHaveProperty("modified");
  });

  it("at the top of a checkout and in one of its folders", async () => {
    expect(await stateOf(checkout)).not.toHaveProperty("modified");
    expect(await stateOf(path.join(content, "town"))).not.toHaveProperty("modified");
  });

  it("in a worktree of its own", async () => {
    git(checkout, "worktree", "add", "--quiet", path.join(base, "tree"));
    expect(await stateOf(path.join(base, "tree/content"))).not.toHaveProperty("modified");
    write(path.join(base, "tree/content/town/a.md"), "Another text.\n");
    expect(await stateOf(path.join(base, "tree/content"))).toHaveProperty("modified", true);
  });

  it("without a read of any file that git has noted", async () => {
    write(inContent("town/a.md"), "The ferry is gone!\n".slice(0, 19));
    setTime(inContent("town/a.md"), 1_700_000_000);
    expect(await stateOf()).not.toHaveProperty("modified");
  });
});

describe("articles differ from the commit", () => {
  it.each<[string, () => void]>([
    ["after one changed", () => write(inContent("town/a.md"), "The ferry is late.\n")],
    ["after one changed and kept its size", () => write(inContent("town/a.md"), "The ferry is gone.\n")],
    [
      "after one changed in the index",
      () => {
        write(inContent("town/a.md"), "The ferry is late.\n");
        git(checkout, "add", "--all");
      },
    ],
    ["after one came", () => write(inContent("town/c.md"), "New.\n")],
    [
      "after one came that git ignores",
      () => {
        write(path.join(checkout, ".git/info/exclude"), "*.md\n");
        write(inContent("town/c.md"), "New.\n");
      },
    ],
    ["after one went", () => rmSync(inContent("town/a.md"))],
    ["after one was renamed", () => renameSync(inContent("town/a.md"), inContent("town/c.md"))],
    [
      "after one became a link",
      () => {
        renameSync(inContent("town/a.md"), path.join(base, "a.md"));
        symlinkSync(path.join(base, "a.md"), inContent("town/a.md"));
      },
    ],
    [
      "where a file was not checked out",
      () => {
        git(checkout, "update-index", "--skip-worktree", "content/town/b.md");
        rmSync(inContent("town/b.md"));
      },
    ],
    [
      "where git is told to overlook changes",
      () => {
        git(checkout, "update-index", "--assume-unchanged", "content/town/a.md");
        write(inContent("town/a.md"), "The ferry is late.\n");
      },
    ],
  ])("%s", async (_, change) => {
    change();
    expect(await stateOf()).toEqual({ ...headCommit(), modified: true });
  });

  it("where one changed in the instant in which the index was written", async () => {
    write(inContent("town/a.md"), "The ferry is gone.\n");
    const { mtimeMs } = statSync(path.join(checkout, ".git/index"));
    setTime(inContent("town/a.md"), Math.ceil(mtimeMs / 1000));
    git(checkout, "add", "--all");
    git(checkout, "commit", "--quiet", "--message", "Gone");
    write(inContent("town/a.md"), "The ferry is here.\n");
    for (const file of [inContent("town/a.md"), path.join(checkout, ".git/index")])
      setTime(file, Math.ceil(mtimeMs / 1000));
    expect(await stateOf()).toHaveProperty("modified", true);
  });
});

describe("a submodule", () => {
  beforeEach(() => {
    git(
      content,
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      path.resolve(checkout),
      "sub",
    );
    git(checkout, "commit", "--quiet", "--message", "Submodule");
  });

  it("is compared with its own commit", async () => {
    expect(await stateOf()).not.toHaveProperty("modified");
    write(inContent("sub/content/town/a.md"), "The ferry is late.\n");
    expect(await stateOf()).toHaveProperty("modified", true);
  });

  it("differs where it has another commit", async () => {
    write(inContent("sub/content/town/c.md"), "New.\n");
    commitAll(inContent("sub"));
    expect(await stateOf()).toHaveProperty("modified", true);
  });
});

describe("no commit", () => {
  it("outside a checkout, in a folder that the commit does not know, and in a bare repository", async () => {
    expect(await stateOf(base)).toBeUndefined();
    mkdirSync(inContent("new"));
    expect(await stateOf(inContent("new"))).toBeUndefined();
    git(base, "clone", "--quiet", "--bare", checkout, "bare");
    expect(await stateOf(path.join(base, "bare"))).toBeUndefined();
  });
});

describe("the blob of a file", () => {
  const blobOf = async (file: string, folder = content): Promise<string> => {
    const found = filesIn(scanContent(folder, OPTIONS)).find(({ path: one }) => one === file);
    if (!found) throw new Error(`there is no ${file}`);
    return (await notedBlobs({ "": folder }))(found);
  };
  const committed = (file: string): string => git(checkout, "rev-parse", `HEAD:content/${file}`).trim();

  it.each(["town/a.md", "渡轮/é.md"])("is that of the commit: %s", async (file) => {
    expect(await blobOf(file)).toBe(committed(file));
    expect(await blobOf(`content/${file}`, checkout)).toBe(committed(file));
  });

  it("is known in a fresh clone, whose files have other times", async () => {
    const clone = path.join(base, "clone");
    git(base, "clone", "--quiet", checkout, clone);
    setTime(path.join(clone, "content/town/a.md"), 1_700_000_000);
    git(clone, "update-index", "--refresh");
    expect(await blobOf("town/a.md", path.join(clone, "content"))).toBe(committed("town/a.md"));
  });

  it("is known with SHA-256", async () => {
    rmSync(checkout, { recursive: true });
    createCheckout(checkout, "--object-format=sha256");
    expect(await blobOf("town/a.md")).toBe(committed("town/a.md"));
  });

  it.each<[string, () => void]>([
    ["changed", () => write(inContent("town/a.md"), "The ferry is late.\n")],
    ["touched", () => setTime(inContent("town/a.md"), 1_800_000_000)],
    ["younger than the index", () => setTime(path.join(checkout, ".git/index"), 1_600_000_000)],
    ["new", () => git(checkout, "rm", "--quiet", "--cached", "content/town/a.md")],
    ["outside a checkout", () => rmSync(path.join(checkout, ".git"), { recursive: true })],
    ["without an index", () => rmSync(path.join(checkout, ".git/index"))],
  ])("is not known of a file that is %s", async (_, change) => {
    change();
    expect(await blobOf("town/a.md")).toBe("");
  });
});

describe("a hostile repository", () => {
  const marker = (): string => path.join(base, "it-ran");
  /** A program that leaves a trace. Git gives it arguments and input; it takes no notice of them. */
  const program = (): string => path.join(base, "program.sh");
  const configure = (name: string, value = program()): string => git(checkout, "config", name, value);
  const attribute = (text: string): void =>
    write(path.join(checkout, ".git/info/attributes"), `*.md ${text}\n`);
  const driver = (kind: string, setting: string): void => {
    attribute(`${kind}=x`);
    configure(setting);
  };
  const hook = (name: string): void => {
    mkdirSync(path.join(checkout, ".git/hooks"), { recursive: true });
    symlinkSync(program(), path.join(checkout, ".git/hooks", name));
  };

  beforeEach(() => {
    writeFileSync(program(), `#!/bin/sh\ntouch '${marker()}'\nexit 1\n`, { mode: 0o755 });
  });

  /** A driver that the repository names, and a command of git that runs it. */
  const drivers: readonly [name: string, plant: () => unknown, trigger: readonly string[]][] = [
    ["filter.clean", () => driver("filter", "filter.x.clean"), ["status"]],
    ["filter.process", () => driver("filter", "filter.x.process"), ["status"]],
    ["filter.smudge", () => driver("filter", "filter.x.smudge"), ["checkout", "-f", "--", "."]],
    [
      "a filter in the attributes of the content",
      () => {
        write(inContent(".gitattributes"), "*.md filter=x\n");
        configure("filter.x.clean");
      },
      ["status"],
    ],
    [
      "a filter in an included file",
      () => {
        write(path.join(base, "more"), `[filter "x"]\n\tclean = ${program()}\n`);
        attribute("filter=x");
        configure("include.path", path.join(base, "more"));
      },
      ["status"],
    ],
    [
      "a filter in the configuration of the worktree",
      () => {
        attribute("filter=x");
        configure("extensions.worktreeConfig", "true");
        git(checkout, "config", "--worktree", "filter.x.clean", program());
      },
      ["status"],
    ],
    ["diff.textconv", () => driver("diff", "diff.x.textconv"), ["diff"]],
    ["diff.command", () => driver("diff", "diff.x.command"), ["diff"]],
    ["diff.external", () => configure("diff.external"), ["diff"]],
    [
      "merge.driver",
      () => {
        attribute("merge=x");
        configure("merge.x.driver");
        git(checkout, "branch", "other");
        commitAll(checkout);
        git(checkout, "checkout", "--quiet", "other");
        write(inContent("town/a.md"), "A third text.\n");
        commitAll(checkout);
        write(inContent("town/b.md"), "Modified.\n");
      },
      ["merge", "-"],
    ],
    ["core.fsmonitor", () => configure("core.fsmonitor"), ["status"]],
    [
      "core.hooksPath",
      () => {
        mkdirSync(path.join(base, "hooks"));
        symlinkSync(program(), path.join(base, "hooks/post-index-change"));
        configure("core.hooksPath", path.join(base, "hooks"));
      },
      ["update-index", "--refresh", "--force-write-index"],
    ],
    ["a hook", () => hook("post-index-change"), ["update-index", "--refresh", "--force-write-index"]],
    ["core.editor", () => configure("core.editor"), ["commit", "--amend"]],
    ["an alias", () => configure("alias.hi", `!${program()}`), ["hi"]],
    ["credential.helper", () => configure("credential.helper"), ["credential", "fill"]],
    [
      "core.sshCommand",
      () => {
        configure("core.sshCommand");
        configure("remote.origin.url", "ssh://paper.example/mirror");
      },
      ["fetch", "origin"],
    ],
    [
      "gpg.program",
      () => {
        configure("gpg.program");
        configure("log.showSignature", "true");
        sign();
      },
      ["log"],
    ],
    [
      "submodule.update",
      () => {
        configure("submodule.sub.update", `!${program()}`);
        configure("submodule.sub.url", checkout);
        write(
          path.join(checkout, ".gitmodules"),
          `[submodule "sub"]\n\tpath = content/sub\n\turl = ${checkout}\n`,
        );
        git(checkout, "-c", "protocol.file.allow=always", "clone", "--quiet", checkout, "content/sub");
        git(
          checkout,
          "update-index",
          "--add",
          "--cacheinfo",
          `160000,${git(checkout, "rev-parse", "HEAD").trim()},content/sub`,
        );
        commitAll(checkout);
        git(inContent("sub"), "checkout", "--quiet", "--orphan", "other");
        git(inContent("sub"), "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "Other");
      },
      ["submodule", "update"],
    ],
    [
      "a filter of a submodule",
      () => {
        git(
          checkout,
          "-c",
          "protocol.file.allow=always",
          "submodule",
          "--quiet",
          "add",
          checkout,
          "content/sub",
        );
        commitAll(checkout);
        git(inContent("sub"), "config", "filter.x.clean", program());
        write(inContent("sub/.gitattributes"), "*.md filter=x\n");
        // A file that keeps its size has to be read, and goes through the filter.
        write(inContent("sub/content/town/a.md"), "The ferry is gone.\n");
      },
      ["status"],
    ],
    [
      "a missing object of a partial clone",
      () => {
        loseTree();
        configure("remote.origin.url", base);
        configure("remote.origin.promisor", "true");
        configure("remote.origin.uploadpack");
        configure("core.repositoryFormatVersion", "1");
        configure("extensions.partialClone", "origin");
      },
      ["ls-tree", "-r", "HEAD"],
    ],
    [
      "a missing object and core.sshCommand",
      () => {
        loseTree();
        configure("remote.origin.url", "ssh://paper.example/mirror");
        configure("remote.origin.promisor", "true");
        configure("core.sshCommand");
        configure("core.repositoryFormatVersion", "1");
        configure("extensions.partialClone", "origin");
      },
      ["ls-tree", "-r", "HEAD"],
    ],
    [
      "a missing object and a remote helper",
      () => {
        loseTree();
        configure("remote.origin.url", `ext::${program()}`);
        configure("protocol.ext.allow", "always");
        configure("remote.origin.promisor", "true");
        configure("core.repositoryFormatVersion", "1");
        configure("extensions.partialClone", "origin");
      },
      ["ls-tree", "-r", "HEAD"],
    ],
  ];

  /** Has HEAD be a commit with a signature. */
  function sign(): void {
    const text = git(checkout, "cat-file", "commit", "HEAD").replace(
      "\n\n",
      "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n\n",
    );
    write(path.join(base, "commit"), text);
    const name = git(checkout, "hash-object", "-t", "commit", "-w", path.join(base, "commit")).trim();
    git(checkout, "update-ref", "HEAD", name);
  }

  /** Removes the object of the folder with the articles. */
  function loseTree(): void {
    const name = git(checkout, "rev-parse", "HEAD:content").trim();
    rmSync(path.join(checkout, ".git/objects", name.slice(0, 2), name.slice(2)));
  }

  /** Runs a command that may fail, since the planted program does. */
  function attempt(args: readonly string[]): void {
    try {
      execFileSync("git", [...WRITER, "-C", checkout, ...args], {
        env: { ...process.env, ...ENV },
        input: "protocol=https\nhost=paper.example\n\n",
        stdio: "pipe",
      });
    } catch {
      // What counts is whether the program ran.
    }
  }

  it.each(drivers)("runs nothing: %s", async (_, plant, trigger) => {
    // Git compares the content of a file whose time changed, and whose size did not.
    write(inContent("town/a.md"), "The ferry is late.\n");
    plant();
    rmSync(marker(), { force: true });
    await stateOf();
    await stateOf(checkout);
    await notedBlobs({ "": content });
    expect(existsSync(marker())).toBe(false);
    attempt(trigger);
    expect(existsSync(marker()), "the program that was planted is one that git runs").toBe(true);
  });

  // Only a program whose output is a terminal starts a pager; `script` makes one.
  it.skipIf(process.platform !== "linux").each(["core.pager", "pager.ls-tree"])(
    "runs nothing on a terminal: %s",
    (setting) => {
      const onTerminal = (command: string): void => {
        spawnSync("script", ["-qec", command, "/dev/null"], {
          env: { ...process.env, ...ENV, PAGER: "cat" },
        });
      };
      configure(setting);
      const folders = `--content ${content} --out ${base}/site --cache ${base}/cache`;
      onTerminal(`${process.execPath} dist/cli.js build ${folders}`);
      expect(existsSync(marker())).toBe(false);
      onTerminal(
        `git -C ${checkout} ${setting === "core.pager" ? "log" : setting.replace("pager.", "")} HEAD`,
      );
      expect(existsSync(marker()), "the program that was planted is one that git runs").toBe(true);
    },
  );

  it.each([
    ["GIT_DIR", () => path.join(base, "other/.git")],
    ["GIT_WORK_TREE", () => path.join(base, "other")],
    ["GIT_INDEX_FILE", () => path.join(base, "other/.git/index")],
    ["GIT_OBJECT_DIRECTORY", () => path.join(base, "other/.git/objects")],
    ["GIT_EXTERNAL_DIFF", program],
    ["GIT_SSH_COMMAND", program],
    ["GIT_PAGER", program],
    ["GIT_TRACE", () => path.join(base, "it-ran")],
  ])("is not led elsewhere by %s", async (name, value) => {
    createCheckout(path.join(base, "other"));
    git(path.join(base, "other"), "commit", "--quiet", "--allow-empty", "--message", "Another");
    const expected = await stateOf();
    process.env[name] = value();
    try {
      expect(await stateOf()).toEqual(expected);
    } finally {
      delete process.env[name];
    }
    expect(existsSync(marker())).toBe(false);
  });

  it("writes nothing", async () => {
    setTime(inContent("town/a.md"), 1_800_000_000);
    const before = statSync(path.join(checkout, ".git/index")).mtimeMs;
    await stateOf();
    expect(statSync(path.join(checkout, ".git/index")).mtimeMs).toBe(before);
  });
});

describe("a checkout that git does not read", () => {
  const told = async () => {
    const settings = await loadSettings({ content });
    const problems = await refusedCheckouts(settings, await headsOf(mirrorFolders(settings)));
    return problems.map(({ code, path: file, message }) => `${code} ${file}: ${message}`);
  };

  it("is named, with what git says", async () => {
    expect(await told()).toEqual([]);
    rmSync(path.join(checkout, ".git/HEAD"));
    expect(await told()).toEqual([expect.stringMatching(/^no-commit \.: .*fatal: not a git repository/)]);
  });

  it("is not to be trusted for any other fault than its account", async () => {
    const hints = async (): Promise<string[]> => {
      const settings = await loadSettings({ content });
      const problems = await refusedCheckouts(settings, await headsOf(mirrorFolders(settings)));
      return problems.map(({ hint = "" }) => hint);
    };
    rmSync(path.join(checkout, ".git/HEAD"));
    expect(await hints()).toEqual([expect.stringMatching(/^clone the repository again/)]);
    const programs = path.join(base, "programs");
    write(
      path.join(programs, "git"),
      "#!/bin/sh\necho 'fatal: dubious; git config --global --add safe.directory x' >&2\nexit 128\n",
    );
    chmodSync(path.join(programs, "git"), 0o755);
    vi.stubEnv("PATH", programs);
    expect(await hints()).toEqual([expect.stringContaining(`--add safe.directory '${checkout}'`)]);
    vi.unstubAllEnvs();
  });

  it.skipIf(process.platform === "win32")("is named at once where a file of git is a pipe", async () => {
    for (const file of [".git/HEAD", ".git/config", ".git"]) {
      rmSync(path.join(checkout, file), { recursive: true });
      execFileSync("mkfifo", [file], { cwd: checkout });
      expect(await told()).toEqual([expect.stringMatching(/^no-commit \.: .*\.git.* is a pipe, not a file/)]);
    }
  });

  it("is named where there is no git", async () => {
    vi.stubEnv("PATH", "");
    expect(await told()).toEqual([expect.stringMatching(/^no-commit \.: .*there is no git/)]);
    vi.unstubAllEnvs();
  });

  it("is not one without commits, or no checkout", async () => {
    rmSync(path.join(checkout, ".git"), { recursive: true });
    expect(await told()).toEqual([]);
    git(checkout, "init", "--quiet");
    expect(await told()).toEqual([]);
  });
});

describe("articles that a sparse checkout leaves out", () => {
  const told = async (exclude = "[]") => {
    const config = path.join(base, "site.yaml");
    write(config, `exclude: ${exclude}\n`);
    const settings = await loadSettings({ content, config });
    const problems = await leftOutOfCheckouts(settings, await headsOf(mirrorFolders(settings)));
    return problems.map(({ code, path: file, message }) => `${code} ${file}: ${message}`);
  };

  it("are named, while they are left out", async () => {
    expect(await told()).toEqual([]);
    git(checkout, "sparse-checkout", "set", "--no-cone", "/*", "!b.md", "!notes.txt");
    expect(await told()).toEqual([
      "left-out .: a sparse checkout leaves out 1 of the files or folders that git knows: town/b.md",
    ]);
    expect(await told("[town/b.md]")).toEqual([]);
    git(checkout, "sparse-checkout", "disable");
    expect(await told()).toEqual([]);
  });

  it("are named by their folders where git's index has no more of them", async () => {
    write(path.join(content, "town/inner/c.md"), "The ferry is late.\n");
    commitAll(checkout);
    git(checkout, "sparse-checkout", "set", "--cone", "--sparse-index", "content/渡轮");
    expect(await told()).toEqual([expect.stringMatching(/leaves out 1 of .*: town\/$/)]);
    expect(await told("[town]")).toEqual([]);
  });
});
