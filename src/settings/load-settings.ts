import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { parse, YAMLParseError } from "yaml";
import { safeNameFor } from "../lib/safe-name.js";
import { DEFAULT_LIMITS } from "../model/limits.js";
import type { ChannelId } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import { formatsSchema } from "./format-settings.js";

/** What `site.yaml` may say (DESIGN 7). */
const siteSchema = v.strictObject({
  title: v.optional(v.pipe(v.string(), v.nonEmpty("must not be empty")), "newsmirror"),
  description: v.optional(v.string(), ""),
  lang: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "must be a language tag like zh-Hans"),
    ),
    "zh-Hans",
  ),
  baseUrl: v.optional(
    v.pipe(v.string(), v.check(isBaseUrl, "must be an http or https address like https://example.org/news/")),
  ),
  channels: v.optional(v.record(v.string(), v.pipe(v.string(), v.nonEmpty("must have a label"))), {}),
  tags: v.optional(v.strictObject({ minArticles: v.optional(positive(), 2) }), { minArticles: 2 }),
  perPage: v.optional(positive(), 50),
  about: v.optional(
    v.strictObject({
      operator: v.optional(v.string()),
      contact: v.optional(v.string()),
      original: v.optional(v.string()),
      originalUrl: v.optional(webAddress()),
      repository: v.optional(webAddress()),
      text: v.optional(v.array(v.string())),
    }),
    {},
  ),
  images: v.optional(v.picklist(["link", "local", "omit"], "must be link, local or omit"), "link"),
  limits: v.optional(
    v.strictObject({
      fileSize: v.optional(positive(), DEFAULT_LIMITS.fileSize),
      // Above that, the steps of the conversion run out of stack.
      depth: v.optional(v.pipe(positive(), v.maxValue(1000, "must be at most 1000")), DEFAULT_LIMITS.depth),
      elements: v.optional(positive(), DEFAULT_LIMITS.elements),
      titleLength: v.optional(positive(), DEFAULT_LIMITS.titleLength),
      tagLength: v.optional(positive(), DEFAULT_LIMITS.tagLength),
      tags: v.optional(positive(), DEFAULT_LIMITS.tags),
    }),
    DEFAULT_LIMITS,
  ),
  formats: v.optional(formatsSchema, []),
  exclude: v.optional(
    v.array(v.pipe(v.string("must be a text"), v.nonEmpty("must not be empty")), "must be a list of globs"),
    [],
  ),
});

function positive() {
  return v.pipe(
    v.number("must be a number"),
    v.integer("must be a whole number"),
    v.minValue(1, "must be at least 1"),
  );
}

function webAddress() {
  return v.pipe(
    v.string(),
    v.check((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "must be an http or https address"),
  );
}

function isBaseUrl(text: string): boolean {
  return /^https?:\/\/[^/?#]+/i.test(text) && URL.canParse(text) && !/[?#]/.test(text);
}

/** Flags as the command line has them; what is absent has its default. Paths are relative to the working folder. */
export interface Flags {
  readonly content?: string | undefined;
  readonly out?: string | undefined;
  readonly cache?: string | undefined;
  readonly config?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly jobs?: number | undefined;
  readonly verify?: boolean | undefined;
}

/**
 * Reads `site.yaml` and puts the flags over it.
 * @throws BuildError that names the key or the path which is wrong
 */
export async function loadSettings(flags: Flags): Promise<Settings> {
  const content = path.resolve(flags.content ?? "content");
  const site = await loadSite({ ...flags, content });
  const out = path.resolve(flags.out ?? "site");
  const cache = path.resolve(flags.cache ?? ".newsmirror");
  refuseNesting({ content, out, cache });
  return {
    content,
    out,
    cache,
    jobs: flags.jobs ?? availableParallelism(),
    verify: flags.verify ?? process.env.CI === "true",
    site,
  };
}

/**
 * Reads the settings of a site: the named file, else `site.yaml` in the content folder, where there is one.
 * @throws BuildError that names the key or the path which is wrong
 */
export async function loadSite({
  content,
  config,
  baseUrl,
}: Pick<Flags, "config" | "baseUrl"> & { readonly content: string }): Promise<SiteSettings> {
  const file = path.resolve(config ?? path.join(content, "site.yaml"));
  const stated = await readSiteFile(file, config !== undefined);
  return validSite({ ...stated, ...(baseUrl === undefined ? {} : { baseUrl }) }, file);
}

async function readSiteFile(file: string, isNamed: boolean): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Where a file is named in the place of the content folder, there is no folder to have settings.
    if (!isNamed && (code === "ENOENT" || code === "ENOTDIR")) return {};
    throw new BuildError(
      `cannot read the settings ${file}: ${(error as Error).message}`,
      "name another file with --config",
      { cause: error },
    );
  }
  try {
    const data: unknown = parse(text) ?? {};
    if (typeof data !== "object" || data === null || Array.isArray(data))
      throw new BuildError(`${file} is not a list of \`key: value\``);
    return data as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new BuildError(`${file} is not YAML: ${error.message}`, undefined, { cause: error });
  }
}

function validSite(data: Record<string, unknown>, file: string): SiteSettings {
  const result = v.safeParse(siteSchema, data);
  if (!result.success) {
    const reasons = result.issues.map((issue) => `  ${keyOf(issue)}: ${reasonOf(issue)}`);
    throw new BuildError(
      `${file} has settings that cannot be used:\n${reasons.join("\n")}`,
      "the README lists every setting",
    );
  }
  const { baseUrl, channels, ...rest } = result.output;
  for (const id of Object.keys(channels)) {
    if (id === "" || /[\\/]/.test(id))
      throw new BuildError(`${file}: channels.${id} cannot be the name of a folder`);
  }
  return {
    ...rest,
    channels: new Map(
      Object.entries(channels).map(([name, label]) => [safeNameFor(name) as ChannelId, label]),
    ),
    ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/` }),
  };
}

/** Returns the key as `formats[0].body`. */
const keyOf = (issue: v.BaseIssue<unknown>): string =>
  v.getDotPath(issue)?.replace(/\.(\d+)(?=\.|$)/g, "[$1]") ?? "(whole file)";

function reasonOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === "strict_object") return expected === "never" ? "unknown setting" : "is missing";
  return type === "raw_check" ? message : `${message} (it is ${received})`;
}

/** Output inside content would be read as input by the next build, and content inside output could be removed. */
function refuseNesting(folders: Readonly<Record<"content" | "out" | "cache", string>>): void {
  for (const [inner, outer] of [
    ["out", "content"],
    ["content", "out"],
    ["cache", "content"],
    ["cache", "out"],
    ["out", "cache"],
    ["content", "cache"],
  ] as const) {
    const below = path.relative(folders[outer], folders[inner]);
    if (below === "" || (!below.startsWith("..") && !path.isAbsolute(below))) {
      throw new BuildError(
        `--${inner} (${folders[inner]}) lies inside --${outer} (${folders[outer]})`,
        "use folders beside each other",
      );
    }
  }
}
