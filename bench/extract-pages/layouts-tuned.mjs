import { escaped, head, PLAIN } from "./markup.mjs";

/** Ten layouts on which the rules were tuned. Each takes a page and returns its HTML. */
export const TUNED = {
  "wordpress-classic": (p) => {
    const { words: w, story } = p;
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body class="single single-post">
<div id="page" class="hfeed site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">${p.f(w.site)}</a></p><nav id="site-navigation"><ul>${p.links(w.nav)}</ul></nav></header>
<div id="content" class="site-content"><main id="main"><article id="post-17" class="post-17 post type-post hentry category-town tag-harbour"><header class="entry-header"><h1 class="entry-title">${escaped(story.title)}</h1>
<div class="entry-meta"><span class="posted-on">${p.f(w.date)}</span> <span class="byline"><span class="author vcard"><a class="url fn n" href="/author/x/">${p.f(story.author)}</a></span></span></div></header>
<div class="entry-content">${p.blocks()}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">${p.f(w.share[0])}</h3><ul>${p.links(w.share.slice(1), { href: () => "https://www.facebook.com/sharer/sharer.php?u=x" })}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">${p.f(w.relatedHead)}</h3>${w.related
      .slice(0, 3)
      .map(
        (one, i) =>
          `<div class="jp-relatedposts-post"><h4>${p.link(one, `/r/${i}/`)}</h4><p>${p.f(w.popular[i])}…</p></div>`,
      )
      .join("")}</div></div>
<footer class="entry-footer"><span class="tags-links">${p.f(w.tagsHead)} ${w.tags.map((one) => p.link(one, "/tag/x/", 'rel="tag"')).join(", ")}</span></footer></article>
<nav class="navigation post-navigation"><div class="nav-links">${p.link(w.prev, "/p/", 'rel="prev"')}${p.link(w.next, "/n/", 'rel="next"')}</div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">${p.f(w.commentsHead)}</h2><ol class="comment-list">${w.comments.map((one) => `<li class="comment"><article class="comment-body"><div class="comment-content"><p>${p.f(one)}</p></div></article></li>`).join("")}</ol><div id="respond"><h3>${p.f(w.leave)}</h3><form><textarea></textarea></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>${p.f(w.popularHead)}</h2><ul>${p.links(w.popular)}</ul></section></aside><footer id="colophon">${w.footer.map((one) => p.link(one)).join(" | ")}</footer></div></body></html>`;
  },

  "portal-tables": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `&nbsp;&nbsp;&nbsp;&nbsp;${page.sentences(text)}<br><br>`,
      heading: (page, { text }) => `<b>${page.a(text)}</b><br><br>`,
      figure: (page, { text }) =>
        `<center><img src="/pic/1.jpg" width="500" height="300"><br><font size="2">${page.a(text)}</font></center><br>`,
      quote: (page, { text }) => `<i>${page.a(text)}</i><br><br>`,
      box: (page, { text: [a, b] }) =>
        `<table border="1"><tr><td><b>${page.a(a)}</b><br>${page.a(b)}</td></tr></table><br>`,
      footnote: (page, { text }) => `<font size="1">* ${page.a(text)}</font><br>`,
      correction: (page, { text }) => `<i>${page.a(text)}</i><br>`,
    };
    return `<html><head>${head(p, { openGraph: false })}</head><body bgcolor="#ffffff"><table width="960" align="center"><tr><td colspan="3"><img src="/logo.gif" alt=""> ${w.nav.map((one) => p.link(one)).join(" | ")}</td></tr>
<tr><td width="160" valign="top"><b>${p.f(w.popularHead)}</b><br>${w.popular.map((one) => `· ${p.link(one)}<br>`).join("")}</td>
<td valign="top"><table width="100%"><tr><td>${w.breadcrumb.map((one) => p.link(one)).join(" &gt; ")}</td></tr><tr><td align="center"><h1><font size="5">${escaped(story.title)}</font></h1></td></tr><tr><td align="center"><font color="#666666">${p.f(w.date)} ${p.f(`${w.by} ${story.author}`)} ${p.f(w.site)}</font></td></tr>
<tr><td><font size="3">${p.blocks(own)}</font></td></tr><tr><td align="right">[<a href="javascript:window.print()">${p.f(w.share[5])}</a>]</td></tr>
<tr><td><b>${p.f(w.relatedHead)}</b><ul>${p.links(w.related)}</ul></td></tr></table></td><td width="160" valign="top">${p.f(w.ad)}<br><a href="/ad"><img src="/ad.gif" width="160" height="600"></a></td></tr>
<tr><td colspan="3" align="center">${w.footer.map((one) => p.f(one)).join(" - ")}</td></tr></table></body></html>`;
  },

  "static-generator": (p) => {
    const { words: w, story } = p;
    const heads = story.blocks
      .map((block, index) => ({ block, index }))
      .filter(({ block }) => block.kind === "heading");
    const own = {
      heading: (page, { text }, index) =>
        `<h2 id="s${index}">${page.a(text)}<a hidden class="anchor" aria-hidden="true" href="#s${index}">#</a></h2>`,
      box: (page, { text: [a, b] }) =>
        `<div class="admonition note"><p class="admonition-title">${page.a(a)}</p><p>${page.a(b)}</p></div>`,
      footnote: (page, { text }) =>
        `<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>${page.a(text)}&#160;<a href="#fnref:1" class="footnote-backref">↩︎</a></p></li></ol></div>`,
    };
    return `<!DOCTYPE html><html lang=${w.lang} dir=${w.dir}><head>${head(p, { jsonLd: true })}</head><body class="list" id=top><header class=header><nav class=nav><div class=logo>${p.link(w.site, "/")}</div><ul id=menu>${p.links(w.nav)}</ul></nav></header>
<main class=main><article class=post-single><header class=post-header><div class=breadcrumbs>${w.breadcrumb.map((one) => p.link(one)).join("&nbsp;»&nbsp;")}</div><h1 class="post-title entry-hint-parent">${escaped(story.title)}</h1><div class=post-meta><span>${p.f(w.date)}</span>&nbsp;·&nbsp;${p.f(w.minutes)}&nbsp;·&nbsp;${p.f(story.author)}</div></header>
${heads.length ? `<div class=toc><details><summary><span class=details>${p.f(w.toc)}</span></summary><div class=inner><ul>${heads.map(({ block, index }) => `<li><a href="#s${index}">${escaped(block.text)}</a></li>`).join("")}</ul></div></details></div>` : ""}
<div class=post-content>${p.blocks(own)}</div><footer class=post-footer><ul class=post-tags>${p.links(w.tags, { href: () => "/tags/x/" })}</ul><nav class=paginav><a class=prev href=/p/><span class=title>${p.f(w.prev)}</span></a><a class=next href=/n/><span class=title>${p.f(w.next)}</span></a></nav>
<div class=share-buttons>${w.share
      .slice(1)
      .map((one) => `<a href="https://x.com/intent/tweet/?x" aria-label="${escaped(one)}"><svg></svg></a>`)
      .join(
        "",
      )}</div></footer></article></main><footer class=footer><span>${p.f(w.footer[3])}</span></footer></body></html>`;
  },

  "hashed-classes": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<div class="Block_text__a8x2k"><p class="Paragraph_root__k2">${page.sentences(text)}</p></div>${index === 4 ? `<div class="AdSlot_wrap__9s"><span>${page.f(w.ad)}</span></div>` : ""}${index === 5 ? `<div class="RelatedInline_box__7d"><span class="RelatedInline_label__2">${page.f(w.readAlso)}</span><a href="/r/1">${page.f(w.related[0])}</a></div>` : ""}`,
      figure: (page, { text }) =>
        `<div class="Block_image__x"><figure><picture><source srcset="/a.webp 800w"><img src="/a.jpg" alt=""></picture><figcaption class="Caption_root__q">${page.a(text)}</figcaption></figure></div>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body><div id="__next"><div class="CookieConsent_bar__1"><p>${p.f(w.cookie)}</p><button>OK</button></div><header class="Header_root__z1"><a href="/">${p.f(w.site)}</a><nav><ul>${p.links(w.nav)}</ul></nav></header>
