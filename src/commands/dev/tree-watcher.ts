import { type FSWatcher, readdirSync, watch } from "node:fs";
import path from "node:path";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import { statsOf } from "./stats-of.js";

/** Milliseconds without a change after which changes are told: a scraper writes many files at once. */
const QUIET = 200;
/** Milliseconds after which changes are told although more of them come: a log file beside the articles never rests. */
const LONGEST_WAIT = 5000;
/** Milliseconds between two looks at the roots. A root that was swapped gives no event. */
const ROOT_INTERVAL = 500;
/** Milliseconds between two looks at folders that have no watch; more where one look takes long. */
const POLL_INTERVAL = 2000;
/** A look may take one part in this many of the time. */
const POLL_SHARE = 20;

/** What to do with the changes below some files and folders. */
export interface TreeWatcherOptions {
  /** Tells whether a file or folder is passed over, with everything in it. */
  readonly ignores: (path: string) => boolean;
  /** Called with the paths that changed, once no more changes come. For a polled folder, the folder's path. */
  readonly onChange: (paths: ReadonlySet<string>) => void;
  /** Called once, if the system has fewer watches than there are folders. @param code of the system's error */
  readonly onShortage: (code: string) => void;
  /** Watches one folder; Node's own `watch` unless a test replaces it. */
  readonly watchFolder?: (folder: string) => FSWatcher;
}

interface Watched {
  readonly identity: string;
  readonly watcher: FSWatcher;
}

/**
 * Notices changes of files, and of folders at any depth. Each folder takes one watch, whatever the number of its files.
 * Folders for which the system has no watch left are polled. A root need not exist; it is noticed when it comes, goes or
 * is replaced.
 */
export class TreeWatcher {
  private readonly watched = new Map<string, Watched>();
  /** The state of each folder without a watch. */
  private readonly polled = new Map<string, string>();
  private readonly rootStates = new Map<string, string>();
  private changed = new Set<string>();
  private firstChange = 0;
  private needsFollow = false;
  private isShort = false;
  private quietTimer: NodeJS.Timeout | undefined;
  private pollTimer: NodeJS.Timeout | undefined;
  private readonly rootTimer: NodeJS.Timeout;

  constructor(
    private readonly roots: readonly string[],
    private readonly options: TreeWatcherOptions,
  ) {
    this.rootTimer = setInterval(() => this.checkRoots(), ROOT_INTERVAL);
    this.follow();
  }

  /** The number of folders that have a watch, and of those that are polled. */
  get counts(): { readonly watched: number; readonly polled: number } {
    return { watched: this.watched.size, polled: this.polled.size };
  }

  /** Ends all watches. No more changes are told. */
  close(): void {
    clearInterval(this.rootTimer);
    clearTimeout(this.quietTimer);
    clearTimeout(this.pollTimer);
    for (const folder of [...this.watched.keys()]) this.unwatch(folder);
    this.polled.clear();
  }

  /** Gives each folder that is there a watch, and takes the watches of all others. */
  private follow(): void {
    this.needsFollow = false;
    const present = new Map<string, string>();
    for (const root of this.roots) {
      // The state before the look: if the root is replaced meanwhile, the next check of the roots notices.
      this.rootStates.set(root, rootState(root));
      collectFolders(root, this.options.ignores, present);
    }
    for (const [folder, { identity }] of this.watched)
      if (present.get(folder) !== identity) this.unwatch(folder);
    for (const folder of this.polled.keys()) if (!present.has(folder)) this.polled.delete(folder);
    for (const [folder, identity] of present)
      if (!this.watched.has(folder) && !this.polled.has(folder)) this.watch(folder, identity);
    if (this.polled.size > 0 && !this.pollTimer) this.schedulePoll(0);
  }

