/** Returns a mirrored file in the scraper's format. */
export function mirrored(
  id: string,
  { title = `标题${id}`, day = "2024-03-05", body = "一段话。" } = {},
): string {
  const [year, month, date] = day.split("-").map(Number);
  return [
    `### ${title}`,
    "",
    "---",
    "",
    `#### [首页](../../../..?${id})`,
    "",
    '<div class="post_content" id="artbody" itemprop="articleBody">',
    " <!-- article content begin -->",
    " <p>",
    `  【青禾时报${day.replace("-", "年").replace("-", "月")}日讯】${body}`,
    " </p>",
    " <!-- article content end -->",
    "</div>",
    "",
    "---",
    "",
    `原文链接（需翻墙）：https://www.qinghe-times.example/gb/${(year ?? 0) % 100}/${month}/${date}/${id}.htm`,
  ].join("\n");
}
