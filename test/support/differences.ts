/** Returns what differs between the files of a site and those of a cold build, by their digests. */
export function differences(
  incremental: Readonly<Record<string, string>>,
  cold: Readonly<Record<string, string>>,
): string[] {
  const files = [...new Set([...Object.keys(incremental), ...Object.keys(cold)])].sort();
  return files
    .filter((file) => incremental[file] !== cold[file])
    .map((file) => {
      if (cold[file] === undefined) return `${file} should be gone`;
      return incremental[file] === undefined ? `${file} is missing` : `${file} has other bytes`;
    });
}
