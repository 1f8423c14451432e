import { readdirSync } from "node:fs";
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
  // What the search page runs before it.
  {
    ...shared,
    input: "src/search/page/starter.ts",
    treeshake: { moduleSideEffects: false },
    output: { file: "dist/search/starter.js", format: "iife", minify: true },
  },
  // What other pages search an index with.
  {
    ...shared,
    input: "src/search/page/browser-library.ts",
    output: { file: "dist/search/browser.js", format: "esm" },
  },
  // What a build puts before the search page's program, on a site in the language.
  ...readdirSync("src/search/languages").map((file) => ({
    ...shared,
    input: `src/search/languages/${file}`,
    output: {
      file: `dist/search/language-${file.replace(/\.ts$/, ".js")}`,
      format: "iife",
      name: "newsmirrorLanguage",
      minify: true,
    },
  })),
]);
