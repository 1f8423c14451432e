import { compare } from "../../lib/compare.js";
import type { PacksView } from "../../model/views/site-views.js";
import { PACK_KINDS, type Pack, type PackKind } from "../pack.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { PACKS, packPath } from "../paths.js";

const LABELS: Readonly<Record<PackKind, string>> = {
  epub: "packs.epub",
  zim: "packs.zim",
  changes: "packs.changes",
};

/** Returns the month or year with which the name of a pack begins, in a form in which a year sorts behind its months; empty if there is none. */
function periodOf({ name }: Pack): string {
  const [, year, month = "~"] = /^(\d{4})(?:-(\d\d))?/.exec(name) ?? [];
  return year === undefined ? "" : `${year}-${month}`;
}

/**
 * Returns the view of the page of the packs: those of the newest months and years first, those of none last.
 * @param packs in the order of their names
 */
export function packsView({ labels, links }: PlanContext, packs: readonly Pack[]): PacksView {
  const newestFirst = [...packs].sort((a, b) => compare(periodOf(b), periodOf(a)));
  const groups = PACK_KINDS.map((kind) => ({
    label: labels.text(LABELS[kind]),
    packs: newestFirst
      .filter((pack) => pack.kind === kind)
      .map(({ name, title, size, sha256 }) => ({
        label: title,
        path: packPath(name),
        name,
        megabytes: Math.max(0.1, size / 1e6).toFixed(1),
        sha256,
      })),
  }));
  return {
    kind: "packs",
    ...viewBase(PACKS, labels.text("packs.title"), [links.toHome()]),
    groups: groups.filter((group) => group.packs.length > 0),
  };
}
