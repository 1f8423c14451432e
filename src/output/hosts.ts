import type { SiteSize } from "./measure-site.js";

/** What a host allows. Bytes are decimal where the host's documents say MB or GB, binary where they say MiB. */
interface HostLimits {
  readonly name: string;
  readonly files?: number;
  readonly bytes?: number;
  readonly fileBytes?: number;
}

/** Hosts whose limits are known, by the name that `--target` takes; docs/publishing.md says where they are from. */
export const HOSTS = {
  "github-pages": { name: "GitHub Pages", bytes: 1_000_000_000, fileBytes: 100 * 1024 * 1024 },
  cloudflare: { name: "Cloudflare Pages (free)", files: 20_000, fileBytes: 25 * 1024 * 1024 },
  "cloudflare-paid": { name: "Cloudflare Pages (paid)", files: 100_000, fileBytes: 25 * 1024 * 1024 },
  "fat-stick": { name: "a FAT32 stick", fileBytes: 4 * 1024 ** 3 - 1 },
} as const satisfies Record<string, HostLimits>;

export type Host = keyof typeof HOSTS;

/** How a site fits a host: one line a limit, and what to change where one is passed. */
export interface Fit {
  readonly fits: boolean;
  readonly lines: readonly string[];
}

/** Compares a site with what a host allows. Pure. */
export function fitOf(host: Host, { files, bytes, largest, tagFiles }: SiteSize): Fit {
  const limits: HostLimits = HOSTS[host];
  const lines: string[] = [];
  let fits = true;
  const compare = (
    what: string,
    have: number,
    limit: number | undefined,
    show: (value: number) => string,
  ) => {
    if (limit === undefined) {
      lines.push(`  ${what}: ${show(have)}`);
      return;
    }
    const percent = Math.round((have / limit) * 100);
    lines.push(
      `  ${what}: ${show(have)} of ${show(limit)} (${percent} %)${have > limit ? ", too many" : ""}`,
    );
    if (have > limit) fits = false;
  };
  compare("files", files, limits.files, String);
  compare("size", bytes, limits.bytes, megabytes);
  compare(`largest file, ${largest.path}`, largest.bytes, limits.fileBytes, megabytes);
  const isFull = limits.files !== undefined && files > limits.files;
  const isHeavy = limits.bytes !== undefined && bytes > limits.bytes;
  if (isFull || isHeavy) {
    lines.push(`  → ${tagFiles} of the files are tag pages: a higher tags.minArticles leaves fewer of them`);
    lines.push("  → a higher perPage makes fewer, longer list pages");
  }
  if (limits.fileBytes !== undefined && largest.bytes > limits.fileBytes)
    lines.push("  → a lower perPage makes shorter list pages; large pictures can be made smaller");
  return { fits, lines: [`${limits.name}: ${fits ? "the site fits" : "the site does not fit"}`, ...lines] };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
