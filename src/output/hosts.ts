import type { SiteSize } from "./measure-site.js";

/** The limits of a host, in files and bytes. MB and GB are powers of 1000, MiB of 1024, as the host's documents say. */
interface HostLimits {
  readonly name: string;
  readonly files?: number;
  /** Whether `files` is the limit of files and folders together. */
  readonly countsFolders?: boolean;
  readonly bytes?: number;
  readonly fileBytes?: number;
}

/** Hosts whose limits are known, by the name that `--target` takes. docs/publishing.md has them in a table. */
export const HOSTS = {
  "github-pages": { name: "GitHub Pages", bytes: 1_000_000_000, fileBytes: 100 * 1024 * 1024 },
  "gitlab-pages": { name: "GitLab Pages", files: 200_000, countsFolders: true, bytes: 1_000_000_000 },
  cloudflare: { name: "Cloudflare Pages (free)", files: 20_000, fileBytes: 25 * 1024 * 1024 },
  "cloudflare-paid": { name: "Cloudflare Pages (paid)", files: 100_000, fileBytes: 25 * 1024 * 1024 },
  "fat-stick": { name: "a FAT32 stick", fileBytes: 4 * 1024 ** 3 - 1 },
} as const satisfies Record<string, HostLimits>;

/** The name of a host, as `--target` takes it. */
export type Host = keyof typeof HOSTS;

/** Whether a site keeps the limits of a host, with lines for the operator: the verdict, each size, and hints. */
interface Fit {
  readonly fits: boolean;
  readonly lines: readonly string[];
}

/** For each number of articles, the number of tags that have so many. Only tags with a page count. */
export type TagSizes = readonly (readonly [articles: number, tags: number])[];

/** Compares a site with the limits of a host. @param tagSizes tells which `tags.minArticles` leaves few enough files */
export function fitOf(host: Host, size: SiteSize, tagSizes: TagSizes): Fit {
  const { bytes, largest, tagFiles } = size;
  const limits: HostLimits = HOSTS[host];
  const files = size.files + (limits.countsFolders ? size.folders : 0);
  const isFull = exceeds(files, limits.files);
  const isHeavy = exceeds(bytes, limits.bytes);
  const hasHeavyFile = exceeds(largest.bytes, limits.fileBytes);
  const fits = !isFull && !isHeavy && !hasHeavyFile;
  const lines = [
    `${limits.name}: ${fits ? "the site fits" : "the site does not fit"}`,
    limitLine(limits.countsFolders ? "files and folders" : "files", files, limits.files, String),
    limitLine("size", bytes, limits.bytes, megabytes),
    limitLine(`largest file, ${largest.path}`, largest.bytes, limits.fileBytes, megabytes),
  ];
  if (isFull) lines.push(adviceOnTags(files, limits.files ?? files, tagSizes));
  if (isFull || isHeavy) {
    lines.push(`  → ${tagFiles} of the files are tag pages: a higher tags.minArticles leaves fewer of them`);
    lines.push("  → a higher perPage makes fewer, longer list pages");
  }
  if (hasHeavyFile)
    lines.push("  → a lower perPage makes shorter list pages; large pictures can be made smaller");
  return { fits, lines };
}

/** Names the least value of `tags.minArticles` with which the site has few enough files. */
function adviceOnTags(files: number, limit: number, tagSizes: TagSizes): string {
  let left = files;
  for (const [articles, tags] of [...tagSizes].sort(([a], [b]) => a - b)) {
    left -= tags;
    if (left <= limit)
      return `  → with tags.minArticles: ${articles + 1} in site.yaml it has at most ${left} files, and fits`;
  }
  return `  → even without any page of a tag it has about ${left} files: split the mirror, or take another host`;
}

const exceeds = (value: number, limit: number | undefined): boolean => limit !== undefined && value > limit;

function limitLine(
  what: string,
  value: number,
  limit: number | undefined,
  show: (value: number) => string,
): string {
  if (limit === undefined) return `  ${what}: ${show(value)}`;
  const percent = Math.round((value / limit) * 100);
  const verdict = value > limit ? ", over the limit" : "";
  return `  ${what}: ${show(value)} of ${show(limit)} (${percent} %)${verdict}`;
}

/** Returns a number of bytes in megabytes, with one decimal: `3.4 MB`. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
