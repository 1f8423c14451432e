/** The search as a library for browsers. See docs/search-library.md. */

export * from "../query/query-library.js";
export { LoadError, ScriptLoader } from "./script-loader.js";
