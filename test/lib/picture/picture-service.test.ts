import { describe, expect, it } from "vitest";
import { pictureBehind } from "../../../src/lib/picture/picture-service.js";

describe("pictureBehind", () => {
  it.each([
    ["https://images.weserv.nl/?url=img.example/a.jpg", "https://img.example/a.jpg"],
    [
      "https://img1.daumcdn.net/thumb/R658x0.q70/?fname=https%3A%2F%2Fimg.example%2Fa.jpg",
      "https://img.example/a.jpg",
    ],
    ["https://wsrv.nl/?url=https%3A%2F%2Fimg.example%2Fa.jpg&w=3", "https://img.example/a.jpg"],
    ["https://i2.wp.com/img.example/a.jpg?resize=600&v=2", "https://img.example/a.jpg?v=2"],
    ["https://p.example/_next/image?url=%2Fa.jpg&w=640", "https://p.example/a.jpg"],
    ["https://p-example.cdn.ampproject.org/i/s/p.example/a.jpg", "https://p.example/a.jpg"],
    ["https://cdn.ampproject.org/i/s/p.example/a.jpg", "https://p.example/a.jpg"],
    ["https://cdn.statically.io/img/p.example/b/a.jpg?quality=9", "https://p.example/b/a.jpg"],
    ["https://cdn.statically.io/img/p.example/f=auto,w=8/a.jpg", "https://p.example/a.jpg"],
    ["https://cdn.statically.io/gh/reader/site/a.jpg", "https://cdn.statically.io/gh/reader/site/a.jpg"],
    ["https://ezoimgfmt.com/p.example/a.jpg?ezimgfmt=rs:9x9", "https://p.example/a.jpg"],
    [
      "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_147,h_98,al_c,q_80,blur_2,enc_auto/a~mv2.jpg",
      "https://static.wixstatic.com/media/a~mv2.jpg",
    ],
    ["https://static.wixstatic.com/media/a.jpg", "https://static.wixstatic.com/media/a.jpg"],
    ["https://p.example/cdn-cgi/image/width=3/https://img.example/a.jpg", "https://img.example/a.jpg"],
    ["https://p.example/cdn-cgi/image/width=3/a.jpg", "https://p.example/a.jpg"],
    ["https://cdn.example/image/fetch/w_9/https:/img.example/a.jpg", "https://img.example/a.jpg"],
    ["https://p.example/_vercel/image?url=%2Fa.jpg&w=9", "https://p.example/a.jpg"],
    ["https://i0.wp.com/img.example/a.jpg?w=9&q=id%3D2", "https://img.example/a.jpg?id=2"],
    ["https://i0.wp.com/img.example/_next/image?url=%2Fa.jpg&w=9", "https://img.example/a.jpg"],
    [
      "https://cdn.example/b/image/fetch/w_9/https%3A%2F%2Fimg.example%2Fa%20b.jpg",
      "https://img.example/a%20b.jpg",
    ],
    ["/_next/image?url=https%3A%2F%2Fimg.example%2Fa.jpg&w=9", "https://img.example/a.jpg"],
    ["/_next/image?url=%2Fa.jpg&w=9", "/a.jpg"],
    ["https://search.example/iu/?u=https%3A%2F%2Fimg.example%2Fa.jpg", "https://img.example/a.jpg"],
    ["https://p.example/timthumb.php?src=https://img.example/a.jpg&w=9", "https://img.example/a.jpg"],
    [
      "https://camo.example/0a1b/68747470733a2f2f696d672e6578616d706c652f612e6a7067",
      "https://img.example/a.jpg",
    ],
    [
      "https://p.example/a.php?url=https://img.example/about",
      "https://p.example/a.php?url=https://img.example/about",
    ],
    [
      "https://p.example/a.jpg?url=https://img.example/b.jpg",
      "https://p.example/a.jpg?url=https://img.example/b.jpg",
    ],
    ["https://p.example/insecure/rs:fit:9/plain/https://img.example/a.jpg@webp", "https://img.example/a.jpg"],
    ["https://p.example/640x0/https://img.example/a.jpg", "https://img.example/a.jpg"],
    ["https://p.example/q_auto/http%3A%2F%2Fimg.example%2Fa.jpg", "http://img.example/a.jpg"],
    ["https://p.example/unsafe/300x200/smart/img.example/a.jpg", "https://img.example/a.jpg"],
    ["https://p.example/proxy/Xy-1=s0-d#https://img.example/a.jpg", "https://img.example/a.jpg"],
    ["https://p.example/.netlify/images?url=/a.jpg&w=9", "https://p.example/a.jpg"],
    ["https://p.example/_ipx/w_300/a.jpg", "https://p.example/a.jpg"],
    ["https://p.example/timthumb.php?src=/b/a.jpg&w=9", "https://p.example/b/a.jpg"],
    [
      "https://web.archive.org/web/20190101im_/https://img.example/a.jpg",
      "https://web.archive.org/web/20190101im_/https://img.example/a.jpg",
    ],
    [
      "https://p.example/share/https://img.example/about",
      "https://p.example/share/https://img.example/about",
    ],
    [
      "https://p.example/a.jpg#https://img.example/about",
      "https://p.example/a.jpg#https://img.example/about",
    ],
    ["https://images.weserv.nl/?url=", "https://images.weserv.nl/?url="],
    ["https://p.example/a.jpg?url=b", "https://p.example/a.jpg?url=b"],
  ])("%s", (address, expected) => {
    expect(pictureBehind(address)).toBe(expected);
  });
});
