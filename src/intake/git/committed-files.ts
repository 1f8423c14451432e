import path from "node:path";
import { type GitIndex, type IndexEntry, readGitIndex } from "./git-index.js";
import { runGit } from "./run-git.js";

const SYMBOLIC_LINK = "120000";

/** A file or submodule of a commit, with its entry in git's index. */
export interface CommittedFile {
  /** Relative to the content folder, with `/`. */
  readonly path: string;
  /** Name of the file's blob, or of the submodule's commit. */
  readonly object: string;
  readonly isSubmodule: boolean;
  /** Undefined where git has not looked at the file on this disk. */
  readonly entry: IndexEntry | undefined;
  /** When the index was written, in milliseconds since 1970. */
  readonly indexMtimeMs: number;
}

/** A row of a tree. Its path has a character for each byte: so paths are compared as git orders them. */
type TreeRow = Pick<CommittedFile, "path" | "object" | "isSubmodule">;

/** Returns files and submodules of a commit below a folder of its checkout; no links. @throws Error where git cannot read */
export async function committedFiles(folder: string, commit: string): Promise<Iterable<CommittedFile>> {
  const where = await runGit(folder, "rev-parse", ["--show-prefix", "--git-path", "index"]);
  const [prefix = "", indexFile = ""] = where.toString("latin1").split("\n");
  const tree = await runGit(folder, "ls-tree", ["-r", "-z", commit]);
  const index = await readGitIndex(path.resolve(folder, decoded(indexFile)), commit.length / 2);
  return joinIndex(parseTree(tree.toString("latin1")), index, prefix);
}

/** Joins two lists that are both in the order of their paths. @param prefix that only the index's paths have */
function* joinIndex(tree: Iterable<TreeRow>, index: GitIndex, prefix: string): Generator<CommittedFile> {
  const entries = index.entries[Symbol.iterator]();
  let next = entries.next();
  for (const row of tree) {
    const wanted = prefix + row.path;
    while (!next.done && next.value.path < wanted) next = entries.next();
    const entry = !next.done && next.value.path === wanted ? next.value : undefined;
    yield { ...row, path: decoded(row.path), entry, indexMtimeMs: index.mtimeMs };
  }
}

/** Yields the rows of `git ls-tree -z`: mode, type and object, a tab, the path. */
function* parseTree(output: string): Generator<TreeRow> {
  for (let start = 0; start < output.length; ) {
    const tab = output.indexOf("\t", start);
    const end = output.indexOf("\0", tab);
    const [mode, type, object = ""] = output.slice(start, tab).split(" ");
    if (mode !== SYMBOLIC_LINK)
      yield { path: output.slice(tab + 1, end), object, isSubmodule: type === "commit" };
    start = end + 1;
  }
}

/** Returns the text of bytes that were read as a character each. */
export const decoded = (bytes: string): string =>
  /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, "latin1").toString() : bytes;
