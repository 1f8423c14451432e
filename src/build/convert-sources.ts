import type { BuildCache } from "../cache/build-cache.js";
import { OutcomePacker, type PackedOutcomes } from "../cache/outcome-row.js";
import type { KnownOutcome } from "../cache/outcome-table.js";
import { articleIdOf, type ChannelNames } from "../intake/article-names.js";
import { mirrorFolders } from "../intake/mirror-folders.js";
import { compare } from "../lib/compare.js";
import { digestOf } from "../lib/digest.js";
import { splitColumn } from "../lib/file-columns.js";
import { batchesOf, groupBy } from "../lib/group-by.js";
import { pathIn } from "../lib/paths.js";
import type { ArticleCopy } from "../model/article.js";
import type { ConvertOptions } from "../model/declared-format.js";
import { type ChannelId, type Digest, mirrorRoot, type SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import { formatsIn, type Settings, type SiteSettings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import type { ConvertTask } from "../workers/convert.worker.js";

/** Files that one worker converts in a task: some tenths of a second of work. */
const BATCH = 100;
/** So many files are one batch: to start another worker takes as long as to convert them. */
const FEW = 1000;

const sizeOfBatch = (files: number): number => (files <= FEW ? FEW : BATCH);

/** A source file. */
export interface Source {
  readonly path: SourcePath;
  readonly channel: ChannelId | undefined;
  /** See `sourceDigest`. */
  readonly read: Digest;
  /** See `conversionDigest`. */
  readonly digest: Digest;
}

/** The channels of source files if they do not matter: none. */
export const NO_CHANNELS: Pick<ChannelNames, "channelIn"> = { channelIn: () => undefined };

/** Returns the files in the table of sources, in its order. */
export function sourcesIn(
  { folders }: BuildCache["sources"],
  { channelIn }: Pick<ChannelNames, "channelIn">,
  site: SiteSettings,
): Source[] {
  const digestIn = conversionDigest(site);
  const sources: Source[] = [];
  for (const [folder, [names, , , digests = ""]] of folders) {
    const channel = channelIn(folder);
    const fileDigests = splitColumn(digests) as Digest[];
    for (const [index, name] of splitColumn(names).entries())
      sources.push({
        path: pathIn(folder, name),
        channel,
        read: fileDigests[index] as Digest,
        digest: digestIn(folder, fileDigests[index] as Digest),
      });
  }
  return sources;
}

/**
 * Returns a function from a path and its `sourceDigest` to a digest of all that the conversion of the file depends on: of the formats
 * that mirrors declare, only those of its own.
 */
export function conversionDigest({ mirrors }: SiteSettings): (path: string, source: Digest) => Digest {
  const own = new Map(
    mirrors.flatMap(({ root, formats }) =>
      formats.length > 0 ? [[root, JSON.stringify(formats)] as const] : [],
    ),
  );
  if (own.size === 0) return (_, source) => source;
  return (path, source) => {
    const formats = own.get(mirrorRoot(path));
    return formats === undefined ? source : digestOf(`${source}\0${formats}`);
  };
}

/** Has workers load the converter. @param count number of files that are to be converted */
export async function prepareToConvert(count: number, settings: Settings, workers: Workers): Promise<void> {
  if (count === 0) return;
  await workers.prepare("convert", convertTask([], settings, ""), Math.ceil(count / sizeOfBatch(count)));
}

function convertTask(files: ConvertTask["files"], settings: Settings, root: string): ConvertTask {
  const options: ConvertOptions = { limits: settings.site.limits, formats: formatsIn(settings.site, root) };
  return { folders: mirrorFolders(settings), cache: settings.cache, options, files };
}

/**
 * Converts the files whose content was never converted before. Files with the same content are converted once.
 * @param cache with the outcomes of earlier builds; the new ones are added
 * @returns the outcome of each source, in their order
 * @throws BuildError if a file is not as it was read before
 */
export async function convertSources(
  sources: readonly Source[],
  cache: Pick<BuildCache, "outcomes" | "embedded">,
  settings: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<KnownOutcome[]> {
  const { outcomes } = cache;
  const embedded = cache.embedded();
  const known = sources.map(({ digest }) => ifComplete(outcomes.get(digest), embedded));
  const wanted = new Map<Digest, ConvertTask["files"][number]>();
  for (const [index, { path, read, digest }] of sources.entries())
    if (!known[index]) wanted.set(digest, { path, id: articleIdOf(path), read, digest });
  // Copies of one article come one after another: a worker converts the article of such a group once.
  const files = [...wanted.values()].sort((a, b) => compare(a.id, b.id));
  const byMirror = groupBy(files, ({ path }) => mirrorRoot(path));
  const tasks = [...byMirror].flatMap(([root, ofMirror]) =>
    batchesOf(ofMirror, sizeOfBatch(wanted.size)).map((batch) => convertTask(batch, settings, root)),
  );
  let done = 0;
  await workers.run<ConvertTask, PackedOutcomes>("convert", tasks, tasks.length, {
    onResult: (converted, task) => {
      outcomes.add(converted);
      done += task.files.length;
      tick(done, wanted.size);
    },
    split: ({ files, ...task }) => files.map((file) => ({ ...task, files: [file] })),
    onDeath: deadlyFile,
  });
  return sources.map(({ path, digest }, index) => {
    const outcome = known[index] ?? outcomes.get(digest);
    if (!outcome)
      throw new BuildError(
        `${path} was changed or removed while it was read`,
        "the site is as it was; run the command again with --verify, when nothing writes into the content",
      );
    return outcome;
  });
}

/** Returns an outcome; undefined if one of its embedded pictures was removed from the cache. @param embedded names of those that are stored */
function ifComplete(
  outcome: KnownOutcome | undefined,
  embedded: ReadonlySet<string>,
): KnownOutcome | undefined {
  const pictures = outcome && "facts" in outcome ? outcome.facts.local?.embedded : undefined;
  return pictures?.some(({ name }) => !embedded.has(name)) ? undefined : outcome;
}

/** Returns the outcome of a file that killed its worker twice. */
function deadlyFile({ files }: ConvertTask, error: Error): PackedOutcomes {
  const message = `the worker that converted it died: ${error.message}`;
  const hint = "please report it with the file";
  const packer = new OutcomePacker();
  for (const { digest } of files)
    packer.add(digest, { problem: { code: "conversion-failed", message, hint } }, undefined);
  return packer.packed();
}

/** Splits outcomes into articles and problems; notices of articles are problems too. @param outcomes of each source, in their order */
export function collectCopies(
  sources: readonly Source[],
  outcomes: readonly KnownOutcome[],
  { mirrors }: SiteSettings,
): { readonly copies: readonly ArticleCopy[]; readonly problems: readonly Problem[] } {
  const mirrorByRoot = new Map(mirrors.map((mirror) => [mirror.root, mirror]));
  const copies: ArticleCopy[] = [];
  const problems: Problem[] = [];
  for (const [index, { path, channel }] of sources.entries()) {
    const outcome = outcomes[index] as KnownOutcome;
    if ("problem" in outcome) problems.push({ ...outcome.problem, path });
    else {
      const mirror = mirrorByRoot.get(mirrorRoot(path));
      copies.push({ path, channel, article: outcome, ...(mirror ? { mirror } : {}) });
      for (const notice of outcome.notices ?? []) problems.push({ ...notice, path });
    }
  }
  return { copies, problems };
}
