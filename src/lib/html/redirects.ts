/** Pages that only lead on to the address in their query, so that somebody can count who goes there. */
const REDIRECT =
  /^https?:\/\/(?:(?:www\.)?google\.[a-z.]+\/url|lm?\.facebook\.com\/l\.php|l\.instagram\.com\/|(?:m\.)?vk\.com\/away(?:\.php)?|(?:www\.)?youtube\.com\/redirect|out\.reddit\.com\/|link\.(?:zhihu\.com|csdn\.net|juejin\.cn)\/|(?:t\.umblr|href)\.(?:com|li)\/redirect|disq\.us\/url|(?:www\.)?steamcommunity\.com\/linkfilter\/?|(?:weibo\.cn|t\.cn)\/sinaurl|[\w.]+\.safelinks\.protection\.outlook\.com\/)\?/i;

/** Returns the address that a known page of redirects leads on to. Any other address stays as it is. */
export function behindRedirect(address: string): string {
  if (!REDIRECT.test(address) || !URL.canParse(address)) return address;
  const { searchParams } = new URL(address);
  return [...searchParams.values()].find((value) => /^https?:\/\/[^/]/i.test(value)) ?? address;
}
