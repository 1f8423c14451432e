import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { memoize } from "../lib/memoize.js";
import { templateFolders } from "../lib/package-folder.js";
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
import { checkFolders, type Named } from "./check-folders.js";
import { faultsOfIssues } from "./faults-of-issues.js";
import type { FormatsSchema } from "./format-settings.js";
import { loadMessages } from "./load-messages.js";
import {
  type DeclaredMirror,
  declaredMirrors,
  type Fault,
  faultsOfMirrors,
  isInside,
} from "./mirror-settings.js";
import { readYaml } from "./read-yaml.js";
import { realPlace } from "./real-place.js";
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
const SETTINGS_HINT = "docs/settings.md lists every setting";

type FolderSetting = "content" | "out" | "cache" | "static" | "packs" | "templates";

/** Folders that the settings name, as absolute paths. */
type Folders = Readonly<Partial<Record<FolderSetting, string>>>;

/** What a settings file states, validated. */
interface StatedSettings {
  readonly site: SiteSettings;
  readonly folders: Folders;
  readonly mirrors: readonly DeclaredMirror[];
  readonly pictures: PictureSettings;
  readonly statesLanguage: boolean;
}

/**
 * Reads the settings file, and puts the flags over it. The file is the one that `--config` names, else `site.yaml` in the
 * folder that `--content` names, in the working folder, or in `content/`, in this order.
 * @throws BuildError that names the key or the path that is wrong
 */
export async function loadSettings(flags: Flags): Promise<Settings> {
  const file = findSettingsFile(flags);
  const { site, folders, mirrors, pictures, statesLanguage } = await readSettings(file, flags);
  if (mirrors.length > 0 && flags.content !== undefined)
    throw new BuildError(
      `--content ${flags.content} cannot be used: \`mirrors\` in ${file} names the folders`,
      "leave --content out; to name the settings, use --config",
    );
  const content = placeOf(flags.content ?? mirrors[0]?.folder ?? folders.content ?? "content");
  const out = placeOf(flags.out ?? folders.out ?? "site");
  const cache = placeOf(flags.cache ?? folders.cache ?? ".newsmirror");
  const contents: Named[] =
    mirrors.length === 0
      ? [["--content", content]]
      : mirrors.map(({ folder }, index) => [`mirrors[${index}].folder`, folder]);
  checkFolders(contents, ["--out", out], ["--cache", cache], folders);
  return {
    content,
    out,
    cache,
    ...present({ file, static: folders.static, packs: folders.packs, templates: folders.templates }),
    ...(site.mirrors.length > 0 ? { folders: foldersByRoot(mirrors) } : {}),
    statesLanguage,
    jobs: flags.jobs ?? availableParallelism(),
    verify: flags.verify ?? false,
    isFreshCheckout: process.env.CI === "true",
    pictures,
    site,
  };
}

/** Two names of one folder are one path: a site may not be written over its content by way of a link. */
const placeOf = (folder: string): string => realPlace(path.resolve(folder));

const foldersByRoot = (mirrors: readonly DeclaredMirror[]): MirrorFolders =>
  Object.fromEntries(mirrors.map(({ root, folder }) => [root, folder]));

/** Settings for commands that read files by their names. */
interface FileSettings {
  readonly site: SiteSettings;
  /** Returns the declared formats of a file: those of the mirror that holds it, if any, and those of the site. */
  readonly formatsOf: (file: string) => readonly DeclaredFormat[];
}

/** Reads the settings of a site alone; see `loadSettings`. @throws BuildError that names the key or the path that is wrong */
export async function loadSite(flags: Pick<Flags, "content" | "config" | "baseUrl">): Promise<FileSettings> {
  const { site, mirrors } = await readSettings(findSettingsFile(flags), flags);
  const rootOf = (file: string): string | undefined =>
    mirrors.find(({ folder }) => isInside(path.resolve(file), folder))?.root;
  // Formats are compiled once for a list.
  const formats = memoize((root: string | undefined) => formatsIn(site, root));
  return { site, formatsOf: (file) => formats(rootOf(file)) };
}

/** Returns the files that may hold the settings. The first that is there counts. */
export const settingsFiles = ({ content, config }: Pick<Flags, "content" | "config">): string[] =>
  config === undefined
    ? [...(content === undefined ? [] : [content]), ".", "content"].map((folder) =>
        path.resolve(folder, FILE),
      )
    : [path.resolve(config)];

/** @throws BuildError where `--config` names a file that is not there, or leaves open which of two files the operator means */
function findSettingsFile(flags: Pick<Flags, "content" | "config">): string | undefined {
  const files = settingsFiles(flags);
  const file = files.find((one) => existsSync(one));
  if (file === undefined && flags.config !== undefined)
    throw new BuildError(`there are no settings in ${files[0]}`, "name another file with --config");
  const own = path.resolve(FILE);
  // The other could be one that a mirror of somebody else brings along, with templates that run.
  if (
    flags.content !== undefined &&
    file !== undefined &&
    file !== own &&
    files.includes(own) &&
    existsSync(own)
  )
    throw new BuildError(`there are settings in ${file} and in ${own}`, "name one of them with --config");
  return file;
}

async function readSettings(
  file: string | undefined,
  { baseUrl }: Pick<Flags, "baseUrl">,
): Promise<StatedSettings> {
  const stated =
    file === undefined
      ? {}
      : readYaml(file, "the settings", `${SETTINGS_HINT}, or name another file with --config`);
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

async function validSettings(data: Record<string, unknown>, file: string): Promise<StatedSettings> {
  const schema = siteSchema(await formatsSchemaFor(data));
  const result = v.safeParse(schema, data);
  if (!result.success) throw unusable(file, faultsOfIssues(result.issues, schema));
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
  const variant = otherScript(rest, file);
  const messages = loadMessages(variant ?? rest.lang, templateFolders(folders.templates));
  const site = siteSettings({ ...rest, variant }, mirrors, messages, packs !== undefined, file);
  return { site, folders, mirrors, pictures, statesLanguage: data.lang !== undefined };
}

/** Returns the schema of declared formats. The engines of patterns and selectors are loaded only for settings that may have some. */
async function formatsSchemaFor({ formats, mirrors }: Record<string, unknown>): Promise<FormatsSchema> {
  const mayHaveFormats = formats !== undefined || mirrors !== undefined;
  return mayHaveFormats ? (await import("./format-settings.js")).formatsSchema : v.array(v.never());
}

const unusable = (file: string, faults: readonly Fault[]): BuildError =>
  new BuildError(
    `${file} has settings that cannot be used:\n${faults.map(([key, reason]) => `  ${key}: ${reason}`).join("\n")}`,
    SETTINGS_HINT,
  );

function foldersBeside(file: string, stated: Readonly<Record<keyof Folders, string | undefined>>): Folders {
  const entries = Object.entries(stated).filter(([, folder]) => folder !== undefined);
  return Object.fromEntries(
    entries.map(([name, folder]) => [name, placeOf(path.resolve(path.dirname(file), folder as string))]),
  );
}
