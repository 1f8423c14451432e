/** What a saved page can have that its operator may want to know of; the page is read all the same. */
export type PageNoticeCode =
  | "charset-corrected"
  | "undecodable-characters"
  | "broken-json-ld"
  | "title-from-name"
  | "unusable-picture";

/** One thing that was decided while a page was read. */
export interface PageNotice {
  readonly code: PageNoticeCode;
  readonly message: string;
  readonly hint?: string;
}
