import { describe, expect, it } from "vitest";
import { byFolder, type Columns } from "../../src/lib/file-columns.js";
import type { Digest, SitePath } from "../../src/model/names.js";
import type { KnownFolder, PlannedFolder } from "../../src/model/planned-folder.js";
import { diffPlan, isPlanned, type PlannedSite, plannedSite } from "../../src/plan/diff-plan.js";
import { columnsOf } from "../support/columns-of.js";

type Keys = Readonly<Record<string, string>>;

const entriesOf = (keys: Keys) => Object.entries(keys) as [SitePath, Digest][];
const planned = (keys: Keys): PlannedSite => plannedSite(entriesOf(keys), []);

/** What a build that wrote these files has left, with a second column that nobody asks for. */
function written(keys: Keys): Map<string, Columns> {
  const rows = Object.entries(keys).map(([at, key]) => [at, [key, "beside"]] as const);
  return new Map(Array.from(byFolder(rows), ([folder, files]) => [folder, columnsOf(files)]));
}

function diff(keys: Keys, last: Keys, missing: readonly string[] = []) {
  const { stale, gone } = diffPlan(planned(keys), new Set(missing as SitePath[]), written(last), new Map());
  return { stale: Object.fromEntries(stale), gone };
}

const SITE = {
  "index.html": "k1",
  "2024/03/05/n1.html": "k2",
  "2024/03/05/n2.html": "k3",
  "tags/a.html": "k4",
};

describe("comparing a plan with the last build", () => {
  it("finds nothing where all keys are as they were, in whatever order they come", () => {
    const reversed = Object.fromEntries(Object.entries(SITE).reverse());
    expect(diff(reversed, SITE)).toEqual({ stale: {}, gone: [] });
  });

  it("finds everything stale where there was no build", () => {
    expect(diff(SITE, {})).toEqual({ stale: SITE, gone: [] });
  });

  it("finds those of a folder whose keys differ, new ones among them, with their keys", () => {
    const next = {
      ...SITE,
      "2024/03/05/n2.html": "new",
      "2024/03/05/n3.html": "k5",
      "2024/03/06/n4.html": "k6",
    };
    expect(diff(next, SITE)).toEqual({
      stale: { "2024/03/05/n2.html": "new", "2024/03/05/n3.html": "k5", "2024/03/06/n4.html": "k6" },
      gone: [],
    });
  });

  it("tells two files apart that have changed keys with each other", () => {
    const swapped = { ...SITE, "2024/03/05/n1.html": "k3", "2024/03/05/n2.html": "k2" };
    expect(diff(swapped, SITE).stale).toEqual({ "2024/03/05/n1.html": "k3", "2024/03/05/n2.html": "k2" });
  });

  it("finds what somebody has removed, though its key is as it was", () => {
    expect(diff(SITE, SITE, ["2024/03/05/n1.html", "manifest.json"])).toEqual({
      stale: { "2024/03/05/n1.html": "k2" },
      gone: [],
    });
  });

  it("finds what a build that died has left unsure", () => {
    expect(diff(SITE, { ...SITE, "tags/a.html": "" }).stale).toEqual({ "tags/a.html": "k4" });
  });

  it("finds what is not planned any more, in folders that stay and in folders that go", () => {
    const last = { ...SITE, "tags/b.html": "k7", "2024/03/07/n9.html": "k8", "2024/03/07/n8.html": "" };
    expect(diff(SITE, last)).toEqual({
      stale: {},
      gone: ["2024/03/07/n8.html", "2024/03/07/n9.html", "tags/b.html"],
    });
  });
});

describe("comparing folders of which a digest tells", () => {
  const FOLDER = { "2024/03/05/n1.html": "k2", "2024/03/05/n2.html": "k3" };
  const NAMES = new Map(Object.entries(FOLDER).map(([at, key]) => [at.slice(11), key as Digest]));
  const asFolder = (
    digest: string,
    keys: () => ReadonlyMap<string, Digest> = () => NAMES,
  ): PlannedFolder => ({
    path: "2024/03/05",
    digest: digest as Digest,
    keys,
  });
  const unread = (): never => {
    throw new Error("a folder that is as it was need not be looked into");
  };
  const compare = (
    folder: PlannedFolder,
    last: Keys,
    known: ReadonlyMap<string, KnownFolder | undefined>,
    missing: readonly string[] = [],
  ) => {
    const site = plannedSite(entriesOf({ "index.html": "k1" }), [folder]);
    const { stale, gone, learned } = diffPlan(
      site,
      new Set(missing as SitePath[]),
      written({ "index.html": "k1", ...last }),
      known as ReadonlyMap<string, KnownFolder>,
    );
    return { stale: Object.fromEntries(stale), gone, learned };
  };
  const { learned: KNOWN } = compare(asFolder("d1"), FOLDER, new Map());

  it("looks into one once", () => {
    expect([...KNOWN.keys()]).toEqual(["2024/03/05"]);
    expect(compare(asFolder("d1", unread), FOLDER, KNOWN)).toEqual({
      stale: {},
      gone: [],
      learned: new Map(),
    });
  });

  it("looks into one whose digest is another, and compares its keys", () => {
    const changed = new Map([...NAMES, ["n2.html", "new" as Digest]]);
    const { stale, learned } = compare(
      asFolder("d2", () => changed),
      FOLDER,
      KNOWN,
    );
    expect(stale).toEqual({ "2024/03/05/n2.html": "new" });
    expect(learned.get("2024/03/05")?.[0]).toBe("d2");
    expect(compare(asFolder("d2"), FOLDER, KNOWN).stale).toEqual({});
  });

  it.each([
    [
      "a build that died has left a file unsure",
      { ...FOLDER, "2024/03/05/n1.html": "" },
      ["2024/03/05/n1.html"],
    ],
    [
      "the last build wrote it for other keys",
      { ...FOLDER, "2024/03/05/n1.html": "k9" },
      ["2024/03/05/n1.html"],
    ],
    ["nothing is known of what the last build wrote", {}, Object.keys(FOLDER)],
  ])("does not trust its digest where %s", (_, last, stale) => {
    expect(Object.keys(compare(asFolder("d1"), last, KNOWN).stale)).toEqual(stale);
  });

  it("finds what somebody has removed from it, and what is not planned in it", () => {
    expect(compare(asFolder("d1"), FOLDER, KNOWN, ["2024/03/05/n2.html"]).stale).toEqual({
      "2024/03/05/n2.html": "k3",
    });
    expect(compare(asFolder("d1"), { ...FOLDER, "2024/03/05/n3.html": "k4" }, KNOWN).gone).toEqual([
      "2024/03/05/n3.html",
    ]);
  });

  it("forgets one that is not planned any more", () => {
    const { learned } = diffPlan(
      planned({}),
      new Set(),
      new Map(),
      KNOWN as ReadonlyMap<string, KnownFolder>,
    );
    expect(learned).toEqual(new Map([["2024/03/05", undefined]]));
  });

  it("knows which files are planned, and no folder twice", () => {
    const site = plannedSite(entriesOf({ "index.html": "k1" }), [asFolder("d1")]);
    const files = ["index.html", "2024/03/05/n1.html", "2024/03/05/n3.html", "2024/n1.html"] as SitePath[];
    expect(files.map((at) => isPlanned(site, at))).toEqual([true, true, false, false]);
    expect(() => plannedSite(entriesOf(FOLDER), [asFolder("d1")])).toThrow(
      "the folder 2024/03/05 is planned twice",
    );
  });
});
