import { describeSeconds } from "../../build/progress.js";
import { groupBy } from "../../lib/group-by.js";
import { describeTable, printable, type TableRow, unlessZero } from "../../lib/text/printable.js";
import type { Settings } from "../../model/settings.js";
import { megabytes } from "../../output/hosts.js";
import type { FailureLog } from "../../pictures/failure-log.js";
import { type FetchReport, hostOf } from "../../pictures/fetch-pictures.js";
import type { StoredFile } from "../../pictures/picture-store.js";
import { leftOutRow } from "../read-mirrors.js";
import type { ShownPictures } from "./shown-pictures.js";

/** What a run did. */
interface PicturesResult {
  readonly shown: ShownPictures;
  /** Addresses that were to be asked for. */
  readonly due: readonly string[];
  readonly report: FetchReport;
  /** Bytes of the pictures that came. */
  readonly received: number;
  /** Bytes of the folder of pictures. */
  readonly stored: number;
  /** Number of files that were removed. */
  readonly pruned: number;
}

/** Hosts and reasons that are listed. */
const LISTED = 10;

/** Returns what a run would do. @param unused files that it would remove */
export function describePlan(
  shown: ShownPictures,
  due: readonly string[],
  unused: readonly StoredFile[],
): string {
  const hosts = [...groupBy(due, hostOf)].sort(([, a], [, b]) => b.length - a.length);
  return describeTable([
    ...countRows(shown, due),
    ["would be fetched", due.length],
    ...hosts.slice(0, LISTED).map(([host, some]): TableRow => [`  ${printable(host)}`, some.length]),
    [`  … and ${hosts.length - LISTED} hosts`, hosts.length > LISTED ? "" : undefined],
    ["would be removed", unused.length > 0 ? `${unused.length} files` : undefined],
  ]);
}

const countRows = ({ selected, missing, problems }: ShownPictures, due: readonly string[]): TableRow[] => [
  leftOutRow(problems),
  ["pictures shown", selected.length],
  ["there already", selected.length - missing.length],
  ["failed before", `${missing.length - due.length}, tried again later (--retry: now)`],
];

/** Returns the table at the end of a run. @param seconds of each stage */
export function describeFetched(
  { shown, due, report, received, stored, pruned }: PicturesResult,
  seconds: ReadonlyMap<string, number>,
  images: Settings["site"]["images"],
): string {
  const { fetched, failed, unasked, isFull } = report;
  const table = describeTable([
    ...countRows(shown, due),
    ["fetched", fetched],
    ["failed", failed],
    ["not asked for", unasked > 0 ? `${unasked}, because their hosts gave no answer` : undefined],
    ["left for later", unlessZero(due.length - fetched - failed - unasked)],
    ["files removed", unlessZero(pruned)],
    ["received", megabytes(received)],
    ["folder", megabytes(stored)],
    ["seconds", describeSeconds(seconds)],
  ]);
  const notes = [
    ...(isFull ? ["the folder has no room for more pictures: raise --max-mb, or narrow the choice"] : []),
    ...(images === "local" ? [] : ["set `images: local` in site.yaml, so that the pages show the pictures"]),
  ];
  return [table, ...notes.map((note) => `\nnotice: ${note}`)].join("\n");
}

/** Returns a list of what failed in this run and before: by reason, each with an example. Empty if nothing failed. */
export function describeFailures(
  { pictures, hosts }: FailureLog,
  { failed }: FetchReport,
  file: string,
): string {
  if (failed === 0 && hosts.size === 0) return "";
  const reasons = [...groupBy(pictures.values(), ({ reason }) => reason)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return [
    `warning: what could not be fetched, now or before: pictures ${pictures.size}, hosts ${hosts.size}; ${file} lists them`,
    ...reasons
      .slice(0, LISTED)
      .map(([reason, some]) => printable(`  ${some.length} × ${reason}, such as ${some[0]?.name}`)),
    ...(reasons.length > LISTED ? [`  … for ${reasons.length - LISTED} more reasons`] : []),
    ...[...hosts.values()].slice(0, LISTED).map(({ name, reason }) => printable(`  host ${name}: ${reason}`)),
    ...(hosts.size > LISTED ? [`  … and ${hosts.size - LISTED} more hosts`] : []),
  ].join("\n");
}
