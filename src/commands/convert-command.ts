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
import { withSlashes } from "../lib/paths.js";
import { caseFolded } from "../lib/safe-name.js";
import { describeTable } from "../lib/text/printable.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { ConvertOptions, DeclaredFormat } from "../model/declared-format.js";
import type { SourcePath } from "../model/names.js";
import { BuildError, isError, type Problem } from "../model/problem.js";
import type { SiteSettings } from "../model/settings.js";
import { loadSite } from "../settings/load-settings.js";
import { realPlace } from "../settings/real-place.js";

interface ConvertFlags {
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
  const { folder, above, files, problems } = filesAt(source, { ...site, formats: allFormats(site), skip });
  if (out !== undefined && realPlace(path.resolve(out)) === realPlace(path.resolve(folder)))
    throw new BuildError(`--out ${out} is the folder of the files themselves`, "name another folder");
  const targets = markdownNames(files);
  let converted = 0;
  for (const file of files) {
    const disk = path.join(folder, file);
    const options: ConvertOptions = { limits: site.limits, formats: formatsOf(disk) };
    const bytes = readSource(disk, file);
    if (!("problem" in bytes)) await loadPageReader(file, bytes);
    const named = (above + file) as SourcePath;
    const result = "problem" in bytes ? bytes : convertFile(bytes, named, articleIdOf(named), options);
    if ("problem" in result) {
      problems.push({ ...result.problem, path: file });
      continue;
    }
    converted++;
    const text = printArticle(result);
    if (out === undefined) process.stdout.write(text);
    else writeAtomic(path.join(out, targets.get(file) as string), text);
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

interface FilesToConvert {
  readonly folder: string;
  /** The folders of a single file, as it was named: a folder can be of a day, or give an `index` file its name. */
  readonly above: string;
  readonly files: readonly SourcePath[];
  readonly problems: Problem[];
}

function filesAt(source: string, options: ScanOptions): FilesToConvert {
  const found = requireReadable(() => statSync(source), source, "name a file or a folder");
  if (found.isFile()) {
    const file = path.basename(source) as SourcePath;
    const above = withSlashes(source).slice(0, -file.length);
    return { folder: path.dirname(source), above, files: [file], problems: [] };
  }
  if (!found.isDirectory())
    throw new BuildError(`${source} is neither a file nor a folder`, "name a file or a folder");
  const scan = scanContent(source, options);
  const [files, problems] = [filesIn(scan), scan.problems];
  if (files.length === 0 && problems.length === 0)
    throw new BuildError(`no articles below ${source}`, "name the folder that holds the mirrored files");
  return { folder: source, above: "", files: files.map((file) => file.path), problems: [...problems] };
}