<main><div class="Layout_grid__3"><div class="Layout_main__4"><div class="Headline_wrap__5"><h1 class="Headline_h__6">${escaped(story.title)}</h1><p class="Standfirst_root__8">${p.a(w.standfirst)}</p><div class="Byline_root__7"><span>${p.f(`${w.by} ${story.author}`)}</span><time dateTime="2021-05-12T08:00:00+02:00">${p.f(w.date)}</time></div><div class="ShareBar_root__1">${w.share
      .slice(1, 4)
      .map((one) => `<button aria-label="${escaped(one)}">${p.f(one)}</button>`)
      .join("")}</div></div>
<div class="ArticleBody_body__2">${p.blocks(own)}</div><div class="NewsletterPromo_root__3"><h3>${p.f(w.newsletterHead)}</h3><p>${p.f(w.newsletter)}</p><input type="email"></div>
<div class="Topics_root__4"><span>${p.f(w.tagsHead)}</span><ul>${p.links(w.tags, { href: () => "/topic/x" })}</ul></div></div>
<aside class="Layout_side__5"><h2>${p.f(w.popularHead)}</h2><ol>${p.links(w.popular)}</ol></aside></div><section class="MoreStories_root__6"><h2>${p.f(w.relatedHead)}</h2>${w.related.map((one, i) => `<article class="Card_root__7"><a href="/s/${i}"><h3>${p.f(one)}</h3></a></article>`).join("")}</section></main>
<footer class="Footer_root__8">${w.footer.map((one) => p.link(one)).join("")}</footer></div></body></html>`;
  },

  blogger: (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `<div style="text-align: justify;">${page.sentences(text)}</div><br />`,
    };
    return `<!DOCTYPE html><html dir="${w.dir}" lang="${w.lang}"><head>${head(p, { openGraph: false })}</head><body class="item-view"><div class="navbar section" id="navbar"></div><div class="header-outer"><h1 class="title"><a href="/">${p.f(w.site)}</a></h1></div><div class="tabs"><ul>${p.links(w.nav)}</ul></div>
