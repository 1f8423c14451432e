import { readFileSync } from "node:fs";
import { open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { makeFolder } from "../lib/disk/make-folder.js";
import { ifThere } from "../lib/if-there.js";
import { withFileName } from "../lib/write-atomic.js";
import { BuildError } from "../model/problem.js";

/** Seconds between two renewals of a lock. */
const HEARTBEAT = 5;
/** Seconds without a renewal after which the holder of a lock is taken for dead. */
const DEAD_AFTER = 60;
/** The same for a process that runs on this machine: while it computes, it may not renew its lock for minutes. */
const GONE_AFTER = 600;
/** Seconds that a process has to write its name into a lock. */
const FILLED_AFTER = 2;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Runs a function while it holds the lock of a folder, which is created if it is missing. So two runs never write to one folder at
 * the same time, such as two builds to one cache folder. A lock is stale if its process has ended, or if it was not renewed for
 * long, for example since its machine is gone. The next run takes a stale lock over.
 * @param heldMessage what the error says if another run holds the lock
 * @throws BuildError if another run holds the lock
 */
export async function withFolderLock<Result>(
  folder: string,
  use: () => Promise<Result>,
  heldMessage = "another build is using the same cache folder",
): Promise<Result> {
  const file = path.join(folder, "build.lock");
  makeFolder(folder);
  if (!(await create(file)) && !(await takeOver(file)))
    throw new BuildError(
      heldMessage,
      `wait for it, or name another folder; if none is running, remove ${file}`,
    );
  // A process that died while it took a lock over has left this.
  await rm(takeoverFile(file), { force: true });
  const heartbeat = setInterval(() => {
    const now = new Date(Date.now());
    utimes(file, now, now).catch(() => {
      // Somebody removed the lock by hand, as the error of another run advises.
    });
  }, HEARTBEAT * 1000);
  heartbeat.unref();
  try {
    return await use();
  } finally {
    clearInterval(heartbeat);
    own.delete(file);
    // A run that was stopped for a minute may have lost the lock to another one.
    const holder = (await readLock(file))?.holder;
    if (holder?.pid === process.pid && holder.host === hostname()) await rm(file, { force: true });
  }
}

/** The locks that this process has created, and holds. */
const own = new Set<string>();

/** Creates the lock. @returns false if there is one */
async function create(file: string): Promise<boolean> {
  const handle = await open(file, "wx").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    own.add(file);
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw withFileName(error, file);
  } finally {
    await handle.close();
  }
}

const takeoverFile = (file: string): string => `${file}.taking`;

/**
 * Takes a stale lock over. Several runs may find it stale, and one may have taken it over since. So one run at a time looks
 * again, and none removes the lock that another has just taken.
 * @returns false if another run holds it
 */
async function takeOver(file: string): Promise<boolean> {
  const taking = takeoverFile(file);
  if (!(await isStale(file)) || !(await create(taking))) return false;
  try {
    if (!(await isStale(file))) return false;
    await rm(file, { force: true });
    return await create(file);
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
  if (holder.host !== hostname()) return age > DEAD_AFTER;
  // In a container that is started again, programs get the numbers that they had before.
  if (holder.pid === process.pid) return !own.has(file);
  return age > GONE_AFTER || !isRunning(holder.pid);
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
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Tells whether a process has ended, and still has its number: nobody has asked how it ended. Linux alone says so. */
const isZombie = (pid: number): boolean =>
  /\) [ZX] [^)]*$/.test(ifThere(() => readFileSync(`/proc/${pid}/stat`, "latin1")) ?? "");
