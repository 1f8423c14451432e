import { describe, expect, it } from "vitest";
import "../support/load-page-reader.js";
import { convertFile } from "../../src/convert/convert-file.js";
import { errorPageNotice } from "../../src/convert/error-page-notice.js";
import type { ArticleId } from "../../src/model/names.js";

describe("a page that a host sent in the place of an article", () => {
  it.each([
    ["404 Not Found", "nginx"],
    ["404", ""],
    ["Error 404", ""],
    ["403 Forbidden | Paper", ""],
    ["502 Bad Gateway", "cloudflare"],
    ["Page not found - Paper", "Go to the front page."],
    ["Redirecting...", "Redirecting to /b"],
    ["301 Moved Permanently", "The document has moved here."],
    ["Access Denied", "Reference #18.2"],
    ["Just a moment...", "paper.example"],
    ["Attention Required! | Cloudflare", ""],
    ["Before you continue", "We use cookies."],
    ["DDoS-Guard", ""],
    ["404 页面不存在", "5 秒后自动跳转到首页"],
    ["抱歉", "Sorry, you have been blocked"],
    ["paper.example", "Enable JavaScript and cookies to continue"],
    ["Paper", "You don’t have permission to access this page."],
    ["Страница не найдена — Газета", ""],
    ["صفحه مورد نظر یافت نشد", ""],
    ["Página no encontrada", ""],
    ["お探しのページは見つかりませんでした", ""],
    ["페이지를 찾을 수 없습니다", ""],
    ["Không tìm thấy trang", ""],
  ])("is named: %s", (title, text) => {
    expect(errorPageNotice(title, text, text.length)?.code).toBe("error-page");
  });

  it.each([
    ["404 farms lost their water"],
    ["500 lanterns on the square"],
    ["Access denied to the mill for a week"],
    ["Forbidden fruit in the orchard"],
    ["Please wait for the ferry, says the warden"],
    ["Not found in any archive"],
    ["Gone fishing"],
    ["安全验证站启用"],
  ])("is not meant by %s", (title) => {
    expect(errorPageNotice(title, "The ferry runs again.", 18)).toBeUndefined();
  });

  it("is short", () => {
    expect(errorPageNotice("404 Not Found", "x", 601)).toBeUndefined();
  });

  it("is published with the notice", () => {
    const page = "<title>Access Denied</title><h1>Access Denied</h1><p>You may not read this page.</p>";
    expect(convertFile(Buffer.from(page), "c/a.html", "a" as ArticleId)).toMatchObject({
      meta: { title: "Access Denied" },
      notices: [{ code: "undated" }, { code: "error-page" }],
    });
  });
});
