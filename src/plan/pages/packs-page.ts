import type { PacksView } from "../../model/views/site-views.js";
import { PACK_KINDS, type Pack, type PackKind } from "../pack.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { PACKS, packPath } from "../paths.js";

const LABELS: Readonly<Record<PackKind, string>> = {
  epub: "packs.epub",
  zim: "packs.zim",
  changes: "packs.changes",
};

/** Returns the view of the page of the packs. @param packs in the order of their names */
export function packsView({ labels, links }: PlanContext, packs: readonly Pack[]): PacksView {
  const groups = PACK_KINDS.map((kind) => ({
    label: labels.text(LABELS[kind]),
    packs: packs
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
