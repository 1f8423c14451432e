import type { StarterFacts } from "./starter-facts.js";

type WorkflowFacts = Pick<StarterFacts, "out" | "cache" | "branch" | "shards" | "lfs" | "submodules">;

/** Returns a workflow that publishes a site on GitHub Pages. Shards are runners, and the last job joins them. */
export const publishWorkflow = (facts: WorkflowFacts): string =>
  `${head(facts.branch)}${facts.shards === undefined ? "" : shardJobs(facts, facts.shards)}${publishJob(facts)}`;

const head = (branch: string): string => `\
# Builds the site, checks it and publishes it on GitHub Pages: after every push, and when started by hand.
# Before the first run: Settings → Pages → Source: GitHub Actions.
name: Publish

on:
  push:
    branches: [${JSON.stringify(branch)}]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

# A newer run waits for the one that publishes, and runs between them are dropped.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
`;

/** Returns the steps that fetch the repository, with what its files only point to, and Node.js. */
const checkout = ({ lfs, submodules }: WorkflowFacts): string => {
  const options = [lfs && "lfs: true", submodules && "submodules: recursive"].filter(Boolean);
  const lines = ["with:", ...options.map((option) => `  ${option}`)].map((line) => `        ${line}\n`);
  return `\
      - uses: actions/checkout@v6
${options.length > 0 ? lines.join("") : ""}\
      - uses: actions/setup-node@v6
        with:
          node-version: ${NODE_VERSION}
`;
};

/** The version of Node.js that machines build with: the newest with long-term support. */
export const NODE_VERSION = 24;

/** Installs the program. With a package-lock.json, every run installs the same versions. */
export const INSTALL_COMMAND = "if [ -f package-lock.json ]; then npm ci; else npm install; fi";

const INSTALL = `\
      # With a package-lock.json, every run installs the same versions.
      - run: ${INSTALL_COMMAND}
`;

const PAGES = `\
      - id: pages
        uses: actions/configure-pages@v6
`;

const BASE_URL = `--base-url "\${{ steps.pages.outputs.base_url }}/"`;

/** @param folders a value in YAML: one folder, or a list of lines */
const keeping = (action: "cache" | "cache/restore", name: string, folders: string): string => `\
      - uses: actions/${action}@v5
        with:
          path: ${folders}
          key: ${name}-\${{ github.run_id }}
          restore-keys: ${name}-
`;

/** Returns the step that fetches what runners have made. @param names pattern of their names */
const fetching = (names: string, cache: string): string => `\
      - uses: actions/download-artifact@v8
        with:
          pattern: ${JSON.stringify(names)}
          path: ${JSON.stringify(`${cache}/shards`)}
`;

/** Returns the jobs of the two rounds of a shared build. What a runner makes is handed on under the name of its folder. */
function shardJobs(facts: WorkflowFacts, shards: number): string {
  const { cache } = facts;
  const job = (round: string, needs: string, before: string, flags: string): string => `\
  ${round}:
${needs}    runs-on: ubuntu-latest
    strategy:
      matrix:
        shard: [${Array.from({ length: shards }, (_, index) => index + 1).join(", ")}]
    steps:
${checkout(facts)}${keeping("cache/restore", "newsmirror-cache", JSON.stringify(cache))}${before}${INSTALL}\
      - run: npx --no-install newsmirror build --shard \${{ matrix.shard }}/${shards} --round ${round}${flags}
      - uses: actions/upload-artifact@v7
        with:
          name: ${round}-\${{ matrix.shard }}-of-${shards}
          path: ${JSON.stringify(`${cache}/shards/${round}-\${{ matrix.shard }}-of-${shards}`)}
          include-hidden-files: true
          retention-days: 1

`;
  const fetchConverted = fetching(`convert-*-of-${shards}`, cache);
  return (
    job("convert", "", "", "") + job("render", "    needs: convert\n", PAGES + fetchConverted, ` ${BASE_URL}`)
  );
}

function publishJob(facts: WorkflowFacts): string {
  const { out, cache, shards } = facts;
  const isShared = shards !== undefined;
  const kept = isShared
    ? keeping("cache", "newsmirror-cache", JSON.stringify(cache)) +
      keeping("cache", "newsmirror-site", JSON.stringify(out))
    : keeping("cache", "newsmirror", `|\n            ${cache}\n            ${out}`);
  return `\
  publish:
${isShared ? "    needs: render\n" : ""}\
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
${checkout(facts)}${PAGES}\
      # What is kept between builds, and the site they made: a build costs what changed since then.
${kept}${isShared ? fetching(`*-of-${shards}`, cache) : ""}${INSTALL}\
      - run: npx --no-install newsmirror ${isShared ? "assemble" : "build"} ${BASE_URL} --target github-pages
      - run: npx --no-install newsmirror check
      - uses: actions/upload-pages-artifact@v5
        with:
          path: ${JSON.stringify(out)}
          include-hidden-files: true
      - id: deployment
        uses: actions/deploy-pages@v5
`;
}
