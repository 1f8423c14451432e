import { defineConfig } from "rolldown";

/** The search page's program as one classic script, for phones of the last ten years. */
export default defineConfig({
  input: "src/search/page/search-page.ts",
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
  transform: { target: "es2017" },
  output: { file: "dist/search/engine.js", format: "iife", minify: true },
});
