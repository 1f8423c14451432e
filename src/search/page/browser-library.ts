/** The search as a library for browsers. See docs/search-library.md. */

export { TABLE } from "../format/search-format.js";
export { highlight } from "../query/highlight.js";
export { isEmptyQuery, parseQuery } from "../query/parse-query.js";
export { Search } from "../query/search.js";
export { LoadError, ScriptLoader } from "./script-loader.js";
