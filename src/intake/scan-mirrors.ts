import { pathFromRoot, type SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { formatsIn, type Settings } from "../model/settings.js";
import { mirrorFolders } from "./mirror-folders.js";
import { unusedGlobs } from "./path-filter.js";
import {
  entriesOf,
  type Scan,
  type ScannedFolder,
  type ScanOptions,
  type ScanPart,
  scanContent,
  scanOptions,
} from "./scan-content.js";

/** A mirror to search. Plain data: it goes to a worker. */
export interface MirrorToScan {
  readonly root: string;
  /** Its folder. */
  readonly content: string;
  readonly options: ScanOptions;
  /** What is searched of it. Default: all. */
  readonly part?: ScanPart;
}

/** Returns the mirrors that a command has to search. */
export const mirrorsToScan = (settings: Settings): readonly MirrorToScan[] =>
  Object.entries(mirrorFolders(settings)).map(([root, content]) => ({
    root,
    content,
    options: { ...scanOptions(settings), formats: formatsIn(settings.site, root) },
  }));

/**
 * Divides the folders at the top of each mirror among so many scans. The folders are listed here, once: a folder that comes or goes
 * meanwhile moves no other one from one scan to another.
 */
export function divideScan(mirrors: readonly MirrorToScan[], scans: number): MirrorToScan[][] {
  const tops = mirrors.map(({ content }) =>
    entriesOf(content, "", []).flatMap((entry) => (entry.isDirectory() ? entry.name : [])),
  );
  return Array.from({ length: scans }, (_, scan) =>
    mirrors.map((mirror, index) => {
      const folders = new Set(tops[index]?.filter((_, place) => place % scans === scan));
      return { ...mirror, part: { folders, hasFiles: scan === 0 } };
    }),
  );
}

/** Finds the article files of mirrors; see `scanContent`. All paths begin with the roots of the mirrors. */
export function scanMirrors(mirrors: readonly MirrorToScan[]): Scan {
  const folders = new Map<string, ScannedFolder>();
  const [first] = mirrors;
  const problems = first && first.part?.hasFiles !== false ? unusedExclude(first.options, mirrors) : [];
  for (const { root, content, options, part } of mirrors) {
    const scan = scanContent(content, options, part);
    for (const [folder, scanned] of scan.folders) folders.set(pathFromRoot(root, folder), scanned);
    for (const problem of withRoot(root, scan.problems)) problems.push(problem);
    if (mirrors.length > 1 && part?.hasFiles !== false && scan.folders.size === 0 && isEmpty(content))
      problems.push(...withRoot(root, [emptyMirror(content)]));
  }
  return { folders, problems };
}

/** Returns notices of globs that exclude nothing in any mirror. */
const unusedExclude = ({ exclude }: ScanOptions, mirrors: readonly MirrorToScan[]): Problem[] =>
  unusedGlobs(
    exclude,
    mirrors.map(({ content }) => content),
  ).map((glob) => ({
    code: "unused-exclude",
    path: "." as SourcePath,
    message: `nothing has a path like ${glob}`,
    hint: "a path begins below the content folder, and has `/` between its folders: correct it, or take it out of `exclude`",
  }));

/** Tells whether a folder holds nothing, as that of a submodule that git has not fetched. */
const isEmpty = (folder: string): boolean =>
  entriesOf(folder, "", []).every(({ name }) => name.startsWith("."));

const emptyMirror = (folder: string): Problem => ({
  code: "no-articles",
  path: "." as SourcePath,
  message: `the mirror's folder ${folder} is empty, so none of its articles is on the site`,
  hint: "fetch it, such as by `git submodule update --init`, or take it from `mirrors`",
});

/** Returns things of one mirror with the mirror's root before their paths. */
const withRoot = <Item extends { readonly path: SourcePath }>(
  root: string,
  items: readonly Item[],
): readonly Item[] =>
  root === "" ? items : items.map((item) => ({ ...item, path: pathFromRoot<SourcePath>(root, item.path) }));