  private watch(folder: string, identity: string): void {
    try {
      const watcher = (this.options.watchFolder ?? watch)(folder);
      this.watched.set(folder, { identity, watcher });
      watcher.on("change", (kind, name) => {
        const file = name === null ? folder : path.join(folder, String(name));
        if (file === folder || !this.options.ignores(file)) this.note(file, kind === "rename");
      });
      watcher.on("error", () => {
        this.unwatch(folder);
        this.note(folder, true);
      });
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      // A folder that went since it was listed is told by the folder around it.
      if (code === "ENOENT" || code === "ENOTDIR") return;
      this.polled.set(folder, folderState(folder));
      if (code === "ENOSPC" || code === "EMFILE") this.tellShortage(code);
    }
  }

  private unwatch(folder: string): void {
    this.watched.get(folder)?.watcher.close();
    this.watched.delete(folder);
  }

  private tellShortage(code: string): void {
    if (this.isShort) return;
    this.isShort = true;
    this.options.onShortage(code);
  }

  /** @param mayBeFolder whether a folder may have come, gone or been replaced */
  private note(file: string, mayBeFolder: boolean): void {
    if (this.changed.size === 0) this.firstChange = performance.now();
    this.changed.add(file);
    this.needsFollow ||= mayBeFolder;
    const left = this.firstChange + LONGEST_WAIT - performance.now();
    clearTimeout(this.quietTimer);
    this.quietTimer = setTimeout(() => this.settle(), Math.min(QUIET, left));
  }

  /** Tells the changes. New folders get their watches before: a later change of them is then told as well. */
  private settle(): void {
    if (this.needsFollow) this.follow();
    const changed = this.changed;
    this.changed = new Set();
    this.options.onChange(changed);
  }

  private checkRoots(): void {
    for (const root of this.roots) {
      const state = rootState(root);
      if (state === this.rootStates.get(root)) continue;
      this.rootStates.set(root, state);
      this.note(root, true);
    }
  }

  private poll(): void {
    const start = performance.now();
    for (const [folder, last] of this.polled) {
      const state = folderState(folder);
      if (state === last) continue;
      this.polled.set(folder, state);
      this.note(folder, true);
    }
    this.schedulePoll(performance.now() - start);
  }

  /** @param took milliseconds that the last look took */
  private schedulePoll(took: number): void {
    this.pollTimer = setTimeout(() => this.poll(), Math.max(POLL_INTERVAL, took * POLL_SHARE));
  }
}

/** Adds a folder and those in it, at any depth, with their identities. Adds nothing for a file or a missing folder. */
function collectFolders(
  folder: string,
  ignores: (path: string) => boolean,
  present: Map<string, string>,
): void {
  const identity = folderIdentity(folder);
  if (identity === undefined) return;
  present.set(folder, identity);
  for (const entry of entriesIn(folder)) {
    const below = path.join(folder, entry.name);
    if (entry.isDirectory() && !ignores(below)) collectFolders(below, ignores, present);
  }
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // The folder went, or cannot be read. A build says so.
    return [];
  }
}

/** Returns what tells a folder from another that takes its place; undefined for a file or a missing folder. */
function folderIdentity(folder: string): string | undefined {
  const stats = statsOf(folder);
  // A file system gives the number of a removed folder to the next one, so the number alone does not suffice.
  return stats?.isDirectory() ? `${stats.dev}:${stats.ino}:${stats.birthtimeMs}` : undefined;
}

/** Returns the state of a root: which folder it is, or the size and time of a file. */
const rootState = (root: string): string => folderIdentity(root) ?? fileState(root);

function fileState(file: string): string {
  const stats = statsOf(file);
  return stats ? `${stats.ino}:${stats.size}:${stats.mtimeMs}` : "";
}

/** Returns a digest of the names, sizes and times in one folder. */
function folderState(folder: string): string {
  const entries = entriesIn(folder).sort((a, b) => compare(a.name, b.name));
  return digestOf(entries.map(({ name }) => `${name}\0${fileState(path.join(folder, name))}`).join("\n"));
}
