import { statSync } from "node:fs";
import path from "node:path";
import { describeProblems } from "../build/summary.js";
import { convertFile } from "../convert/convert-file.js";
import { loadPageReader } from "../formats/html.js";
import { printArticle } from "../formats/print-article.js";
import { articleIdOf } from "../intake/article-names.js";
import { readSource } from "../intake/read-source.js";
import { filesIn, type ScanOptions, scanContent } from "../intake/scan-content.js";
import { groupBy } from "../lib/group-by.js";
import { requireReadable } from "../lib/if-there.js";
import { caseFolded } from "../lib/safe-name.js";
import { describeTable } from "../lib/text/printable.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { ConvertOptions, DeclaredFormat } from "../model/declared-format.js";
import type { SourcePath } from "../model/names.js";
import { BuildError, isError, type Problem } from "../model/problem.js";
import type { SiteSettings } from "../model/settings.js";
import { loadSite } from "../settings/load-settings.js";

export interface ConvertFlags {
  readonly out?: string | undefined;
  readonly config?: string | undefined;
}

/**
 * Converts a file, or all files below a folder, to Markdown with front matter: to standard output, or to a folder in
 * which each file keeps its place; then it prints how many were written. Formats are those of the named settings, else of
 * `site.yaml` in the folder.
 * @returns false if some file could not be converted
 * @throws BuildError where the path does not exist, nothing below it is an article, or a file would be written over itself
 */
export async function runConvert(source: string, { out, config }: ConvertFlags): Promise<boolean> {
  const { site, formatsOf } = await loadSite({ content: source, config });
  const skip = out === undefined ? [] : [path.resolve(out)];
  const { folder, files, problems } = filesAt(source, { ...site, formats: allFormats(site), skip });
  if (out !== undefined && path.resolve(out) === path.resolve(folder))
    throw new BuildError(`--out ${out} is the folder of the files themselves`, "name another folder");
  const targets = markdownNames(files);
  let converted = 0;
  for (const file of files) {
    const disk = path.join(folder, file);
    const options: ConvertOptions = { limits: site.limits, formats: formatsOf(disk) };
    const bytes = readSource(disk, file);
    if (!("problem" in bytes)) await loadPageReader(file, bytes);
    const result = "problem" in bytes ? bytes : convertFile(bytes, file, articleIdOf(file), options);
    if ("problem" in result) {
      problems.push({ ...result.problem, path: file });
      continue;
    }
    converted++;
    if (out === undefined) process.stdout.write(printArticle(result));
    else writeAtomic(path.join(out, targets.get(file) as string), printArticle(result));
    for (const notice of result.notices ?? []) problems.push({ ...notice, path: file });
  }
  if (problems.length > 0) console.error(describeProblems(problems, true));
  if (out !== undefined)
    console.log(
      describeTable([
        ["files read", files.length],
        ["files written", converted],
        ["folder", path.resolve(out)],
      ]),
    );
  return !problems.some(isError);
}

/** Returns names of Markdown files by those of their sources. Where two could have one name, each keeps its own ending in it. */
function markdownNames(files: readonly SourcePath[]): ReadonlyMap<SourcePath, string> {
  const short = (file: SourcePath): string => file.replace(/\.\w+$/, "");
  // A file of the other ones may have the name without its ending, or with it.
  const byName = groupBy(
    files.flatMap((file) => [...new Set([short(file), file])]),
    caseFolded,
  );
  const isFree = (name: string): boolean => byName.get(caseFolded(name))?.length === 1;
  return new Map(files.map((file) => [file, `${isFree(short(file)) ? short(file) : file}.md`]));
}

const allFormats = ({ mirrors, formats }: SiteSettings): readonly DeclaredFormat[] => [
  ...mirrors.flatMap((mirror) => mirror.formats),
  ...formats,
];

function filesAt(
  source: string,
  options: ScanOptions,
): { folder: string; files: SourcePath[]; problems: Problem[] } {
  const found = requireReadable(() => statSync(source), source, "name a file or a folder");
  if (found.isFile())
    return { folder: path.dirname(source), files: [path.basename(source) as SourcePath], problems: [] };
  const scan = scanContent(source, options);
  const [files, problems] = [filesIn(scan), scan.problems];
  if (files.length === 0 && problems.length === 0)
    throw new BuildError(`no articles below ${source}`, "name the folder that holds the mirrored files");
  return { folder: source, files: files.map((file) => file.path), problems: [...problems] };
}
