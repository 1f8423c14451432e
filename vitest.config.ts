import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Milliseconds. A test that takes longer hangs: none takes a tenth of it, even on a busy machine. */
const HANGS_AFTER = 10 * 60_000;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/run-folder.ts"],
    setupFiles: ["test/support/seed-fast-check.ts"],
    testTimeout: HANGS_AFTER,
    hookTimeout: HANGS_AFTER,
    expect: { poll: { timeout: HANGS_AFTER / 2 } },
    // A worker that runs many files loads the program once, and runs it faster from then on.
    isolate: false,
    // One test file waits for processes, hosts and Chromium while others compute.
    maxWorkers: availableParallelism() + 1,
    // Node itself loads the compiled program.
    server: { deps: { external: [/\/dist\//] } },
  },
});
