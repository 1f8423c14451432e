import { accessSync, constants, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { createProgress, type Progress } from "../build/progress.js";
import { withFolderLock } from "../cache/folder-lock.js";
import { makeFolder } from "../lib/disk/make-folder.js";
import { Connections } from "../lib/http/connections.js";
import { isPublicAddress } from "../lib/http/public-address.js";
import { readProgram } from "../lib/package-folder.js";
import { present } from "../lib/present.js";
import type { ChannelId, Day } from "../model/names.js";
import { BuildError, isError } from "../model/problem.js";
import type { PictureSettings, Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import type { EncodedPicture, PictureShape } from "../pictures/encode-picture.js";
import { FailureLog } from "../pictures/failure-log.js";
import { type FetchReport, fetchPictures, findDue } from "../pictures/fetch-pictures.js";
import { PictureStore } from "../pictures/picture-store.js";
import { PoliteFetcher } from "../pictures/polite-fetcher.js";
import { findUnused, removeUnused } from "../pictures/prune-pictures.js";
import { groupSizes } from "../pictures/wanted-pictures.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import type { PictureTask } from "../workers/picture.worker.js";
import { withWorkers } from "../workers/worker-pool.js";
import { describeFailures, describeFetched, describePlan } from "./pictures/describe-pictures.js";
import { PICTURE_FOLDER, readShownPictures, type ShownPictures } from "./pictures/shown-pictures.js";
import { explainSystemError } from "./support/explain-system-error.js";

interface PicturesFlags extends Flags, Partial<PictureSettings> {
  readonly since?: Day | undefined;
  readonly channel?: readonly string[] | undefined;
  readonly prune?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly retry?: boolean | undefined;
}

const MB = 1_000_000;
const FAILED_FILE = "failed.json";
const HINT = "every picture that is there is whole; run the command again when there is room and permission";

/** What the parts of a run share. */
interface Run {
  readonly flags: PicturesFlags;
  readonly settings: Settings;
  readonly workers: Workers;
  readonly progress: Progress;
  readonly folder: string;
  /** The settings, with the flags over them. */
  readonly wanted: PictureSettings & { readonly userAgent: string };
}

/** Fetches the pictures that articles show. @returns false if it was stopped @throws BuildError if nothing can be done */
export async function runPictures(flags: PicturesFlags): Promise<boolean> {
  const settings = await loadSettings(flags);
  const progress = await createProgress();
  const folder = path.join(settings.content, PICTURE_FOLDER);
  const { lead, maxMb, rate, timeout, format, widths } = flags;
  const ownName = `newsmirror/${readProgram().version} (keeps a static copy of news articles)`;
  const wanted = {
    ...settings.pictures,
    ...present({ lead, maxMb, rate, timeout, format, widths }),
    userAgent: flags.userAgent ?? settings.pictures.userAgent ?? ownName,
  };
  try {
    return await withWorkers(settings.jobs, (workers) =>
      readAndFetch({ flags, settings, workers, progress, folder, wanted }),
    );
  } catch (error) {
    throw explainSystemError(error, "the pictures cannot be written", HINT);
  }
}

async function readAndFetch(run: Run): Promise<boolean> {
  const { flags, settings, workers, progress, folder, wanted } = run;
  const channels = flags.channel as readonly ChannelId[] | undefined;
  const selection = { since: flags.since, channels, leadOnly: wanted.lead };
  const shown = await readShownPictures(settings, selection, workers, progress);
  if (!flags.dryRun) return withPictures(settings, () => fetchAndReport(shown, run));
  const due = dueIn(shown, loadFailures(folder), flags);
  console.log(describePlan(shown, due, flags.prune ? findUnused(shown.files, shown.all) : []));
  return true;
}

const loadFailures = (folder: string): FailureLog =>
  FailureLog.load(path.join(folder, FAILED_FILE), () => Date.now());

const dueIn = (
  { missing }: ShownPictures,
  failures: FailureLog,
  { retry }: PicturesFlags,
): readonly string[] => (retry ? missing : findDue(missing, failures));

/** Only one run at a time fetches pictures. Builds can run meanwhile. */
const withPictures = <Result>({ cache }: Settings, use: () => Promise<Result>): Promise<Result> =>
  withFolderLock(
    path.join(cache, "pictures"),
    use,
    "another `newsmirror pictures` is running with the same cache folder",
  );

async function fetchAndReport(shown: ShownPictures, run: Run): Promise<boolean> {
  const { flags, settings, folder, wanted } = run;
  requireNoLink(folder);
  makeFolder(folder);
  for (const name of readdirSync(folder)) if (PART.test(name)) requireNoLink(path.join(folder, name));
  accessSync(folder, constants.W_OK);
  sweepTemporary(folder, readdirSync(folder, { recursive: true, encoding: "utf8" }));
  const failures = loadFailures(folder);
  const unused = new Set(flags.prune ? findUnused(shown.files, shown.all) : []);
  if (flags.prune) {
    requireAllRead(shown);
    removeUnused(folder, unused, shown.all, failures);
  }
  const kept = shown.files.filter((file) => !unused.has(file));
  const store = new PictureStore(folder, (wanted.maxMb ?? Number.POSITIVE_INFINITY) * MB, kept);
  const due = dueIn(shown, failures, flags);
  const { report, received, isStopped } = await fetchDuePictures(due, store, failures, run);
  const failed = describeFailures(failures, report, path.join(folder, FAILED_FILE));
  if (failed) console.error(`${failed}\n`);
  const result = { shown, due, report, received, stored: store.bytes, pruned: unused.size };
  console.log(describeFetched(result, run.progress.seconds, settings.site.images));
  if (isStopped) console.error("\nstopped before the end\n  → run the command again: it goes on from here");
  return !isStopped;
}

/** The names of the folders in the folder of pictures, see `PictureStore`. */
const PART = /^[0-9a-f]{2}$/;

/** @throws BuildError if a folder is a symbolic link */
function requireNoLink(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new BuildError(
      `the folder of pictures ${folder} is a symbolic link`,
      "put the folder itself in its place: a build passes over links, and a link may lead out of the mirror",
    );
}

/** @throws BuildError if articles may be missing, whose pictures would then be removed */
function requireAllRead({ all, problems }: ShownPictures): void {
  const unread = problems.filter(isError);
  if (unread[0])
    throw new BuildError(
      `nothing is pruned, because ${unread.length} files could not be read as articles, such as ${unread[0].path}: ${unread[0].message}`,
      "their pictures would be removed: correct or remove these files, or leave out --prune",
    );
  if (all.size === 0)
    throw new BuildError(
      "nothing is pruned, because no article shows a picture",
      "is --content the right folder?",
    );
}

async function fetchDuePictures(
  due: readonly string[],
  store: PictureStore,
  failures: FailureLog,
  { workers, progress, wanted }: Run,
): Promise<{ readonly report: FetchReport; readonly received: number; readonly isStopped: boolean }> {
  const stop = new AbortController();
  const timeout = wanted.timeout * 1000;
  const mayConnect = allowedConnections();
  const connections = new Connections(mayConnect, timeout);
  const fetcher = new PoliteFetcher(connections, {
    userAgent: wanted.userAgent,
    interval: 1000 / wanted.rate,
    timeout,
    mayConnect,
    signal: stop.signal,
  });
  const shape: PictureShape = { format: wanted.format, widths: wanted.widths };
  const encode = (bytes: Uint8Array) => encodeInWorker({ bytes, shape }, workers);
  const end = (): void => stop.abort();
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    const report = await progress.stage("pictures", (tick) =>
      fetchPictures(groupSizes(due), { fetcher, store, failures, format: shape.format, encode, tick, stop }),
    );
    return { report, received: fetcher.received, isStopped: stop.signal.aborted };
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    await connections.close();
  }
}

/** The variable `NEWSMIRROR_TEST_LOOPBACK` lets tests use a server of their own on 127.0.0.1. */
function allowedConnections(): (address: string) => boolean {
  if (process.env.NEWSMIRROR_TEST_LOOPBACK !== "1") return isPublicAddress;
  return (address) => address === "127.0.0.1" || isPublicAddress(address);
}

/** Encodes a picture in a worker. If the picture kills the worker twice, the result says so, and the run goes on. */
export function encodeInWorker(task: PictureTask, workers: Workers): Promise<EncodedPicture> {
  return workers.runOne("picture", task, (_, error) => ({
    reason: `the worker that read it died: ${error.message}`,
  }));
}
