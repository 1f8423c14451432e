import type { StarterFacts } from "./starter-facts.js";

/** Returns a workflow that builds, checks and publishes the site of the repository that it lies in, on GitHub Pages. */
export const publishWorkflow = ({
  out,
  cache,
  branch,
}: Pick<StarterFacts, "out" | "cache" | "branch">): string => `\
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
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - id: pages
        uses: actions/configure-pages@v5
      # What is kept between builds, and the site they made: a build costs what changed since then.
      - uses: actions/cache@v4
        with:
          path: |
            ${cache}
            ${out}
          key: newsmirror-\${{ github.run_id }}
          restore-keys: newsmirror-
      # With a package-lock.json, every run installs the same versions.
      - run: if [ -f package-lock.json ]; then npm ci; else npm install; fi
      - run: npx --no-install newsmirror build --base-url "\${{ steps.pages.outputs.base_url }}/" --target github-pages
      - run: npx --no-install newsmirror check --site "${out}"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: ${JSON.stringify(out)}
      - id: deployment
        uses: actions/deploy-pages@v4
`;
