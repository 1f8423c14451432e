import { mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { BuildError } from "../model/problem.js";

/** Seconds between two renewals of a lock. */
const HEARTBEAT = 5;
/** Seconds without a renewal after which the holder of a lock is taken for dead. */
const DEAD_AFTER = 60;
/** Seconds that a process has to write its name into a lock. */
const FILLED_AFTER = 2;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Keeps two runs from writing to one folder at the same time, such as two builds to one cache folder. A lock is stale if its
 * process has ended, or if it was not renewed for a minute, for example since its machine is gone. The next run takes a stale
 * lock over.
 */
export class BuildLock {
  private constructor(
    private readonly file: string,
    private readonly heartbeat: NodeJS.Timeout,
  ) {}

  /** Takes the lock of a cache folder, which is created if it is missing. @throws BuildError if another build is running */
  static async acquire(cache: string): Promise<BuildLock> {
    const file = path.join(cache, "build.lock");
    await mkdir(cache, { recursive: true });
    if (!(await create(file))) await takeOver(file);
    // A process that died while it took a lock over has left this.
    await rm(takingOf(file), { force: true });
    const heartbeat = setInterval(() => {
      const now = new Date(Date.now());
      utimes(file, now, now).catch(() => {
        // Somebody removed the lock by hand, as the error of another build advises.
      });
    }, HEARTBEAT * 1000);
    heartbeat.unref();
    return new BuildLock(file, heartbeat);
  }

  async release(): Promise<void> {
    clearInterval(this.heartbeat);
    await rm(this.file, { force: true });
  }
}

/** Creates the lock. @returns false if there is one */
async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Returns the file that the run has that takes a lock over. */
const takingOf = (file: string): string => `${file}.taking`;

/**
 * Takes a stale lock over. Several runs may find it stale, and one may have taken it over since. So one run at a time looks
 * again, and none removes the lock that another has just taken.
 */
async function takeOver(file: string): Promise<void> {
  const taking = takingOf(file);
  if (!(await isStale(file)) || !(await create(taking))) throw running(file);
  try {
    if (!(await isStale(file))) throw running(file);
    await rm(file, { force: true });
    if (!(await create(file))) throw running(file);
  } finally {
    await rm(taking, { force: true });
  }
}

async function isStale(file: string): Promise<boolean> {
  const found = await readLock(file);
  if (!found) return false;
  const { age, holder } = found;
  // A lock without a holder: its process died after it had created the file, and before it wrote into it.
  if (!holder) return age > FILLED_AFTER;
  return age > DEAD_AFTER || (holder.host === hostname() && !isRunning(holder.pid));
}

/** Returns the age of a lock in seconds, and its holder if the file names one yet; undefined if the lock was released. */
async function readLock(
  file: string,
): Promise<{ readonly age: number; readonly holder?: Holder } | undefined> {
  try {
    const age = (Date.now() - (await stat(file)).mtimeMs) / 1000;
    const holder = parseHolder(await readFile(file, "utf8"));
    return holder ? { age, holder } : { age };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // The process has created the file, and has not written into it yet.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const running = (file: string): BuildError =>
  new BuildError(
    "another build is using the same cache folder",
    `wait for it, or name another folder with --cache; if none is running, remove ${file}`,
  );
