import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Milliseconds. A test that takes longer hangs: none takes a tenth of it, even on a busy machine. */
const HANGS_AFTER = 10 * 60_000;

/** Begins with the files that take long, so that none of them is left when the others are done. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/(?:site|attacks|worst-)/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    sequence: { sequencer: LongFilesFirst },
    // One test file waits for processes, hosts and Chromium while others compute.
    maxWorkers: availableParallelism() + 1,
    // Node itself loads the compiled program.
    server: { deps: { external: [/\/dist\//] } },
  },
});
