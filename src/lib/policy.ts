/**
 * The policy of every page: it loads nothing from other hosts, and runs no inline script.
 * `templates/_includes/base.njk` contains the same text, and `newsmirror check` compares them.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

/** The policy of the search page: it may also read the pages of articles, to show where they have the words. */
export const SEARCH_POLICY = CONTENT_SECURITY_POLICY.replace(
  "manifest-src",
  "connect-src 'self'; manifest-src",
);

/** The referrer policy of every page: no other host learns where a reader comes from. */
export const REFERRER_POLICY = "no-referrer";

/**
 * The policy of every page on names of hosts: none is looked up before the reader follows a link. Without it, browsers may look up
 * the host of every link of a page that came over http; the documentation of Firefox says that it does.
 */
export const LOOKUP_HEADER = "x-dns-prefetch-control";
export const LOOKUP_POLICY = "off";

/** The `rel` attribute of every link that leaves the site. */
export const EXTERNAL_LINK = "noreferrer noopener external";
