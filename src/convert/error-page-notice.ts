import type { Notice } from "../model/problem.js";

/** Most letters of the text of such a page. */
const LONGEST = 600;

/** Phrases that stand at the beginning of the title of a page of a host, behind the number of the error or without it. */
const TITLES = `
  not found|page not found|access denied|access to this page has been denied|forbidden|unauthorized|bad request|bad gateway|gone
  service (?:temporarily )?unavailable|gateway time-?out|internal server error|too many requests|connection timed out|web server is down
  just a moment|attention required|one moment, please|please wait|security check|checking your browser|ddos-guard|robot check
  are you (?:a robot|human)|verify you are human|human verification|before you continue|request rejected|captcha|error \\d{3}
  (?:30\\d )?(?:redirecting|moved permanently|object moved|document moved)|you are being redirected
  pagina non trovata|página no encontrada|acceso denegado|page (?:non trouvée|introuvable)|accès refusé|seite nicht gefunden
  страница не найдена|доступ (?:запрещ[её]н|ограничен)|сторінку не знайдено|không tìm thấy trang|trang không tồn tại
  صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|الصفحة غير موجودة|페이지를 찾을 수 없\\p{L}*|ページが見つかりません\\p{L}*|お探しのページ\\p{L}*
  (?:您|你)?(?:访问|訪問)的(?:页面|頁面)不存在|(?:该|此)?(?:页面|頁面|网页|網頁)(?:不存在|找不到|未找到)|找不到(?:页面|頁面|网页|網頁)|(?:访问|訪問)被拒(?:绝|絕)|安全(?:验证|驗證)
`;
const TEXTS = `
  enable javascript and cookies to continue|sorry, you have been blocked|checking your browser before accessing|verify(?:ing)? you are human
  you don't have permission to access|the requested url was not found on this server|complete the security check to access
`;

const anyOf = (phrases: string): string =>
  phrases
    .trim()
    .split(/\s*[\n]\s*/)
    .join("|");
const NUMBER = "(?:(?:http |error )?[45]\\d\\d(?: error)?[\\s:,|–—-]*)";
/** The phrase may end in marks, and the name of a site may follow behind one. */
const TITLE = new RegExp(
  `^(?:${NUMBER}|${NUMBER}?(?:${anyOf(TITLES)})[^\\p{L}\\p{N}]*(?:\\s[|–—-]\\s.*|[|_].*)?)$`,
  "iu",
);
const TEXT = new RegExp(anyOf(TEXTS), "iu");

/**
 * Returns a notice if an article looks like a page that a host sends in the place of one: “404 Not Found”, a check of the
 * reader's browser, a wall of consent. Such pages are short, and have a title or a sentence that they share.
 * @param length letters of the text
 */
export function errorPageNotice(title: string, markdown: string, length: number): Notice | undefined {
  if (length > LONGEST || !(TITLE.test(title.trim()) || TEXT.test(markdown.replaceAll("’", "'"))))
    return undefined;
  return {
    code: "error-page",
    message: `“${title.slice(0, 80)}” looks like what a host sent in the place of the article`,
    hint: "fetch the article again; if it is none, name the file in `exclude`",
  };
}
