import path from "node:path";
import { createProgress, type Progress } from "../../build/progress.js";
import { withBodies } from "../../cache/article-bodies.js";
import { readPicture } from "../../cache/embedded-pictures.js";
import { bookFingerprint } from "../../cache/fingerprints.js";
import { templateFolders } from "../../lib/package-folder.js";
import { counted } from "../../lib/text/printable.js";
import type { WholeCatalog } from "../../model/catalog.js";
import type { FileDigest } from "../../model/manifest.js";
import type { ChineseScript, Settings } from "../../model/settings.js";
import type { Workers } from "../../model/workers.js";
import { BOOK_SHAPE } from "../../packs/book/book-pictures.js";
import { BookWords } from "../../packs/book/book-words.js";
import { type BookContext, bookInfo, bookKey, buildBook } from "../../packs/book/build-book.js";
import { AS_WRITTEN, scriptConverter } from "../../packs/book/convert-script.js";
import { type BookPlan, planBooks } from "../../packs/book/plan-books.js";
import { writeEpub } from "../../packs/book/write-epub.js";
import type { PackFolder, PutPack } from "../../packs/pack-folder.js";
import { Labels } from "../../plan/labels.js";
import type { Pack } from "../../plan/pack.js";
import { loadMessages } from "../../settings/load-messages.js";
import { loadSettings } from "../../settings/load-settings.js";
import { withWorkers } from "../../workers/worker-pool.js";
import { encodeInWorker } from "../pictures-command.js";
import { leftOutRow, withMirrors } from "../read-mirrors.js";
import { describePacks, type PackFlags, withPacks } from "./pack-run.js";

/** The texts as they were written, or in one of the scripts of Chinese. */
type BookScript = ChineseScript | "original";

interface EpubFlags extends PackFlags {
  readonly channel?: readonly string[] | undefined;
  readonly month?: readonly string[] | undefined;
  readonly year?: readonly string[] | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly script?: readonly BookScript[] | undefined;
  readonly maxMb?: number | undefined;
}

const MB = 1_000_000;
const BUDGET_MB = 20;
/** Pictures that a notice names. */
const LISTED = 2;

/** What the parts of a run share. */
interface Run {
  readonly flags: EpubFlags;
  readonly settings: Settings;
  readonly workers: Workers;
  readonly progress: Progress;
}

/** Writes articles as books, and prints what was done. @throws BuildError if nothing can be written, or no article is chosen */
export async function runEpub(flags: EpubFlags): Promise<void> {
  const settings = await loadSettings({ ...flags, out: undefined });
  const progress = await createProgress();
  await withWorkers(settings.jobs, (workers) =>
    withMirrors(settings, workers, progress, ({ catalog, problems }) =>
      withPacks(flags, settings, async (packs) => {
        const written = await writeBooks(catalog, packs, { flags, settings, workers, progress });
        console.log(describePacks(packs.folder, written, [leftOutRow(problems)]));
      }),
    ),
  );
}

async function writeBooks(catalog: WholeCatalog, packs: PackFolder, run: Run): Promise<PutPack[]> {
  const { flags, settings, progress } = run;
  const { channel: channels, month: months, year: years, tag: tags, ids } = flags;
  const plans = planBooks(
    catalog,
    { channels, months, years, tags, ids },
    new Labels(settings.site.messages),
  );
  const scripts = [...new Set<BookScript>(flags.script ?? ["original"])];
  const code = bookFingerprint();
  const put: PutPack[] = [];
  await progress.stage("books", async (tick) => {
    for (const script of scripts) {
      const context = await contextOf(script, catalog, run);
      const ending = script === "original" ? ".epub" : `.${script}.epub`;
      for (const plan of plans) {
        const { title } = bookInfo(plan, context);
        const key = bookKey(plan, context, code);
        const pack = { name: plan.name + ending, kind: "epub", title, key } as const;
        put.push(await packs.put(pack, (file) => writeBook(file, plan, context, run)));
        tick(put.length, plans.length * scripts.length);
      }
    }
  });
  return put;
}

async function contextOf(
  script: BookScript,
  catalog: WholeCatalog,
  { flags, settings }: Run,
): Promise<BookContext> {
  const { site, templates } = settings;
  const converter = script === "original" ? AS_WRITTEN : await scriptConverter(script);
  return {
    catalog,
    site,
    messages: loadMessages(converter.lang(site.lang), templateFolders(templates)),
    script: converter,
    budget: (flags.maxMb ?? BUDGET_MB) * MB,
    title: flags.title,
  };
}

async function writeBook(
  file: string,
  plan: BookPlan,
  context: BookContext,
  { settings, workers }: Run,
): Promise<FileDigest & Pick<Pack, "notices">> {
  const book = await buildBook(plan, context, {
    load: (places) => withBodies((load) => places.map(load)),
    encode: (picture) =>
      encodeInWorker({ bytes: readPicture(settings, picture), shape: BOOK_SHAPE }, workers),
  });
  const written = await writeEpub(file, book, new BookWords(context.messages));
  const notices = [...book.leftOut].map(([reason, files]) =>
    describeLeftOut(path.basename(file), reason, files),
  );
  return notices.length > 0 ? { ...written, notices } : written;
}

function describeLeftOut(book: string, reason: string, files: readonly string[]): string {
  const unlisted = files.length - LISTED;
  const listed = files.slice(0, LISTED).join(", ") + (unlisted > 0 ? ` and ${unlisted} more` : "");
  return `${book} lacks ${counted(files.length, "picture")} (${reason}): ${listed}`;
}
