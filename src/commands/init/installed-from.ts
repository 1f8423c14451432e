import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../../lib/paths.js";

/**
 * Returns what npm is to install this program from in another folder: the address or file that npm installed it from, or
 * else the version, which the registry is asked for.
 * @param packageFolder the folder of this program
 * @param folder the folder that the program will be installed in
 */
export function installedFrom(packageFolder: string, folder: string, version: string): string {
  const modules = path.dirname(path.resolve(packageFolder));
  const record = path.join(modules, ".package-lock.json");
  const resolved = existsSync(record) ? resolvedIn(readFileSync(record, "utf8")) : undefined;
  if (resolved?.startsWith("file:")) {
    const file = path.resolve(path.dirname(modules), resolved.slice("file:".length));
    return `file:${relativePath(folder, file)}`;
  }
  // A machine that publishes has no key for SSH, which npm writes for every repository on GitHub.
  if (resolved?.startsWith("git+"))
    return resolved.replace(
      /^git\+ssh:\/\/git@(github\.com|gitlab\.com|bitbucket\.org)\//,
      "git+https://$1/",
    );
  const isElsewhere = resolved?.startsWith("http") && !resolved.includes("/newsmirror/-/");
  return isElsewhere && resolved ? resolved : `^${version}`;
}

function resolvedIn(record: string): string | undefined {
  const { packages } = JSON.parse(record) as { packages?: Record<string, { resolved?: string }> };
  return packages?.["node_modules/newsmirror"]?.resolved;
}
