import path from "node:path";
import { mirrorRoot, pathInMirror, type SourcePath } from "../model/names.js";
import type { MirrorFolders, Settings } from "../model/settings.js";

/** Returns the folder of each mirror of a site by the mirror's root. */
export const mirrorFolders = ({ content, folders }: Pick<Settings, "content" | "folders">): MirrorFolders =>
  folders ?? { "": content };

/** Returns the place of a source file on the disk. @throws Error if its mirror is none of the site */
export function sourceFile(folders: MirrorFolders, file: SourcePath): string {
  const folder = folders[mirrorRoot(file)];
  if (folder === undefined) throw new Error(`no mirror of the site holds ${file}`);
  return path.join(folder, pathInMirror(file));
}
