import type * as v from "valibot";
import { present } from "../lib/present.js";
import { safeNameFor } from "../lib/safe-name.js";
import { chineseScript } from "../lib/text/language-tag.js";
import type { Messages } from "../model/messages.js";
import type { ChannelId } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import type { AboutSettings, ChineseScript, SiteSettings } from "../model/settings.js";
import type { DeclaredMirror } from "./mirror-settings.js";
import type { siteSchema } from "./site-schema.js";

/** What the settings file states of a site besides its folders, mirrors and pictures. */
type StatedSite = Omit<
  v.InferOutput<ReturnType<typeof siteSchema>>,
  "content" | "out" | "cache" | "static" | "packs" | "templates" | "mirrors" | "pictures"
>;

/** Returns the settings of a site. One mirror with plain addresses is the whole content, and needs no pages of its own. */
export function siteSettings(
  { baseUrl, channels, variant, ...rest }: StatedSite,
  mirrors: readonly DeclaredMirror[],
  messages: Messages,
  listsPacks: boolean,
  file: string,
): SiteSettings {
  const [only] = mirrors.length === 1 && mirrors[0]?.root === "" ? mirrors : [];
  return {
    ...rest,
    ...(only ? { formats: [...only.formats, ...rest.formats], about: aboutOnly(only, rest.about) } : {}),
    ...present({ variant }),
    messages,
    listsPacks,
    channels: channelLabels(channels, mirrors, file),
    mirrors: only ? [] : mirrors.map(({ folder: _, channels: __, ...mirror }) => mirror),
    // Feeds and sitemaps have no addresses with spaces, or with letters besides ASCII.
    ...(baseUrl === undefined
      ? {}
      : { baseUrl: new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href }),
  };
}

/** Returns the script to convert the site to; undefined if it has it. @throws BuildError where the site is not Chinese */
export function otherScript(
  { lang, variant }: Pick<StatedSite, "lang" | "variant">,
  file: string,
): ChineseScript | undefined {
  const script = chineseScript(lang);
  if (variant !== undefined && script === undefined)
    throw new BuildError(
      `${file}: variant is for a site in Chinese, but lang is ${lang}`,
      "remove variant, or correct lang",
    );
  return variant === script ? undefined : variant;
}

/** Returns what the about page says of the only mirror of a site. */
const aboutOnly = ({ title, originalUrl, licence }: DeclaredMirror, about: AboutSettings): AboutSettings => ({
  ...(originalUrl === undefined ? {} : { original: title, originalUrl }),
  ...present({ licence }),
  ...about,
});

/** Returns labels of channels by id: those that a mirror names go first. @throws BuildError where a name can be no folder's */
function channelLabels(
  channels: Labels,
  mirrors: readonly DeclaredMirror[],
  file: string,
): ReadonlyMap<ChannelId, string> {
  const stated: [key: string, Labels][] = [
    ["channels", channels],
    ...mirrors.map((mirror, index): [string, Labels] => [`mirrors[${index}].channels`, mirror.channels]),
  ];
  for (const [key, labels] of stated)
    for (const name of Object.keys(labels))
      if (name === "" || /[\\/]/.test(name))
        throw new BuildError(
          `${file}: ${key}.${name} cannot be the name of a folder`,
          "name the channel as its folder is named",
        );
  const all = mirrors.length > 0 ? mirrors : [{ channels: {}, suffix: "" }];
  return new Map(
    all.flatMap(({ channels: own, suffix }) =>
      Object.entries({ ...own, ...withoutKeys(channels, own) }).map(
        ([name, label]) => [`${safeNameFor(name)}${suffix}` as ChannelId, label] as const,
      ),
    ),
  );
}

type Labels = Readonly<Record<string, string>>;

const withoutKeys = (labels: Labels, keys: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(keys, name)));
