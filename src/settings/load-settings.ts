import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { parse, YAMLParseError } from "yaml";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { safeNameFor } from "../lib/safe-name.js";
import type { ChannelId } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import { loadMessages } from "./load-messages.js";
import { siteSchema } from "./site-schema.js";

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

/** Folders that the settings name, as absolute paths. */
type Folders = Readonly<Partial<Record<"content" | "out" | "cache" | "static" | "templates", string>>>;

/**
 * Reads the settings file, and puts the flags over it. The file is the one that `--config` names, else `site.yaml` in the
 * folder that `--content` names, in the working folder, or in `content/`, in this order.
 * @throws BuildError that names the key or the path that is wrong
 */
export async function loadSettings(flags: Flags): Promise<Settings> {
  const file = findSettingsFile(flags);
  const { site, folders } = readSettings(file, flags);
  const content = path.resolve(flags.content ?? folders.content ?? "content");
  const out = path.resolve(flags.out ?? folders.out ?? "site");
  const cache = path.resolve(flags.cache ?? folders.cache ?? ".newsmirror");
  refuseNesting({ content, out, cache });
  return {
    content,
    out,
    cache,
    ...(file === undefined ? {} : { file }),
    ...(folders.static === undefined ? {} : { static: folders.static }),
    ...(folders.templates === undefined ? {} : { templates: folders.templates }),
    jobs: flags.jobs ?? availableParallelism(),
    verify: flags.verify ?? false,
    isFreshCheckout: process.env.CI === "true",
    site,
  };
}

/** Reads the settings of a site alone; see `loadSettings`. @throws BuildError that names the key or the path that is wrong */
export async function loadSite(flags: Pick<Flags, "content" | "config" | "baseUrl">): Promise<SiteSettings> {
  return readSettings(findSettingsFile(flags), flags).site;
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

function readSettings(
  file: string | undefined,
  { baseUrl }: Pick<Flags, "baseUrl">,
): { readonly site: SiteSettings; readonly folders: Folders } {
  const stated = file === undefined ? {} : readYaml(file);
  return validSettings(
    { ...stated, ...(baseUrl === undefined ? {} : { baseUrl }) },
    file ?? path.resolve(FILE),
  );
}

function readYaml(file: string): Record<string, unknown> {
  try {
    const data: unknown = parse(readFileSync(file, "utf8")) ?? {};
    if (typeof data === "object" && data !== null && !Array.isArray(data))
      return data as Record<string, unknown>;
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new BuildError(`${file} is not YAML: ${error.message}`, "correct the line", { cause: error });
    const reason = `cannot read the settings ${file}: ${(error as Error).message}`;
    throw new BuildError(reason, "name another file with --config", { cause: error });
  }
  throw new BuildError(`${file} is not a list of \`key: value\``, "docs/settings.md lists every setting");
}

function validSettings(
  data: Record<string, unknown>,
  file: string,
): { readonly site: SiteSettings; readonly folders: Folders } {
  const result = v.safeParse(siteSchema, data);
  if (!result.success) {
    const reasons = result.issues.map((issue) => `  ${keyOf(issue)}: ${reasonOf(issue)}`);
    throw new BuildError(
      `${file} has settings that cannot be used:\n${reasons.join("\n")}`,
      "docs/settings.md lists every setting",
    );
  }
  const { baseUrl, channels, content, out, cache, static: files, templates, ...rest } = result.output;
  const folders = foldersBeside(file, { content, out, cache, static: files, templates });
  const own = folders.templates === undefined ? [] : [folders.templates];
  const site: SiteSettings = {
    ...rest,
    messages: loadMessages(rest.lang, [...own, TEMPLATES_FOLDER]),
    channels: channelLabels(channels, file),
    ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/` }),
  };
  return { site, folders };
}

function foldersBeside(file: string, stated: Readonly<Record<keyof Folders, string | undefined>>): Folders {
  const entries = Object.entries(stated).filter(([, folder]) => folder !== undefined);
  return Object.fromEntries(
    entries.map(([name, folder]) => [name, path.resolve(path.dirname(file), folder as string)]),
  );
}

/** @throws BuildError where a name cannot be that of a folder */
function channelLabels(
  channels: Readonly<Record<string, string>>,
  file: string,
): ReadonlyMap<ChannelId, string> {
  for (const name of Object.keys(channels)) {
    if (name === "" || /[\\/]/.test(name))
      throw new BuildError(`${file}: channels.${name} cannot be the name of a folder`);
  }
  return new Map(Object.entries(channels).map(([name, label]) => [safeNameFor(name) as ChannelId, label]));
}

/** Returns the place of a setting as it would be written: `formats[0].title`. */
function keyOf({ path: steps }: v.BaseIssue<unknown>): string {
  const keys = (steps ?? []).map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return keys.join("").replace(/^\./, "") || "(whole file)";
}

function reasonOf({ type, received, message, expected }: v.BaseIssue<unknown>): string {
  if (type === "strict_object") return expected === "never" ? "unknown setting" : "is missing";
  return /^["\d]/.test(received) ? `${message} (it is ${received})` : message;
}

/**
 * Refuses folders in each other that would destroy or publish something: a build removes old files of the output folder,
 * and hosts publish all that is in it. The output and cache folders may be inside the content folder, which is searched
 * without them.
 */
function refuseNesting(folders: Readonly<Record<"content" | "out" | "cache", string>>): void {
  const refuse = (inner: keyof typeof folders, outer: keyof typeof folders, isSameOnly = false): void => {
    const below = path.relative(folders[outer], folders[inner]);
    const isBelow = below !== "" && !below.startsWith("..") && !path.isAbsolute(below);
    if (below !== "" && (isSameOnly || !isBelow)) return;
    throw new BuildError(
      `--${inner} (${folders[inner]}) is ${below === "" ? "the same folder as" : "inside"} --${outer} (${folders[outer]})`,
      "use folders beside each other",
    );
  };
  refuse("content", "out");
  refuse("cache", "out");
  refuse("out", "cache");
  refuse("content", "cache");
  refuse("out", "content", true);
  refuse("cache", "content", true);
}