<div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>${p.f(w.date)}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">${escaped(story.title)}</h3><div class="post-header"></div>
<div class="post-body entry-content" id="post-body-11">${p.blocks(own)}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">${p.f(w.by)} <span class="fn">${p.f(story.author)}</span></span><div class="post-share-buttons">${w.share
      .slice(1)
      .map(
        (one) =>
          `<a class="goog-inline-block share-button" href="/share-post.g?x"><span>${p.f(one)}</span></a>`,
      )
      .join(
        "",
      )}</div></div><div class="post-footer-line"><span class="post-labels">${p.f(w.tagsHead)} ${w.tags.map((one) => p.link(one, "/search/label/x", 'rel="tag"')).join(", ")}</span></div></div></div>
<div class="comments" id="comments"><h4>${p.f(w.commentsHead)}</h4><dl>${w.comments.map((one) => `<dd class="comment-body"><p>${p.f(one)}</p></dd>`).join("")}</dl><p class="comment-footer">${p.link(w.leave, "/comment")}</p></div></div></div></div></div>
<div class="blog-pager" id="blog-pager"><span id="blog-pager-newer-link">${p.link(w.next)}</span><span>${p.link(w.prev)}</span></div></div></div>
<div class="sidebar section"><div class="widget PopularPosts"><h2>${p.f(w.popularHead)}</h2><ul>${p.links(w.popular)}</ul></div></div></body></html>`;
  },

  "div-soup": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `<div class="t3">${page.sentences(text)}</div>`,
      heading: (page, { text }) => `<div class="t5"><b>${page.a(text)}</b></div>`,
      quote: (page, { text }) => `<div class="t3 q">${page.a(text)}</div>`,
      list: (page, { text }) => text.map((item) => `<div class="t3">— ${page.a(item)}</div>`).join(""),
      box: (page, { text: [a, b] }) => `<div class="bx"><div>${page.a(a)}</div><div>${page.a(b)}</div></div>`,
      figure: (page, { text }) =>
        `<div class="pc"><img src="/p/9.jpg"><div class="pt">${page.a(text)}</div></div>`,
      footnote: (page, { text }) => `<div class="t2">${page.a(text)}</div>`,
    };
    return `<!DOCTYPE html><html><head>${head(p)}</head><body><div class="w1"><div class="h1"><div class="l">${p.link(w.site, "/")}</div><div class="m">${w.nav.map((one) => `<div>${p.link(one)}</div>`).join("")}</div></div>
