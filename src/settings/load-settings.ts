import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { parse, YAMLParseError } from "yaml";
import { memoize } from "../lib/memoize.js";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { present } from "../lib/present.js";
import type { DeclaredFormat } from "../model/declared-format.js";
import { BuildError } from "../model/problem.js";
import {
  formatsIn,
  type MirrorFolders,
  type PictureSettings,
  type Settings,
  type SiteSettings,
} from "../model/settings.js";
import { loadMessages } from "./load-messages.js";
import {
  type DeclaredMirror,
  declaredMirrors,
  type Fault,
  faultsOfMirrors,
  isInside,
} from "./mirror-settings.js";
import { isBaseUrl, siteSchema } from "./site-schema.js";
import { otherScript, siteSettings } from "./site-settings.js";

/** Flags of the command line. An absent flag leaves the setting as it is. Paths are relative to the working folder. */
export interface Flags {
  readonly content?: string | undefined;
  readonly out?: string | undefined;
  readonly cache?: string | undefined;
  readonly config?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly jobs?: number | undefined;
  readonly verify?: boolean | undefined;
}

const FILE = "site.yaml";

type FolderSetting = "content" | "out" | "cache" | "static" | "packs" | "templates";

/** Folders that the settings name, as absolute paths. */
type Folders = Readonly<Partial<Record<FolderSetting, string>>>;

/** What a settings file states, validated. */
interface StatedSettings {
  readonly site: SiteSettings;
  readonly folders: Folders;
  readonly mirrors: readonly DeclaredMirror[];
  readonly pictures: PictureSettings;
}

/**
 * Reads the settings file, and puts the flags over it. The file is the one that `--config` names, else `site.yaml` in the
 * folder that `--content` names, in the working folder, or in `content/`, in this order.
 * @throws BuildError that names the key or the path that is wrong
 */
export async function loadSettings(flags: Flags): Promise<Settings> {
  const file = findSettingsFile(flags);
  const { site, folders, mirrors, pictures } = readSettings(file, flags);
  if (mirrors.length > 0 && flags.content !== undefined)
    throw new BuildError(
      `--content ${flags.content} cannot be used: \`mirrors\` in ${file} names the folders`,
      "leave --content out; to name the settings, use --config",
    );
  const content = path.resolve(flags.content ?? mirrors[0]?.folder ?? folders.content ?? "content");
  const out = path.resolve(flags.out ?? folders.out ?? "site");
  const cache = path.resolve(flags.cache ?? folders.cache ?? ".newsmirror");
  if (mirrors.length === 0) refuseNesting(["--content", content], out, cache);
  for (const [index, { folder }] of mirrors.entries())
    refuseNesting([`mirrors[${index}].folder`, folder], out, cache);
  if (folders.packs !== undefined) refusePacksIn(out, folders.packs);
  return {
    content,
    out,
    cache,
    ...present({ file, static: folders.static, packs: folders.packs, templates: folders.templates }),
    ...(site.mirrors.length > 0 ? { folders: foldersByRoot(mirrors) } : {}),
    jobs: flags.jobs ?? availableParallelism(),
    verify: flags.verify ?? false,
    isFreshCheckout: process.env.CI === "true",
    pictures,
    site,
  };
}

const foldersByRoot = (mirrors: readonly DeclaredMirror[]): MirrorFolders =>
  Object.fromEntries(mirrors.map(({ root, folder }) => [root, folder]));

/** Settings for commands that read files by their names. */
export interface FileSettings {
  readonly site: SiteSettings;
  /** Returns the declared formats of a file: those of the mirror that holds it, if any, and those of the site. */
  readonly formatsOf: (file: string) => readonly DeclaredFormat[];
}

/** Reads the settings of a site alone; see `loadSettings`. @throws BuildError that names the key or the path that is wrong */
export async function loadSite(flags: Pick<Flags, "content" | "config" | "baseUrl">): Promise<FileSettings> {
  const { site, mirrors } = readSettings(findSettingsFile(flags), flags);
  const rootOf = (file: string): string | undefined =>
    mirrors.find(({ folder }) => isInside(path.resolve(file), folder))?.root;
  // Formats are compiled once for a list.
  const formats = memoize((root: string | undefined) => formatsIn(site, root));
  return { site, formatsOf: (file) => formats(rootOf(file)) };
}

/** @throws BuildError where `--config` names a file that is not there */
function findSettingsFile({ content, config }: Pick<Flags, "content" | "config">): string | undefined {
  if (config !== undefined) {
    const file = path.resolve(config);
    if (existsSync(file)) return file;
    throw new BuildError(`there are no settings in ${file}`, "name another file with --config");
  }
  const folders = [...(content === undefined ? [] : [content]), ".", "content"];
  return folders.map((folder) => path.resolve(folder, FILE)).find((file) => existsSync(file));
}

function readSettings(file: string | undefined, { baseUrl }: Pick<Flags, "baseUrl">): StatedSettings {
  const stated = file === undefined ? {} : readYaml(file);
  if (baseUrl !== undefined && !isBaseUrl(baseUrl))
    throw new BuildError(
      `--base-url ${baseUrl} is not an http or https address of a folder`,
      "write it like https://example.org/news/, without a password",
    );
  return validSettings(
    { ...stated, ...(baseUrl === undefined ? {} : { baseUrl }) },
    file ?? path.resolve(FILE),
  );
}

