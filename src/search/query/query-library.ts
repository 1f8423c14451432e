/** What both libraries have: how to ask an index. */

export { type CardRow, type SearchTable, TABLE } from "../format/search-format.js";
export { highlight, type TextPart } from "./highlight.js";
export { type Load, loadTable } from "./load-files.js";
export {
  type Filters,
  isEmptyQuery,
  type Language,
  parseQuery,
  type Query,
  type Term,
} from "./parse-query.js";
export type { DocumentText, Passage } from "./passage.js";
export { nearestFirst, type Order, type Progress, type ReadText, type Result, Search } from "./search.js";