<div class="w2"><div class="c1"><div class="bc">${w.breadcrumb.map((one) => p.link(one)).join(" / ")}</div><div class="tt">${escaped(story.title)}</div><div class="dd">${p.f(w.date)} · ${p.f(story.author)} · ${p.f(w.views)}</div><div class="tx">${p.blocks(own)}</div>
<div class="sh">${w.share.map((one, i) => (i ? `<a href="https://vk.com/share.php?url=x">${p.f(one)}</a>` : p.f(one))).join(" ")}</div><div class="pn"><div>${p.link(w.prev)}</div><div>${p.link(w.next)}</div></div>
<div class="rl"><div class="rh">${p.f(w.relatedHead)}</div>${w.related.map((one) => `<div class="ri"><a href="/r/"><img src="/t.jpg" width="120" height="80"></a>${p.link(one)}</div>`).join("")}</div></div>
<div class="c2"><div class="rh">${p.f(w.popularHead)}</div>${w.popular.map((one) => `<div>${p.link(one)}</div>`).join("")}<div class="nl"><div>${p.f(w.newsletterHead)}</div><div>${p.f(w.newsletter)}</div></div></div></div><div class="ft">${w.footer.map((one) => p.link(one)).join(" ")}</div></div></body></html>`;
  },

  "chinese-portal": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `<p>　　${page.sentences(text)}</p>`,
      figure: (page, { text }) =>
        `<p align="center"><img src="/n/1.jpg"></p><p align="center" class="pic-note">${page.a(text)}</p>`,
    };
    return `<!DOCTYPE html><html><head>${head(p, { openGraph: false, site: false })}</head><body><div class="top-bar">${w.nav.map((one) => p.link(one)).join(" ")}</div><div class="path">${w.breadcrumb.map((one) => p.link(one)).join(" &gt; ")}</div>
