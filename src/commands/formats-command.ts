import { readFileSync } from "node:fs";
import { type FileReport, inspectFile } from "../convert/inspect-file.js";
import { loadPageReader } from "../formats/html.js";
import { articleIdOf } from "../intake/article-names.js";
import { requireReadable } from "../lib/if-there.js";
import { withSlashes } from "../lib/paths.js";
import { describeTable, printableName, type TableRow } from "../lib/text/printable.js";
import type { ConvertOptions } from "../model/declared-format.js";
import type { SourcePath } from "../model/names.js";
import type { Notice } from "../model/problem.js";
import { loadSite } from "../settings/load-settings.js";

interface FormatsFlags {
  readonly content?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** Prints how files are read. @returns false if one gives no article @throws BuildError if one, or settings, cannot be read */
export async function runFormats(files: readonly string[], flags: FormatsFlags): Promise<boolean> {
  const { site, formatsOf } = await loadSite(flags);
  const reports: FileReport[] = [];
  for (const file of files) {
    const name = withSlashes(file) as SourcePath;
    const bytes = bytesOf(file);
    await loadPageReader(name, bytes);
    const options: ConvertOptions = { limits: site.limits, formats: formatsOf(file) };
    reports.push(inspectFile(bytes, name, articleIdOf(name), options));
  }
  console.log(flags.json ? JSON.stringify(reports, null, 2) : reports.map(describeReport).join("\n\n"));
  return reports.every(({ body }) => body);
}

const bytesOf = (file: string): Uint8Array =>
  requireReadable(() => readFileSync(file), file, "name a file that can be read, not a folder");

/** What to do about a file of no known format, where it is told what each misses. */
const DECLARE = "declare a format for it in the settings, as docs/formats.md says, or convert it to Markdown";

/** Columns that names of fields take, with the space before them. */
const WIDTH = 14;

function describeReport(report: FileReport): string {
  const { file, missing = [], problem, fields = {}, body, dropped = [], notices = [] } = report;
  const rows: TableRow[] = [
    ["format", report.format ?? "none"],
    ...missing.map((one): TableRow => ["", `${one.format}: ${one.missing}`]),
    ["problem", problem && describeNotice(missing.length > 0 ? { ...problem, hint: DECLARE } : problem)],
    ...Object.entries(fields).map(([name, value]): TableRow => [name, describeValue(value)]),
    ["published", report.published],
    ["body", body && `${body.place} (${body.length} characters)`],
    ["begins", body?.first],
    ["ends", body?.last],
    ["links", report.links],
    ["pictures", report.pictures],
    ...dropped.map(
      ({ selector, count, words }): TableRow => [
        "dropped",
        count === 0 ? `${selector}: nothing` : `${selector}: ${count} (${words})`,
      ],
    ),
    ...notices.map((notice): TableRow => ["notice", describeNotice(notice)]),
  ];
  const indented = rows.map(([name, value]): TableRow => [`  ${name}`, value]);
  return `${printableName(file)}\n${describeTable(indented, WIDTH)}`;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" && value !== null
    ? Object.values(value).filter(Boolean).join(" | ")
    : String(value);
}

const describeNotice = ({ line, message, hint }: Notice): string =>
  `${line === undefined ? "" : `line ${line}: `}${message}${hint ? ` → ${hint}` : ""}`;
