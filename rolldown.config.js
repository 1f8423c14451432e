import { defineConfig } from "rolldown";

const shared = {
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
  transform: { target: "es2017" },
};

export default defineConfig([
  // The search page's program as one classic script, for phones of the last ten years.
  {
    ...shared,
    input: "src/search/page/search-page.ts",
    output: { file: "dist/search/engine.js", format: "iife", minify: true },
  },
  // What other pages search an index with.
  {
    ...shared,
    input: "src/search/page/browser-library.ts",
    output: { file: "dist/search/browser.js", format: "esm" },
  },
]);
