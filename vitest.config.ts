import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Whole-site tests run the command line on real folders.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
