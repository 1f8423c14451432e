import path from "node:path";
import * as v from "valibot";
import { isFolder } from "../lib/disk/make-folder.js";
import { isSafeName, MAX_NAME_BYTES } from "../lib/safe-name.js";
import { rootNamed } from "../model/names.js";
import type { SiteMirror } from "../model/settings.js";
import type { FormatsSchema } from "./format-settings.js";
import { realPlace } from "./real-place.js";
import { folderPath, labelsSchema, someText, webAddress } from "./setting-types.js";

/** Bytes of a mirror's name: an article's own name comes before it in a file's name. */
const MOST_BYTES = MAX_NAME_BYTES / 2;

/** Returns the schema of the `mirrors` in the settings. @param formats schema of the declared formats */
export const mirrorsSchema = (formats: FormatsSchema) =>
  v.array(
    v.strictObject({
      name: v.pipe(
        someText(),
        v.transform((name) => name.normalize("NFC")),
        v.check(
          (name) => isSafeName(name) && Buffer.byteLength(name) <= MOST_BYTES,
          `must be letters, digits, \`-\` and \`_\`, at most ${MOST_BYTES} bytes`,
        ),
      ),
      title: v.optional(someText()),
      folder: folderPath(),
      addresses: v.optional(v.picklist(["plain", "named"], "must be plain or named")),
      channels: v.optional(labelsSchema(), {}),
      formats: v.optional(formats, []),
      originalUrl: v.optional(webAddress()),
      licence: v.optional(someText()),
    }),
    "must be a list of mirrors",
  );

type StatedMirror = v.InferOutput<ReturnType<typeof mirrorsSchema>>[number];

/** A mirror with its folder as an absolute path, and the labels of its channels by the names of their folders. */
export interface DeclaredMirror extends SiteMirror {
  readonly folder: string;
  readonly channels: Readonly<Record<string, string>>;
}

/** Returns the declared mirrors. By default, the first has plain addresses. @param folder of the settings file */
export function declaredMirrors(stated: readonly StatedMirror[], folder: string): DeclaredMirror[] {
  const chosen = stated.findIndex(({ addresses }) => addresses === "plain");
  const plain = chosen < 0 && stated[0]?.addresses === undefined ? 0 : chosen;
  return stated.map(({ addresses: _, title, ...mirror }, index) => ({
    ...mirror,
    title: title ?? mirror.name,
    folder: realPlace(path.resolve(folder, mirror.folder)),
    root: index === plain ? "" : rootNamed(mirror.name),
    suffix: index === plain ? "" : `~${mirror.name}`,
  }));
}

/** A setting that cannot be used, and the reason. */
export type Fault = readonly [key: string, reason: string];

/** Returns what is wrong with mirrors beside each other: two of one name, folders that are missing or in each other. */
export function faultsOfMirrors(
  stated: readonly StatedMirror[],
  mirrors: readonly DeclaredMirror[],
): Fault[] {
  return mirrors.flatMap(({ name, folder }, index): Fault[] => {
    const key = `mirrors[${index}]`;
    const before = mirrors.slice(0, index);
    const alike = before.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    const plain = stated.findIndex(({ addresses }) => addresses === "plain");
    const isSecondPlain = stated[index]?.addresses === "plain" && plain !== index;
    return [
      ...(alike < 0 ? [] : [[`${key}.name`, `is the name of mirrors[${alike}], too`] as const]),
      ...(isSecondPlain ? [[`${key}.addresses`, `mirrors[${plain}] has the plain addresses`] as const] : []),
      ...(isFolder(folder)
        ? []
        : [
            [
              `${key}.folder`,
              `there is no folder ${folder}${folder.includes("\\") ? "; write its path with /" : ""}`,
            ] as const,
          ]),
      ...before.flatMap((other, index) =>
        nesting(folder, other.folder, `${key}.folder`, `mirrors[${index}].folder`),
      ),
    ];
  });
}

/** A file of two mirrors would be two articles. */
function nesting(folder: string, other: string, key: string, otherKey: string): Fault[] {
  if (folder === other) return [[key, `is the folder of ${otherKey}, too (${folder})`]];
  if (isInside(folder, other)) return [[key, `is inside ${otherKey} (${other})`]];
  return isInside(other, folder) ? [[otherKey, `is inside ${key} (${folder})`]] : [];
}

/** Tells whether a path is a folder, or lies in it at any depth. Both are absolute. */
export function isInside(inner: string, folder: string): boolean {
  const below = path.relative(folder, inner);
  return below === "" || (below !== ".." && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below));
}
