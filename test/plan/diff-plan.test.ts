import { describe, expect, it } from "vitest";
import type { SiteFile } from "../../src/model/manifest.js";
import type { Digest, SitePath } from "../../src/model/names.js";
import { diffPlan } from "../../src/plan/diff-plan.js";

type Keys = Readonly<Record<string, string>>;

const entriesOf = (keys: Keys) => Object.entries(keys) as [SitePath, Digest][];

/** What a build that wrote these files has noted of them. */
const written = (keys: Keys) =>
  entriesOf(keys).map(([path, key]): [SitePath, SiteFile] => [path, [key, "1", "beside"]]);

function diff(keys: Keys, last: Keys, missing: readonly string[] = []) {
  const { stale, gone } = diffPlan(new Map(entriesOf(keys)), new Set(missing as SitePath[]), written(last));
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
