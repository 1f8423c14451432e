/** A site as a host counts it. */
export interface SiteSize {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** Files of pages of tags, which settings can make fewer. */
  readonly tagFiles: number;
}
