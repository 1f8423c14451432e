/** Languages that are written from right to left, unless their tags name another script. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/;
const RIGHT_TO_LEFT_SCRIPT = /^(?:adlm|arab|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/;

/** Returns the direction in which a language is written. @param tag BCP 47 */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [language = "", ...subtags] = tag.toLowerCase().split("-");
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft = script ? RIGHT_TO_LEFT_SCRIPT.test(script) : RIGHT_TO_LEFT.test(language);
  return isRightToLeft ? "rtl" : "ltr";
}