function readYaml(file: string): Record<string, unknown> {
  try {
    const data: unknown = parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file))) ?? {};
    if (typeof data === "object" && data !== null && !Array.isArray(data))
      return data as Record<string, unknown>;
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new BuildError(`${file} is not YAML: ${error.message}`, "correct the line", { cause: error });
    const reason = `cannot read the settings ${file}: ${(error as Error).message}`;
    const hint = error instanceof TypeError ? "save the file as UTF-8" : "name another file with --config";
    throw new BuildError(reason, hint, { cause: error });
  }
  throw new BuildError(`${file} is not a list of \`key: value\``, "docs/settings.md lists every setting");
}

function validSettings(data: Record<string, unknown>, file: string): StatedSettings {
  const result = v.safeParse(siteSchema, data);
  if (!result.success)
    throw unusable(
      file,
      result.issues.map((issue) => [keyOf(issue), reasonOf(issue)]),
    );
  const {
    mirrors: stated,
    content,
    out,
    cache,
    static: files,
    packs,
    templates,
    pictures,
    ...rest
  } = result.output;
  const mirrors = declaredMirrors(stated, path.dirname(file));
  const faults: Fault[] = faultsOfMirrors(stated, mirrors);
  if (mirrors.length > 0 && content !== undefined)
    faults.push(["content", "must be left out: `mirrors` names the folders"]);
  if (faults.length > 0) throw unusable(file, faults);
  const folders = foldersBeside(file, { content, out, cache, static: files, packs, templates });
  const own = folders.templates === undefined ? [] : [folders.templates];
  const variant = otherScript(rest, file);
  const messages = loadMessages(variant ?? rest.lang, [...own, TEMPLATES_FOLDER]);
  const site = siteSettings({ ...rest, variant }, mirrors, messages, packs !== undefined, file);
  return { site, folders, mirrors, pictures };
}

const unusable = (file: string, faults: readonly Fault[]): BuildError =>
  new BuildError(
    `${file} has settings that cannot be used:\n${faults.map(([key, reason]) => `  ${key}: ${reason}`).join("\n")}`,
    "docs/settings.md lists every setting",
  );

function foldersBeside(file: string, stated: Readonly<Record<keyof Folders, string | undefined>>): Folders {
  const entries = Object.entries(stated).filter(([, folder]) => folder !== undefined);
  return Object.fromEntries(
    entries.map(([name, folder]) => [name, path.resolve(path.dirname(file), folder as string)]),
  );
}

/** Returns the place of a setting as it would be written: `formats[0].title`. */
function keyOf({ path: steps }: v.BaseIssue<unknown>): string {
  const keys = (steps ?? []).map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return keys.join("").replace(/^\./, "") || "(whole file)";
}

/** What a setting has to be, by what the schema calls it. */
const NOUNS: Readonly<Record<string, string>> = { string: "a text", array: "a list" };

function reasonOf({ type, received, message, expected }: v.BaseIssue<unknown>): string {
  if (expected === "never") return "unknown setting";
  if (type === "strict_object" && received === "undefined") return "is missing";
  const reason = message.startsWith("Invalid type")
    ? `must be ${NOUNS[type] ?? "a list of `name: value`"}`
    : message;
  return /^["\d]/.test(received)
    ? `${reason} (it is ${received})`
    : received === "null"
      ? `${reason} (it is empty)`
      : reason;
}

/** @throws BuildError if a folder of packs is inside the output folder, whose files are those of the last build alone */
export function refusePacksIn(out: string, packs: string): void {
  if (!isInside(packs, out)) return;
  throw new BuildError(
    `the folder of packs (${packs}) is inside the site (${out})`,
    "use a folder beside it: with `packs` in the settings, the build puts the packs into the site",
  );
}

/**
 * Refuses folders in each other that would destroy or publish something: a build removes old files of the output folder,
 * and hosts publish all that is in it. The output and cache folders may be inside the content folder, which is searched
 * without them.
 */
function refuseNesting(content: Named, outFolder: string, cacheFolder: string): void {
  const out: Named = ["--out", outFolder];
  const cache: Named = ["--cache", cacheFolder];
  refuseInside(content, out);
  refuseInside(cache, out);
  refuseInside(out, cache);
  refuseInside(content, cache);
  refuseInside(out, content, true);
  refuseInside(cache, content, true);
}

/** A folder with the name of the setting or flag that states it. */
type Named = readonly [name: string, folder: string];

/** @param isSameOnly whether the inner folder may be inside the outer one */
function refuseInside([innerName, inner]: Named, [outerName, outer]: Named, isSameOnly = false): void {
  const isSame = inner === outer;
  if (isSameOnly ? !isSame : !isInside(inner, outer)) return;
  throw new BuildError(
    `${innerName} (${inner}) is ${isSame ? "the same folder as" : "inside"} ${outerName} (${outer})`,
    "use folders beside each other",
  );
}
