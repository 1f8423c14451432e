import { describe, expect, it } from "vitest";
import { resolveAddress, withoutArchive, withoutRedirect } from "../../../src/lib/html/resolve-address.js";

describe("resolveAddress", () => {
  it.each([
    ["http://https://ferry.example/a", "https://ferry.example/a"],
    ["https://http://ferry.example/a", "http://ferry.example/a"],
    ["https://archive.example/https://ferry.example/a", "https://archive.example/https://ferry.example/a"],
  ])("an address behind a scheme alone: %s", (written, address) => {
    expect(resolveAddress(written)).toBe(address);
  });
});

describe("withoutArchive", () => {
  it.each([
    ["https://web.archive.org/web/20050311120000/http://ferry.example/a", "http://ferry.example/a"],
    ["https://web.archive.org/web/20050311120000/mailto:a@ferry.example", "mailto:a@ferry.example"],
    [
      "https://web.archive.org/save/mailto:a@ferry.example",
      "https://web.archive.org/save/mailto:a@ferry.example",
    ],
  ])("%s", (copy, address) => {
    expect(withoutArchive(copy)).toBe(address);
  });
});

describe("withoutRedirect", () => {
  const to = "https%3A%2F%2Fferry.example%2Flevels%3Fyear%3D2021";
  it.each([
    `https://link.zhihu.com/?target=${to}`,
    `https://link.juejin.cn?target=${to}`,
    `https://link.csdn.net/?target=${to}`,
    `https://www.jianshu.com/go-wild?ac=2&url=${to}`,
    `https://links.jianshu.com/go?to=${to}`,
    `https://gitee.com/link?target=${to}`,
    `https://www.douban.com/link2/?url=${to}&query=a&type=search`,
    `https://weibo.cn/sinaurl?f=w&u=${to}&ep=x`,
    `https://www.google.com/url?sa=t&rct=j&url=${to}&usg=AOv`,
    `https://www.google.co.uk/url?q=${to}&source=gmail&ust=16`,
    `https://l.facebook.com/l.php?u=${to}&h=AT0`,
    `http://lm.facebook.com/l.php?u=${to}`,
    `https://www.facebook.com/l.php?u=${to}`,
    `https://l.instagram.com/?u=${to}&e=x`,
    `https://www.youtube.com/redirect?event=video_description&redir_token=a&q=${to}&v=b`,
    `https://t.umblr.com/redirect?z=${to}&t=x`,
    `https://steamcommunity.com/linkfilter/?u=${to}`,
    `https://vk.com/away.php?to=${to}&post=1`,
    `https://out.reddit.com/t3_a?url=${to}&token=b`,
    `https://www.linkedin.com/safety/go?url=${to}&trk=x`,
    `https://slack-redir.net/link?url=${to}`,
    `https://eur01.safelinks.protection.outlook.com/?url=${to}&data=04`,
    `https://href.li/?https://ferry.example/levels?year=2021`,
    `https://www.deviantart.com/users/outgoing?https://ferry.example/levels?year=2021`,
    `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://href.li/?https://ferry.example/levels?year=2021`)}`,
  ])("takes %s for the address that it names", (address) => {
    expect(withoutRedirect(address)).toBe("https://ferry.example/levels?year=2021");
  });

  it.each([
    "https://link.zhihu.com/?target=ferry",
    "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
    "https://www.google.com/search?q=https%3A%2F%2Fferry.example%2F",
    "https://www.facebook.com/quay/posts/1?u=https%3A%2F%2Fferry.example%2F",
    "https://ferry.example/go?url=https%3A%2F%2Fquay.example%2F",
    "https://ferry.example/?from=https://vk.com/away.php?to=https%3A%2F%2Fquay.example%2F",
    "https://vk.com.example/away.php?to=https%3A%2F%2Fquay.example%2F",
    "https://web.archive.org/save/https://quay.example/",
    "/l.php?u=https://quay.example/",
  ])("leaves %s", (address) => {
    expect(withoutRedirect(address)).toBe(address);
  });
});
