/** A host that can build and publish a site from its repository. */
export type Forge = "github" | "gitlab";

/** What the files for a new site are made of. Folders are relative to the one that the files lie in, with `/`. */
export interface StarterFacts {
  /** Name of the folder that the files lie in. */
  readonly name: string;
  /** Where the articles are: one folder, unless settings that are there declare mirrors. */
  readonly contents: readonly string[];
  readonly out: string;
  readonly cache: string;
  readonly lang: string;
  /** Whether pictures lie beside the articles. */
  readonly pictures: boolean;
  /** Names of the folders that are channels, in the order in which they are to be shown. */
  readonly channels: readonly string[];
  /** What npm installs this program from: a version, an address or a file. */
  readonly dependency: string;
  /** Where the repository is. */
  readonly forge: Forge;
  /** The branch whose pushes are published. */
  readonly branch: string;
  /** What leads from the folder to the top of its repository. Empty at the top, and where there is no repository. */
  readonly above: string;
  /** Whether the repository keeps files in Git LFS, and whether it has submodules. */
  readonly lfs: boolean;
  readonly submodules: boolean;
  /** The number of runners that share a build. Absent where one does it all. */
  readonly shards?: number | undefined;
}