<div class="main-content w1000"><div class="article"><h1 class="main-title">${escaped(story.title)}</h1><div class="top-bar-inner"><div class="date-source"><span class="date">${p.f(w.date)}</span> <a class="source" href="/">${p.f(w.site)}</a></div><div class="tool"><span>${p.f(w.share[5])}</span></div></div>
<div class="article-content-left" id="artibody">${p.blocks(own)}<p class="show_author">${p.f(`${w.by} ${story.author}`)}</p></div>
<div class="keywords" id="keywords"><span>${p.f(w.tagsHead)}</span>${w.tags.map((one) => p.link(one, "/tag/x")).join(" ")}</div><div class="bdsharebuttonbox">${w.share.map((one) => `<a href="#" class="bds">${p.f(one)}</a>`).join("")}</div>
<div class="related-news"><h3>${p.f(w.relatedHead)}</h3><ul>${p.links(w.related)}</ul></div><div class="qrcode-box"><img src="/qr.png"><p>${p.f(w.follow)}</p></div><div class="sina-comment-wrap" id="bottom_sina_comment"><h3>${p.f(w.commentsHead)}</h3>${w.comments.map((one) => `<div class="item"><div class="txt">${p.f(one)}</div></div>`).join("")}</div></div>
<div class="right"><div class="blk"><h2>${p.f(w.popularHead)}</h2><ul>${p.links(w.popular)}</ul></div></div></div><div class="footer">${w.footer.map((one) => p.link(one)).join(" | ")}</div></body></html>`;
  },

  "membership-blog": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<p>${page.sentences(text)}</p>${index === 4 ? `<div class="kg-card kg-signup-card kg-cta-card"><h4>${page.f(w.newsletterHead)}</h4><p>${page.f(w.newsletter)}</p><a class="kg-btn" href="#/portal/signup">OK</a></div>` : ""}`,
      figure: (page, { text }) =>
        `<figure class="kg-card kg-image-card kg-card-hascaption"><img src="/content/images/1.jpg" class="kg-image" alt loading="lazy" width="2000" height="1333"><figcaption><span style="white-space: pre-wrap;">${page.a(text)}</span></figcaption></figure>`,
      box: (page, { text: [a, b] }) =>
        `<div class="kg-card kg-callout-card"><div class="kg-callout-text"><strong>${page.a(a)}</strong> ${page.a(b)}</div></div>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body class="post-template"><div class="gh-viewport"><header class="gh-navigation"><a class="gh-navigation-logo" href="/">${p.f(w.site)}</a><ul class="nav">${p.links(w.nav)}</ul></header>
<main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/x/">${p.f(w.tags[0])}</a><h1 class="gh-article-title">${escaped(story.title)}</h1><p class="gh-article-excerpt is-body">${p.a(w.standfirst)}</p><div class="gh-article-meta"><div class="gh-article-author-image"><a href="/author/x/"><img class="author-profile-image" src="/a.jpg" alt=""></a></div><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="/author/x/">${p.f(story.author)}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2021-05-12">${p.f(w.date)}</time><span class="gh-article-meta-length"><span class="bull">—</span> ${p.f(w.minutes)}</span></div></div></div></header>
<section class="gh-content gh-canvas is-body">${p.blocks(own)}</section></article><div class="gh-comments gh-canvas"><h3>${p.f(w.commentsHead)}</h3>${w.comments.map((one) => `<p>${p.f(one)}</p>`).join("")}</div></main>
<section class="gh-container is-grid gh-outer"><div class="gh-container-inner"><h2 class="gh-container-title">${p.f(w.relatedHead)}</h2><div class="gh-feed">${w.related.map((one) => `<article class="gh-card post"><a class="gh-card-link" href="/r/"><h3 class="gh-card-title">${p.f(one)}</h3><p class="gh-card-excerpt">${p.f(w.popular[0])}…</p></a></article>`).join("")}</div></div></section>
<footer class="gh-footer">${w.footer.map((one) => p.link(one)).join("")}<section class="gh-footer-signup"><h2>${p.f(w.newsletterHead)}</h2><p>${p.f(w.newsletter)}</p></section></footer></div></body></html>`;
  },

  "magazine-microdata": (p) => {
    const { words: w, story } = p;
    const half = Math.ceil(story.blocks.length / 2);
    const part = (list, start) =>
      list
        .map((block, index) =>
          ({
            ...PLAIN,
            quote: (page, { text }) => `<aside class="pullquote"><p>${page.a(text)}</p></aside>`,
          })[block.kind](p, block, start + index),
        )
        .join("\n");
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { openGraph: false })}</head><body><div class="site-wrap"><div class="topline"><a href="/">${p.f(w.site)}</a> <ul class="mainmenu">${p.links(w.nav)}</ul></div>
<div class="story" itemscope itemtype="https://schema.org/NewsArticle"><div class="story__head"><span class="story__section">${p.link(w.nav[1])}</span><h1 itemprop="headline">${escaped(story.title)}</h1><p class="story__deck" itemprop="description">${p.a(w.standfirst)}</p><p class="story__by"><span itemprop="author">${p.f(story.author)}</span>, <time itemprop="datePublished" datetime="2021-05-12">${p.f(w.date)}</time></p></div>
<figure class="story__hero"><img src="/hero.jpg" alt="" width="1200" height="700"><figcaption>${p.a(w.caption)}</figcaption></figure>
<div class="story__text" itemprop="articleBody">${part(story.blocks.slice(0, half), 0)}</div><div class="banner-ad"><span>${p.f(w.ad)}</span><a href="/ad"><img src="/ad.jpg"></a></div><div class="story__text" itemprop="articleBody">${part(story.blocks.slice(half), half)}</div>
<div class="story__author-bio"><img src="/face.jpg" width="80" height="80"><p><b>${p.f(story.author)}</b> ${p.f(w.bio)}</p></div><p class="story__follow">${p.f(w.follow)}</p></div>
<div class="more"><h4>${p.f(w.relatedHead)}</h4>${w.related.map((one) => `<div class="teaser"><h5>${p.link(one)}</h5><p>${p.f(w.popular[1])}</p></div>`).join("")}</div><div class="bottom">${w.footer.map((one) => p.link(one)).join(" · ")}</div></div></body></html>`;
  },

  wiki: (p) => {
    const { words: w, story } = p;
    const heads = story.blocks
      .map((block, index) => ({ block, index }))
      .filter(({ block }) => block.kind === "heading");
    const own = {
      heading: (page, { text }, index) =>
        `<h2><span class="mw-headline" id="s${index}">${page.a(text)}</span><span class="mw-editsection"><span>[</span><a href="/edit?section=${index}">edit</a><span>]</span></span></h2>`,
      figure: (page, { text }) =>
        `<div class="thumb tright"><div class="thumbinner" style="width:302px"><a href="/File:P.jpg" class="image"><img src="/thumb/P.jpg" width="300" height="200"></a><div class="thumbcaption">${page.a(text)}</div></div></div>`,
      footnote: (page, { text }) =>
        `<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span class="reference-text">${page.a(text)}</span></li></ol>`,
      box: (page, { text: [a, b] }) =>
        `<table class="infobox"><tr><th>${page.a(a)}</th></tr><tr><td>${page.a(b)}</td></tr></table>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { openGraph: false })}</head><body class="mediawiki"><div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">${escaped(story.title)}</h1><div id="bodyContent"><div id="siteSub">${p.f(w.site)}</div><div id="jump-to-nav"></div><a class="mw-jump-link" href="#mw-head">${p.f(w.nav[5])}</a>
<div id="mw-content-text" class="mw-content-ltr"><div class="mw-parser-output">${heads.length ? `<div id="toc" class="toc"><div class="toctitle"><h2>${p.f(w.toc)}</h2></div><ul>${heads.map(({ block, index }) => `<li><a href="#s${index}">${escaped(block.text)}</a></li>`).join("")}</ul></div>` : ""}${p.blocks(own)}
<div role="navigation" class="navbox"><table><tr><th>${p.f(w.relatedHead)}</th></tr>${w.related.map((one) => `<tr><td>${p.link(one)}</td></tr>`).join("")}</table></div></div></div><div id="catlinks" class="catlinks"><div>${p.f(w.tagsHead)} <ul>${p.links(w.tags, { href: () => "/Category:x" })}</ul></div></div></div></div>
<div id="mw-navigation"><div id="mw-panel"><div class="portal"><h3>${p.f(w.popularHead)}</h3><ul>${p.links(w.nav)}</ul></div></div></div><div id="footer"><ul><li>${p.f(w.footer[3])}</li></ul></div></body></html>`;
  },
};
