import { createProgress } from "../../build/progress.js";
import { digestOfParts } from "../../lib/digest.js";
import type { Manifest } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import { zimFiles } from "../../packs/zim/stage-site.js";
import { writeZim, zimWriterVersion } from "../../packs/zim/write-zim.js";
import { type ZimMetadata, zimMetadata } from "../../packs/zim/zim-metadata.js";
import { loadSettings } from "../../settings/load-settings.js";
import { describePacks, type PackFlags, requireManifest, withPacks } from "./pack-run.js";

export interface SitePackFlags extends PackFlags {
  /** The folder of the site. */
  readonly site?: string | undefined;
}

/** The layout of the files in a ZIM. A higher number has each ZIM written again. */
const LAYOUT = 1;

/** Writes the site as a ZIM. @throws BuildError if there is no site, no program that writes ZIMs, or no way to write */
export async function runZim(flags: SitePackFlags): Promise<void> {
  const settings = await loadSettings({ ...flags, out: flags.site });
  const manifest = requireManifest(settings.out);
  const version = await zimWriterVersion();
  const metadata = zimMetadata(settings.site);
  const files = zimFiles(manifest);
  const progress = await createProgress();
  await withPacks(flags, settings, async (packs) => {
    const key = keyOf(files, manifest, metadata, version);
    const pack = { name: `${metadata.name}.zim`, kind: "zim", title: settings.site.title, key } as const;
    const put = await progress.stage("zim", () =>
      packs.put(pack, (file) => writeZim(file, settings.out, files, metadata)),
    );
    console.log(describePacks(packs.folder, [put], [["files", files.length]]));
  });
}

function keyOf(
  files: readonly SitePath[],
  manifest: Manifest,
  metadata: ZimMetadata,
  version: string,
): Digest {
  const lines = files.map((file) => `${file} ${manifest.files.get(file)?.sha256}\n`);
  return digestOfParts([`${JSON.stringify([LAYOUT, metadata, version])}\n`, ...lines]);
}
