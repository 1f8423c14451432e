import { escaped, head } from "./markup.mjs";

/** Six layouts that were written when the rules were done. Each takes a page and returns its HTML. */
export const FRESH = {
  tabloid: (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<p class="mol-para-with-font">${page.sentences(text)}</p>${index === 3 ? `<div class="mol-puff puff-inline"><h3>${page.f(w.relatedHead)}</h3><ul>${page.links(w.related.slice(0, 2))}</ul></div>` : ""}${index === 5 ? `<div class="poll-widget"><h4>${page.f(w.follow)}</h4><form><button>OK</button></form></div>` : ""}`,
      figure: (page, { text }) =>
        `<div class="artSplitter mol-img-group"><div class="mol-img"><div class="image-wrap"><img src="https://i.example/pears.jpg" data-src="https://i.example/pears-big.jpg" width="634" height="420"></div></div><p class="imageCaption">${page.a(text)}</p></div>`,
      box: (page, { text: [a, b] }) =>
        `<div class="mol-factbox"><h3 class="mol-factbox-title">${page.a(a)}</h3><div class="ins"><p>${page.a(b)}</p></div></div>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body><div id="page-container"><div class="masthead-wrap"><a href="/">${p.f(w.site)}</a></div><div class="nav-primary"><ul>${p.links(w.nav)}</ul></div><div class="alpha" itemscope><div id="js-article-text" class="article wide"><h1>${escaped(story.title)}</h1><ul class="mol-bullets-with-font"><li><strong>${p.a(w.standfirst)}</strong></li></ul><p class="author-section byline-plain">${p.f(`${w.by} ${story.author}`)}</p><p class="byline-section"><span class="article-timestamp article-timestamp-published">${p.f(w.date)}</span></p><div class="shareArticles"><ul>${p.links(w.share.slice(1), { href: () => "#" })}</ul></div><div itemprop="articleBody">${p.blocks(own)}</div></div><div id="articleIconLinksContainer" class="article-icon-links-container">${w.share.map((one) => `<a href="#">${p.f(one)}</a>`).join("")}</div><div id="external-source-links"></div><div id="reader-comments"><h3>${p.f(w.commentsHead)}</h3>${w.comments.map((one) => `<div class="comment"><p class="comment-body">${p.f(one)}</p></div>`).join("")}</div></div><div class="beta"><div class="puff"><h3>${p.f(w.popularHead)}</h3><ul>${p.links(w.popular)}</ul></div></div><div class="page-footer">${w.footer.map((one) => p.link(one)).join("")}</div></div></body></html>`;
  },

  "wire-service": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<div data-testid="paragraph-${index}" class="text__text__1FZLe text__dark-grey__3Ml43">${page.sentences(text)}</div>${index === 2 ? `<div class="ad-slot__container__FEnoz"><div>${page.f(w.ad)}</div></div>` : ""}`,
      heading: (page, { text }) =>
        `<h2 data-testid="Heading" class="heading__base__2T28j">${page.a(text)}</h2>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body><div id="fusion-app"><header class="site-header__root__1"><a href="/">${p.f(w.site)}</a><ul>${p.links(w.nav)}</ul></header><main id="main-content"><div class="regular-article-layout__content__1"><article data-testid="Article"><header data-testid="ArticleHeader"><nav class="tags-with-tooltip__root"><a href="/world/" >${p.f(w.nav[1])}</a></nav><h1 data-testid="Heading">${escaped(story.title)}</h1><div class="info-content__author-date__1"><div class="author-name">${p.f(`${w.by} ${story.author}`)}</div><time datetime="2021-05-12"><span>${p.f(w.date)}</span><span>${p.f(w.minutes)}</span></time></div></header><div class="toolbar__toolbar__2"><button>${p.f(w.share[0])}</button></div><div class="primary-image__container"><figure><img src="https://i.example/p.jpg" width="1080" height="720"><figcaption><span data-testid="Body">${p.a(w.caption)}</span></figcaption></figure></div><div class="article-body__content__17Yit">${p.blocks(own)}<div class="sign-up-newsletter__wrap"><p>${p.f(w.newsletter)}</p></div><p class="topics-label">${p.f(w.tagsHead)}</p><ul class="topics-list">${p.links(w.tags, { href: () => "/tags/x/" })}</ul></div><div class="author-bio__root"><div class="author-bio__name">${p.f(story.author)}</div><p>${p.f(w.bio)}</p></div></article></div><section data-testid="ReadNext"><h2>${p.f(w.relatedHead)}</h2><ul>${w.related.map((one) => `<li><div class="media-story-card__body"><span>${p.f(w.nav[2])}</span>${p.link(one)}<time>${p.f(w.date)}</time></div></li>`).join("")}</ul></section></main><footer>${w.footer.map((one) => p.link(one)).join("")}</footer></div></body></html>`;
  },

  "old-cms-tables": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `${page.sentences(text)}<br /><br />`,
      heading: (page, { text }) => `<strong>${page.a(text)}</strong><br />`,
      figure: (page, { text }) =>
        `<table align="left" width="200"><tr><td><img src="images/p.jpg" width="190" height="140"></td></tr><tr><td class="small">${page.a(text)}</td></tr></table>`,
    };
    return `<html><head>${head(p, { openGraph: false })}</head><body><table width="100%"><tr><td><a href="index.php">${p.f(w.site)}</a></td><td align="right"><form action="search.php"><input name="q"></form></td></tr></table><table width="100%"><tr valign="top"><td width="150"><table class="block"><tr><td class="blocktitle">${p.f(w.popularHead)}</td></tr><tr><td>${w.nav.map((one) => `<strong>·</strong> ${p.link(one)}<br>`).join("")}</td></tr></table></td><td><table border="0"><tr><td><span class="storytitle">${escaped(story.title)}</span></td></tr><tr><td class="storyinfo">${p.f(story.author)} — ${p.f(w.date)} (${p.f(w.views)})</td></tr><tr><td class="storycontent">${p.blocks(own)}</td></tr></table><table width="100%"><tr><td class="linksto"><strong>${p.f(w.relatedHead)}</strong><br>${w.related.map((one) => `· ${p.link(one)}<br>`).join("")}</td></tr></table><table><tr><td><a href="print.php?sid=4"><img src="images/print.gif"> ${p.f(w.share[5])}</a> <a href="friend.php"><img src="images/friend.gif"> ${p.f(w.share[4])}</a></td></tr></table><table class="cmt"><tr><td>${p.f(w.commentsHead)}</td></tr>${w.comments.map((one) => `<tr><td>${p.f(one)}</td></tr>`).join("")}</table></td><td width="150"><table><tr><td>${p.f(w.newsletterHead)}</td></tr><tr><td>${p.f(w.newsletter)}</td></tr></table></td></tr></table><center><font size="1">${w.footer.map((one) => p.f(one)).join(" | ")}</font></center></body></html>`;
  },

  "mail-archive": (p) => {
    const { words: w, story } = p;
    const row = (inner) =>
      `<table class="mcnTextBlock" width="100%"><tbody class="mcnTextBlockOuter"><tr><td class="mcnTextBlockInner"><table class="mcnTextContentContainer"><tbody><tr><td class="mcnTextContent" style="padding:9px 18px">${inner}</td></tr></tbody></table></td></tr></tbody></table>`;
    const own = {
      paragraph: (page, { text }) => row(`<p dir="${w.dir}">${page.sentences(text)}</p>`),
      heading: (page, { text }) => row(`<h3>${page.a(text)}</h3>`),
      list: (page, { text }) => row(`<ul>${text.map((one) => `<li>${page.a(one)}</li>`).join("")}</ul>`),
    };
    return `<!doctype html><html lang="${w.lang}"><head>${head(p, { site: false })}</head><body><center><table id="bodyTable"><tr><td id="bodyCell"><table class="templateContainer"><tr><td id="templatePreheader">${row(`<a href="https://m.example/browser">${p.f(w.nav[5])}</a>`)}</td></tr><tr><td id="templateHeader">${row(`<h1>${escaped(story.title)}</h1><span>${p.f(w.date)}</span>`)}</td></tr><tr><td id="templateBody">${p.blocks(own)}</td></tr><tr><td id="templateFooter"><table class="mcnFollowBlock"><tr><td>${w.share
      .slice(1, 4)
      .map((one) => `<a href="https://t.example/x">${p.f(one)}</a>`)
      .join(
        "",
      )}</td></tr></table>${row(`<em>${p.f(w.footer[3])}</em><br>${p.f(w.newsletter)}<br><a href="https://m.example/unsub">${p.f(w.newsletterHead)}</a>`)}</td></tr></table></td></tr></table></center></body></html>`;
  },

  "document-site": (p) => {
    const { words: w, story } = p;
    const heads = story.blocks
      .map((block, index) => ({ block, index }))
      .filter(({ block }) => block.kind === "heading");
    const own = {
      heading: (page, { text }, index) =>
        `<h2 class="anchor anchorWithStickyNavbar_LWe7" id="s${index}">${page.a(text)}<a href="#s${index}" class="hash-link" aria-label="link" title="link">​</a></h2>`,
      box: (page, { text: [a, b] }) =>
        `<div class="theme-admonition theme-admonition-note alert alert--secondary"><div class="admonitionHeading_tbUL">${page.a(a)}</div><div class="admonitionContent_S0QG"><p>${page.a(b)}</p></div></div>`,
    };
    return `<!doctype html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p)}</head><body><div id="__docusaurus"><div role="region"><a class="skipToContent_fXgn" href="#x">${p.f(w.nav[5])}</a></div><nav class="navbar navbar--fixed-top"><div class="navbar__inner">${w.nav.map((one) => p.link(one, "/x", 'class="navbar__link"')).join("")}</div></nav><div class="main-wrapper"><div class="container margin-vert--lg"><div class="row"><aside class="col col--3"><nav class="sidebar_re4s"><div class="sidebarItemTitle_pO2u">${p.f(w.popularHead)}</div><ul>${p.links(w.popular)}</ul></nav></aside><main class="col col--7"><article><header><h1 class="title_f1Hy">${escaped(story.title)}</h1><div class="container_mt6G margin-vert--md"><time datetime="2021-05-12">${p.f(w.date)}</time> · ${p.f(w.minutes)}</div><div class="margin-top--md row"><div class="avatar"><div class="avatar__intro"><div class="avatar__name"><span>${p.f(story.author)}</span></div></div></div></div></header><div id="__blog-post-container" class="markdown">${p.blocks(own)}</div><footer class="row docusaurus-mt-lg"><div class="col"><b>${p.f(w.tagsHead)}</b><ul class="tags_jXut">${p.links(w.tags, { href: () => "/blog/tags/x" })}</ul></div><div class="col margin-top--sm"><a href="https://git.example/edit" class="theme-edit-this-page">${p.f(w.leave)}</a></div></footer></article><nav class="pagination-nav"><a class="pagination-nav__link" href="/p"><div class="pagination-nav__label">${p.f(w.prev)}</div></a><a class="pagination-nav__link" href="/n"><div>${p.f(w.next)}</div></a></nav></main>${heads.length > 0 ? `<div class="col col--2"><div class="tableOfContents_bqdL thin-scrollbar"><ul class="table-of-contents">${heads.map(({ block, index }) => `<li><a href="#s${index}" class="table-of-contents__link">${escaped(block.text)}</a></li>`).join("")}</ul></div></div>` : ""}</div></div></div><footer class="footer"><div>${p.f(w.footer[3])}</div></footer></div></body></html>`;
  },

  "quick-page": (p) => {
    const { words: w, story } = p;
    return `<!DOCTYPE html><html><head>${head(p)}</head><body><div class="tl_page_wrap"><div class="tl_page"><main class="tl_article"><header class="tl_article_header" dir="auto"><h1>${escaped(story.title)}</h1><address><a rel="author" href="https://t.example/x">${p.f(story.author)}</a><time datetime="2021-05-12T08:00:00+0000">${p.f(w.date)}</time></address></header><article id="_tl_editor" class="tl_article_content"><h1>${escaped(story.title)}<br></h1><address>${p.f(story.author)}<br></address>${p.blocks()}</article><div id="_tl_link_tooltip" class="tl_link_tooltip"></div><aside class="tl_article_buttons"><div class="account account_top"></div><button>${p.f(w.leave)}</button><div class="error_msg"></div></aside></main></div><div class="tl_page_footer"><div id="_report_button" class="tl_footer_button">${p.f(w.footer[0])}</div></div></div></body></html>`;
  },
};
