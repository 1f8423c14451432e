/**
 * The policy that every page carries: nothing is loaded from anywhere but the site, nothing inline runs, and whoever a
 * link leads to is not told where it was followed. `templates/_includes/base.njk` says the same; `newsmirror check`
 * compares.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

export const REFERRER_POLICY = "no-referrer";

/** What a link out of the site says besides its address. */
export const EXTERNAL_LINK = "noreferrer noopener external";
