import path from "node:path";
import { type FileReport, inspectFile } from "../../convert/inspect-file.js";
import { loadPageReader } from "../../formats/html.js";
import { articleIdOf, nameSiteChannels } from "../../intake/article-names.js";
import { isUnreadForm } from "../../intake/extensions.js";
import { mirrorFolders, sourceFile } from "../../intake/mirror-folders.js";
import { readSource } from "../../intake/read-source.js";
import { filesIn, type Scan } from "../../intake/scan-content.js";
import { compare } from "../../lib/compare.js";
import { splitColumn } from "../../lib/file-columns.js";
import { countBy } from "../../lib/group-by.js";
import { memoize } from "../../lib/memoize.js";
import type { SourceFile } from "../../model/article.js";
import { mirrorRoot } from "../../model/names.js";
import { isError } from "../../model/problem.js";
import { formatsIn, type Settings, type SiteSettings } from "../../model/settings.js";
import { guessLanguage } from "./guess-language.js";

/** What the files of a mirror are. */
export interface Survey {
  /** Number of files that may be articles. */
  readonly files: number;
  /** Number of those that were looked into. */
  readonly sampled: number;
  /** Number of the sampled files that each format reads, the most first. */
  readonly formats: ReadonlyMap<string, number>;
  /** Files that cannot be read, and sampled ones of which no article can be made, each with the reason. Files that are meant to be none are not among them. */
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
  /** Number of files that no format reads, by their ending. */
  readonly unread: ReadonlyMap<string, number>;
  /** Number of files of each channel, by the name of its folder, in the order of the names. */
  readonly channels: ReadonlyMap<string, number>;
  /** Tag of the language of most articles; undefined where none tells its own. */
  readonly lang: string | undefined;
}

/** Files that are looked into, spread over all of them. */
const MOST_SAMPLED = 200;

/** Looks into some of the files of a site's mirrors. */
export async function surveyContent(settings: Settings, scan: Scan): Promise<Survey> {
  const { site } = settings;
  const formats = memoize((root: string) => formatsIn(site, root));
  const files = filesIn(scan);
  const sample = spread(files, MOST_SAMPLED);
  const reports: FileReport[] = [];
  for (const { path: file } of sample) {
    const bytes = readSource(sourceFile(mirrorFolders(settings), file), file);
    if (!("problem" in bytes)) await loadPageReader(file, bytes);
    const options = { limits: site.limits, formats: formats(mirrorRoot(file)) };
    reports.push(
      "problem" in bytes ? { file, ...bytes } : inspectFile(bytes, file, articleIdOf(file), options),
    );
  }
  const read = reports.filter(({ body }) => body !== undefined);
  return {
    files: files.length,
    sampled: sample.length,
    formats: mostFirst(countBy(read, ({ format }) => format)),
    refused: [
      ...scan.problems.filter(isError).map(({ path: file, message }) => ({ file, reason: message })),
      ...reports.flatMap(({ file, body, problem }) =>
        body || problem?.code === "passed-over"
          ? []
          : [{ file, reason: problem?.message ?? "no format reads it" }],
      ),
    ],
    unread: countUnread(scan),
    channels: channelsOf(scan, site),
    lang: guessLanguage(
      read.map(({ fields = {}, body }) => ({
        ...(fields.lang === undefined ? {} : { lang: fields.lang }),
        text: [fields.title, body?.first, body?.last].join(" "),
      })),
    ),
  };
}

/** Counts the files that may hold articles and that no format reads, by ending, the most first. */
export const countUnread = ({ problems }: Scan): ReadonlyMap<string, number> =>
  mostFirst(
    countBy(problems, ({ path: file }) =>
      isUnreadForm(file) ? path.posix.extname(file).toLowerCase() : undefined,
    ),
  );

/** Returns at most so many of the files, in their order and at equal distances. */
function spread(files: readonly SourceFile[], most: number): SourceFile[] {
  const step = Math.max(1, files.length / most);
  return files.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

const mostFirst = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...counts].sort(([, a], [, b]) => b - a));

/** Counts files by channel. The name of a channel is that of its folder, as the settings name it. */
function channelsOf({ folders }: Scan, { mirrors }: SiteSettings): Map<string, number> {
  const { channelIn, labels } = nameSiteChannels(folders, mirrors);
  const counts = new Map<string, number>();
  for (const [folder, [names]] of folders) {
    const id = channelIn(folder);
    if (id === undefined) continue;
    const name = labels.get(id) ?? id;
    counts.set(name, (counts.get(name) ?? 0) + splitColumn(names).length);
  }
  return new Map([...counts].sort(([a], [b]) => compare(a, b)));
}
