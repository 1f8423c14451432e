import { readFileSync, rmSync } from "node:fs";
import * as v from "valibot";
import { compare } from "../lib/compare.js";
import { ifThere } from "../lib/if-there.js";
import { writeAtomic } from "../lib/write-atomic.js";
import { BuildError } from "../model/problem.js";

const entrySchema = v.object({
  name: v.string(),
  reason: v.string(),
  /** How many runs have failed, one after another. */
  attempts: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When it is tried again, as an ISO time. */
  again: v.pipe(v.string(), v.isoTimestamp()),
});
const fileSchema = v.object({ hosts: v.array(entrySchema), pictures: v.array(entrySchema) });

/** Something that failed: a picture by its address, or a host. */
export type FailureEntry = v.InferOutput<typeof entrySchema>;

/** A failure, as `FailureLog` is told of it. */
interface NewFailure {
  readonly reason: string;
  /** Whether it is likely to fail for long: the file is not there, or is no picture. */
  readonly isLasting: boolean;
  /** Milliseconds for which the host asks to be left alone. */
  readonly askedWait?: number;
}

const HOUR = 3_600_000;
/** Milliseconds until the second attempt. Each further one waits four times as long as the one before. */
const FIRST_WAIT = { passing: HOUR, lasting: 24 * HOUR };
const FACTOR = 4;
const LONGEST_WAIT = 90 * 24 * HOUR;
/** Milliseconds between two writes while pictures are fetched. A run that dies forgets what failed since the last one. */
const SAVE_INTERVAL = 2000;

/** What could not be fetched, kept in a file that operators can read. */
export class FailureLog {
  readonly hosts = new Map<string, FailureEntry>();
  readonly pictures = new Map<string, FailureEntry>();
  private isChanged = false;
  private savedAt = performance.now();

  /** @param now returns milliseconds since 1970 */
  private constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {}

  /** Reads the log in a file; an empty one if there is no file. @throws BuildError if it is damaged; Error of the file system */
  static load(file: string, now: () => number): FailureLog {
    const log = new FailureLog(file, now);
    const { hosts, pictures } = readEntries(file);
    for (const entry of hosts) log.hosts.set(entry.name, entry);
    for (const entry of pictures) log.pictures.set(entry.name, entry);
    return log;
  }

  /** Tells whether a picture or host that failed has to wait. */
  isWaiting(kind: "hosts" | "pictures", name: string): boolean {
    const entry = this[kind].get(name);
    return entry !== undefined && Date.parse(entry.again) > this.now();
  }

  /** Notes that something has failed once more, and when it is tried again. Writes the file now and then. */
  note(kind: "hosts" | "pictures", name: string, { reason, isLasting, askedWait = 0 }: NewFailure): void {
    const attempts = (this[kind].get(name)?.attempts ?? 0) + 1;
    const first = isLasting ? FIRST_WAIT.lasting : FIRST_WAIT.passing;
    const wait = Math.max(Math.min(first * FACTOR ** (attempts - 1), LONGEST_WAIT), askedWait);
    const again = new Date(this.now() + Math.min(wait, LONGEST_WAIT)).toISOString();
    this[kind].set(name, { name, reason, attempts, again });
    this.isChanged = true;
    if (performance.now() - this.savedAt > SAVE_INTERVAL) this.save();
  }

  forget(kind: "hosts" | "pictures", name: string): void {
    if (this[kind].delete(name)) this.isChanged = true;
  }

  /** Writes the file if something has changed. Removes it if there is no failure. @throws Error of the file system */
  save(): void {
    this.savedAt = performance.now();
    if (!this.isChanged) return;
    if (this.hosts.size + this.pictures.size === 0) rmSync(this.file, { force: true });
    else {
      const data = { hosts: sorted(this.hosts), pictures: sorted(this.pictures) };
      writeAtomic(this.file, `${JSON.stringify(data, null, 1)}\n`);
    }
    this.isChanged = false;
  }
}

const sorted = (entries: ReadonlyMap<string, FailureEntry>): FailureEntry[] =>
  [...entries.values()].sort((a, b) => compare(a.name, b.name));

function readEntries(file: string): v.InferOutput<typeof fileSchema> {
  const text = ifThere(() => readFileSync(file, "utf8"));
  if (text === undefined) return { hosts: [], pictures: [] };
  try {
    return v.parse(fileSchema, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof v.ValiError)) throw error;
    const hint = "remove it: what failed is then tried again";
    throw new BuildError(`${file} is damaged: ${error.message}`, hint, { cause: error });
  }
}
