import { mkdir, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { temporaryName } from "../lib/write-atomic.js";
import { BuildError } from "../model/problem.js";

/** Seconds after which a build says that it is still running, and after which one that does not is taken for dead. */
const HEARTBEAT = 5;
const DEAD_AFTER = 60;
/** Seconds within which a lock that was made names its holder. */
const FILLED_AFTER = 2;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Keeps two builds from using one cache folder at once. A lock is stale when its process has ended, or when it has not
 * been renewed for a minute (its machine is gone); a stale one is taken over.
 */
export class BuildLock {
  private constructor(
    private readonly file: string,
    private readonly heartbeat: NodeJS.Timeout,
  ) {}

  /** @throws BuildError where another build is running */
  static async acquire(cache: string): Promise<BuildLock> {
    const file = path.join(cache, "build.lock");
    await mkdir(cache, { recursive: true });
    if (!(await create(file))) await takeOver(file);
    const heartbeat = setInterval(() => {
      const now = new Date(Date.now());
      utimes(file, now, now).catch(() => {
        // Whoever removed the lock by hand wanted that.
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

/** Creates the lock, if there is none. */
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

async function takeOver(file: string): Promise<void> {
  if (!(await isStale(file))) throw running(file);
  // Of several that find it stale, only one can move it away.
  const aside = temporaryName(file);
  await rename(file, aside).catch(() => {
    throw running(file);
  });
  await rm(aside, { force: true });
  if (!(await create(file))) throw running(file);
}

async function isStale(file: string): Promise<boolean> {
  const age = (Date.now() - (await stat(file)).mtimeMs) / 1000;
  const holder = await holderOf(file);
  // Without a holder its process died in the instant between making and filling the file.
  if (!holder) return age > FILLED_AFTER;
  return age > DEAD_AFTER || (holder.host === hostname() && !isRunning(holder.pid));
}

/** Returns who holds the lock; undefined where its holder has not written that yet. */
async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
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
