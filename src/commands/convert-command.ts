import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { describeProblems } from "../build/summary.js";
import { convertFile } from "../convert/convert-file.js";
import { printArticle } from "../formats/print-article.js";
import { articleIdOf, filesIn, scanContent } from "../intake/scan-content.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";

/**
 * Converts a file, or all files below a folder, to Markdown with front matter: to standard output, or to a folder in
 * which each file keeps its place.
 * @returns how many files could not be converted
 * @throws BuildError where the path does not exist or nothing below it is an article
 */
export async function runConvert(source: string, out: string | undefined): Promise<number> {
  const { folder, files, problems } = await filesAt(source);
  for (const at of files) {
    const result = convertFile(await readFile(path.join(folder, at)), at, articleIdOf(at));
    if ("problem" in result) problems.push({ ...result.problem, path: at });
    else if (out === undefined) process.stdout.write(printArticle(result));
    else writeAtomic(path.join(out, at.replace(/\.\w+$/, ".md")), printArticle(result));
  }
  if (problems.length > 0) console.error(describeProblems(problems, true));
  return problems.length;
}

async function filesAt(
  source: string,
): Promise<{ folder: string; files: SourcePath[]; problems: Problem[] }> {
  const found = await stat(source).catch((error: Error) => {
    throw new BuildError(`cannot read ${source}: ${error.message}`, "name a file or a folder", {
      cause: error,
    });
  });
  if (found.isFile())
    return { folder: path.dirname(source), files: [path.basename(source) as SourcePath], problems: [] };
  const scan = scanContent(source);
  const [files, problems] = [filesIn(scan), scan.problems];
  if (files.length === 0 && problems.length === 0) throw new BuildError(`no articles below ${source}`);
  return { folder: source, files: files.map((file) => file.path), problems: [...problems] };
}
