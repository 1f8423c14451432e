import { escaped, head } from "./markup.mjs";

/** Ten layouts that were held back while the rules were made on the others. Each takes a page and returns its HTML. */
export const HELD = {
  drupal: (p) => {
    const { words: w, story } = p;
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p)}</head><body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable skip-link">${p.f(w.nav[5])}</a><div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header">${p.link(w.site, "/")}</div></header><div class="region region-primary-menu"><nav role="navigation" class="block block-menu"><ul class="menu">${p.links(w.nav)}</ul></nav></div><div class="region region-breadcrumb"><nav class="breadcrumb"><ol>${p.links(w.breadcrumb)}</ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div class="block block-page-title-block"><h1><span class="field field--name-title">${escaped(story.title)}</span></h1></div><div id="block-content" class="block block-system-main-block"><article class="node node--type-article node--promoted node--view-mode-full"><footer class="node__meta"><article class="profile"></article><div class="node__submitted">${p.f(`${w.by} ${story.author}`)} <span class="field--name-created">${p.f(w.date)}</span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">${p.blocks()}</div><div class="field field--name-field-tags field--type-entity-reference field--label-above"><h4 class="field__label inline">${p.f(w.tagsHead)}</h4><ul class="links field__items">${p.links(w.tags, { href: () => "/taxonomy/term/4" })}</ul></div><ul class="links inline list-inline"><li class="comment-add">${p.link(w.leave, "/node/4#comment-form")}</li></ul>
<section class="field field--name-comment field--type-comment comment-wrapper"><h2>${p.f(w.commentsHead)}</h2>${w.comments.map((one) => `<article class="comment js-comment"><div class="comment__content"><p>${p.f(one)}</p></div></article>`).join("")}</section></div></article></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="views-element-container block"><h2>${p.f(w.popularHead)}</h2><ul>${p.links(w.popular)}</ul></div></aside></main><footer role="contentinfo">${w.footer.map((one) => p.link(one)).join(" ")}</footer></div></div></body></html>`;
  },

  "essay-platform": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<p id="a${index}" class="pw-post-body-paragraph mo mp gq mq b">${page.sentences(text)}</p>`,
      heading: (page, { text }) => `<h1 class="nl nm gq bf nn">${page.a(text)}</h1>`,
      figure: (page, { text }) =>
        `<figure class="nu nv nw nx ny nz paragraph-image"><div role="button" tabindex="0" class="oa ob fi"><picture><source srcset="https://img.example/640 640w, https://img.example/1400 1400w"><img alt="" class="bh ln oh c" width="700" height="467" loading="lazy"></picture></div><figcaption class="oi fe oj">${page.a(text)}</figcaption></figure>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}"><head>${head(p, { jsonLd: true })}</head><body><div id="root"><div class="a b c"><div class="d e f"><div class="g h"><a href="/">${p.f(w.site)}</a><div class="i"><a href="/m/signin">${p.f(w.nav[5])}</a></div></div></div><div class="l"><article><div class="l"><section><div><div class="fs hi hj"><div class="ab cb"><div class="ci bh"><div><h1 id="t" class="pw-post-title gp gq gr" data-testid="storyTitle">${escaped(story.title)}</h1></div>
<div class="speechify ab co"><div class="ab q"><div><a href="/@x"><img alt="" class="l ep by" src="https://img.example/fit/88/88/x" width="44" height="44"></a></div><div class="bm bh l"><a data-testid="authorName" class="af ag" href="/@x">${p.f(story.author)}</a><span class="bf b"><span>${p.f(w.minutes)}</span><span>·</span><span data-testid="storyPublishDate">${p.f(w.date)}</span></span></div></div><div class="ab cp"><div class="pw-multi-vote-icon"><button>${p.f("214")}</button></div><button aria-label="responses"><p class="bf b">${p.f("3")}</p></button><button>${p.f(w.share[0])}</button></div></div>
${p.blocks(own)}</div></div></div></div></section></div></article></div><div class="ab ca"><div class="tags"><a class="tag-pill" href="/tag/x">${p.f(w.tags[0])}</a><a class="tag-pill" href="/tag/y">${p.f(w.tags[1])}</a></div></div><footer class="st su"><div><h2>${p.f(story.author)}</h2><p>${p.f(w.bio)}</p><button>${p.f(w.follow)}</button></div></footer>
<div class="tn"><h2 class="bf">${p.f(w.relatedHead)}</h2>${w.related.map((one) => `<div class="to"><article><a href="/r"><h2>${p.f(one)}</h2><h3>${p.f(w.popular[2])}</h3></a></article></div>`).join("")}</div></div></div></body></html>`;
  },

  "letter-platform": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<p>${page.sentences(text)}</p>${index === 4 ? `<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">${page.f(w.newsletter)}</p></div><form class="subscription-widget-subscribe"><input type="email"><input type="submit"></form></div></div>` : ""}`,
      heading: (page, { text }) =>
        `<h2 class="header-anchor-post">${page.a(text)}<div class="pencraft header-anchor-parent"><div class="header-anchor-widget"><button>Link</button></div></div></h2>`,
      figure: (page, { text }) =>
        `<div class="captioned-image-container"><figure><a class="image-link image2" href="https://media.example/o.jpg"><div class="image2-inset"><picture><source type="image/webp" srcset="https://media.example/w_424/o.jpg 424w, https://media.example/w_1456/o.jpg 1456w"><img src="https://media.example/w_1456/o.jpg" width="1456" height="971"></picture></div></a><figcaption class="image-caption">${page.a(text)}</figcaption></figure></div>`,
      footnote: (page, { text }) =>
        `<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>${page.a(text)}</p></div></div>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}"><head>${head(p, { jsonLd: true })}</head><body><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="topbar-content"><a href="/">${p.f(w.site)}</a><button>${p.f(w.newsletterHead)}</button></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">${escaped(story.title)}</h1><h3 class="subtitle">${p.a(w.standfirst)}</h3><div class="pencraft byline-wrapper"><a href="/@x">${p.f(story.author)}</a><div class="meta">${p.f(w.date)}</div></div><div class="post-ufi"><a class="post-ufi-button style-button has-label">${p.f("41")}</a><a class="post-ufi-button">${p.f(w.share[0])}</a></div></div>
<div><div class="available-content"><div dir="auto" class="body markup">${p.blocks(own)}</div></div></div><div class="post-footer"><div class="post-ufi"><a>${p.f("42")}</a></div></div></article></div><div class="comments-page"><h4>${p.f(w.commentsHead)}</h4>${w.comments.map((one) => `<div class="comment"><div class="comment-body"><p>${p.f(one)}</p></div></div>`).join("")}</div>
<div class="portable-archive-list"><h4>${p.f(w.popularHead)}</h4>${w.popular.map((one) => `<div class="post-preview"><a href="/p/x">${p.f(one)}</a></div>`).join("")}</div></div></div></div><div class="footer-wrap publication-footer">${w.footer.map((one) => p.link(one)).join("")}</div></div></body></html>`;
  },

  "broadcaster-blocks": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<div data-component="text-block" class="ssrcss-1s1kjo7"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">${page.sentences(text)}</p></div></div>${index === 5 ? `<div data-component="links-block" class="ssrcss-1x"><div><h2 class="ssrcss-9">${page.f(w.relatedHead)}</h2><ul role="list">${page.links(w.related.slice(0, 2))}</ul></div></div>` : ""}`,
      heading: (page, { text }) =>
        `<div data-component="subheadline-block" class="ssrcss-z"><h2 class="ssrcss-2">${page.a(text)}</h2></div>`,
      figure: (page, { text }) =>
        `<div data-component="image-block" class="ssrcss-i"><figure class="ssrcss-f"><div><picture><img alt="" src="https://ichef.example/320/x.jpg" srcset="https://ichef.example/320/x.jpg 320w, https://ichef.example/976/x.jpg 976w"></picture></div><figcaption class="ssrcss-c">${page.a(text)}</figcaption></figure></div>`,
      list: (page, { text }) =>
        `<div data-component="unordered-list-block"><ul role="list">${text.map((item) => `<li>${page.a(item)}</li>`).join("")}</ul></div>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true })}</head><body><div id="main-wrapper"><header><div class="ssrcss-h"><nav aria-label="main"><ul>${p.links(w.nav)}</ul></nav></div></header><div class="ssrcss-w"><main id="main-content"><article class="ssrcss-a"><header data-component="headline-block" class="ssrcss-hb"><h1 id="main-heading" type="headline">${escaped(story.title)}</h1></header><div data-component="byline-block"><div class="ssrcss-b"><div>${p.f(story.author)}</div><div>${p.f(w.site)}</div></div></div><div data-component="metadata-block"><ul><li><time datetime="2021-05-12">${p.f(w.date)}</time></li></ul><div class="share-tools"><button>${p.f(w.share[0])}</button></div></div>
${p.blocks(own)}<section data-component="tag-list" class="ssrcss-t"><h2>${p.f(w.tagsHead)}</h2><ul>${p.links(w.tags, { href: () => "/topics/x" })}</ul></section></article><div data-component="related-internet-links"><h2>${p.f(w.relatedHead)}</h2><ul>${p.links(w.related.slice(2))}</ul></div></main><aside><div data-component="topStories"><h2>${p.f(w.popularHead)}</h2><ol>${p.links(w.popular)}</ol></div></aside></div><footer>${w.footer.map((one) => p.link(one)).join("")}</footer></div></body></html>`;
  },

  "accelerated-page": (p) => {
    const { words: w, story } = p;
    const own = {
      figure: (page, { text }) =>
        `<figure class="wp-caption"><amp-img src="https://messenger.example/p.jpg" width="800" height="500" layout="responsive"></amp-img><figcaption class="wp-caption-text">${page.a(text)}</figcaption></figure>`,
    };
    return `<!doctype html><html amp lang="${w.lang}" dir="${w.dir}"><head>${head(p, { jsonLd: true, openGraph: false })}</head><body><header id="top" class="amp-wp-header"><div><a href="/"><span class="amp-site-title">${p.f(w.site)}</span></a></div></header><amp-sidebar id="side" layout="nodisplay"><ul>${p.links(w.nav)}</ul></amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${escaped(story.title)}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">${p.f(story.author)}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2021-05-12">${p.f(w.date)}</time></div></header>
<div class="amp-wp-article-content">${p.blocks(own)}<amp-ad width="300" height="250"></amp-ad></div><div class="amp-social-wrap"><amp-social-share type="twitter"></amp-social-share></div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">${p.f(w.tagsHead)} ${w.tags.map((one) => p.link(one, "/tag/x/", 'rel="tag"')).join(", ")}</div><div class="amp-wp-meta amp-wp-comments-link">${p.link(w.leave)}</div></footer></article>
<div class="amp-related"><h3>${p.f(w.relatedHead)}</h3><ul>${p.links(w.related)}</ul></div><amp-user-notification id="n" layout="nodisplay"><p>${p.f(w.cookie)}</p><button>OK</button></amp-user-notification><footer class="amp-wp-footer"><p>${p.f(w.footer[3])}</p><a href="#top" class="back-to-top">${p.f(w.footer[0])}</a></footer></body></html>`;
  },

  "plain-homepage": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) => `<p>${page.sentences(text)}`,
      box: (page, { text: [a, b] }) => `<dl><dt>${page.a(a)}<dd>${page.a(b)}</dl>`,
      figure: (page, { text }) => `<p><img src="pears.jpg" alt=""><br><small>${page.a(text)}</small>`,
      correction: (page, { text }) => `<p><small>${page.a(text)}</small>`,
    };
    return `<html><title>${escaped(story.title)}</title><body><p>${w.nav.map((one) => p.link(one)).join(" | ")}<hr><h2>${escaped(story.title)}</h2><p><i>${p.f(story.author)}, ${p.f(w.date)}</i>${p.blocks(own)}<hr><p>${p.link(w.prev)}<br>${p.link(w.next)}<p><b>${p.f(w.popularHead)}</b><ul>${w.popular.map((one) => `<li>${p.link(one)}`).join("")}</ul><hr><address>${p.f(w.footer[3])}</address></body></html>`;
  },

  "site-builder": (p) => {
    const { words: w, story } = p;
    const html = (inner) =>
      `<div class="sqs-block html-block sqs-block-html" data-block-type="2"><div class="sqs-block-content"><div class="sqs-html-content">${inner}</div></div></div>`;
    const own = {
      paragraph: (page, { text }) =>
        html(`<p class="" style="white-space:pre-wrap;">${page.sentences(text)}</p>`),
      heading: (page, { text }) => html(`<h2 style="white-space:pre-wrap;">${page.a(text)}</h2>`),
      quote: (page, { text }) =>
        `<div class="sqs-block quote-block sqs-block-quote"><div class="sqs-block-content"><figure class="block-animation-none"><blockquote><span>“</span>${page.a(text)}<span>”</span></blockquote></figure></div></div>`,
      figure: (page, { text }) =>
        `<div class="sqs-block image-block sqs-block-image"><div class="sqs-block-content"><div class="image-block-outer-wrapper"><figure class="sqs-block-image-figure"><div class="image-block-wrapper"><noscript><img src="https://images.example/p.jpg" alt=""></noscript><img data-src="https://images.example/p.jpg" data-image="https://images.example/p.jpg" alt="" class="thumb-image"></div><figcaption class="image-caption-wrapper"><div class="image-caption"><p>${page.a(text)}</p></div></figcaption></figure></div></div></div>`,
    };
    return `<!doctype html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p)}</head><body id="collection-5"><div id="siteWrapper" class="clearfix site-wrapper"><header id="header" class="header"><div class="header-title"><a href="/">${p.f(w.site)}</a></div><div class="header-nav-list">${w.nav.map((one) => `<div class="header-nav-item">${p.link(one)}</div>`).join("")}</div></header><main id="page" class="container" role="main"><article class="sections" id="sections"><section class="page-section"><div class="content-wrapper"><div class="content"><div class="blog-item-wrapper"><article id="article-" class="h-entry entry hentry author-x post-type-text"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name">${escaped(story.title)}</h1></div><div class="blog-item-meta-wrapper"><div class="blog-item-author-date-wrapper"><time class="dt-published blog-meta-item blog-meta-item--date" datetime="2021-05-12"><span>${p.f(w.date)}</span></time><span class="blog-meta-item--author">${p.f(`${w.by} ${story.author}`)}</span></div></div></div>
<div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12"><div class="row sqs-row"><div class="col sqs-col-12 span-12">${p.blocks(own)}</div></div></div></div><div class="blog-meta-item-tags">${w.tags.map((one) => p.link(one, "/blog/tag/x")).join(" ")}</div><div class="blog-item-author-profile-wrapper"><div class="author-profile"><h5>${p.f(story.author)}</h5><div class="author-bio">${p.f(w.bio)}</div></div></div></div></article></div>
<div class="item-pagination item-pagination--prev-next" role="navigation"><a href="/p" class="item-pagination-link"><h2 class="item-pagination-title">${p.f(w.prev)}</h2></a><a href="/n" class="item-pagination-link"><h2>${p.f(w.next)}</h2></a></div></div></div></section></article></main><footer class="sections" id="footer-sections"><div>${p.f(w.footer[3])}</div><div class="newsletter-block"><h2>${p.f(w.newsletterHead)}</h2><p>${p.f(w.newsletter)}</p></div></footer></div></body></html>`;
  },

  "local-paper-cms": (p) => {
    const { words: w, story } = p;
    return `<!DOCTYPE html><html xml:lang="${w.lang}" lang="${w.lang}" dir="${w.dir}"><head>${head(p, { openGraph: false })}<meta name="author" content="${escaped(story.author)}"></head><body class="site com_content view-article"><div class="body"><div class="container"><header class="header"><a class="brand" href="/">${p.f(w.site)}</a></header><div class="row-fluid"><div id="aside-left" class="span3"><div class="well _menu"><ul class="nav menu">${p.links(w.nav)}</ul></div></div>
<main id="content" class="span6"><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">${escaped(story.title)}</h2></div><div class="icons"><div class="btn-group pull-right"><ul class="dropdown-menu"><li class="print-icon"><a href="/?print=1">${p.f(w.share[5])}</a></li><li class="email-icon"><a href="/mailto">${p.f(w.share[4])}</a></li></ul></div></div><dl class="article-info muted"><dt class="article-info-term">${p.f(w.nav[1])}</dt><dd class="createdby" itemprop="author">${p.f(`${w.by} ${story.author}`)}</dd><dd class="published"><time datetime="2021-05-12">${p.f(w.date)}</time></dd><dd class="hits">${p.f(w.views)}</dd></dl>
<div itemprop="articleBody"><p><strong>${p.a(w.standfirst)}</strong></p>${p.blocks()}</div><ul class="tags inline"><li class="tag-2 tag-list0">${p.link(w.tags[0], "/component/tags/tag/x")}</li><li>${p.link(w.tags[1], "/component/tags/tag/y")}</li></ul><ul class="pager pagenav"><li class="previous">${p.link(w.prev)}</li><li class="next">${p.link(w.next)}</li></ul></div>
<div class="moduletable"><h3>${p.f(w.commentsHead)}</h3><div id="jc">${w.comments.map((one) => `<div class="comment-box"><div class="comment-body">${p.f(one)}</div></div>`).join("")}</div></div></main><div id="aside" class="span3"><div class="well"><h3 class="page-header">${p.f(w.popularHead)}</h3><ul class="mostread mod-list">${p.links(w.popular)}</ul></div></div></div></div></div><footer class="footer"><p>${p.f(w.footer[3])}</p></footer></body></html>`;
  },

  "saved-application": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }, index) =>
        `<p class="css-1n1xsbs">${page.sentences(text)}${index === 4 ? `<p class="css-promo"><b>${page.f(w.readAlso)}</b> <a href=/r/3>${page.f(w.related[2])}</a>` : ""}`,
      heading: (page, { text }) => `<h3 class=css-h>${page.a(text)}</h3>`,
    };
    return `<!DOCTYPE html> <html lang=${w.lang} dir=${w.dir}><!--
 Page saved with SingleFile
 url: https://messenger.example/town/story
 saved date: Wed May 12 2021 10:00:00 GMT+0200
--><meta charset=utf-8><title>${escaped(story.title)} | ${escaped(w.site)}</title><style>.sf-hidden{display:none!important}</style><meta property=og:title content="${escaped(story.title)}"><body><div id=app><div class=css-top><div class="css-menu sf-hidden">${w.nav.map((one) => p.link(one)).join("")}</div><a href=https://messenger.example/ class=css-logo>${p.f(w.site)}</a></div><div class=css-main><div class=css-art><div class=css-kick><a href=/town>${p.f(w.nav[1])}</a></div><h1 class=css-hl>${escaped(story.title)}</h1><div class=css-sum>${p.a(w.standfirst)}</div><div class=css-who><a href=/a rel=author>${p.f(story.author)}</a><time datetime=2021-05-12T08:00>${p.f(w.date)}</time><span>${p.f(w.minutes)}</span></div><div class=css-acts><button>${p.f(w.share[0])}</button><button>${p.f(w.commentsHead)}</button></div>
<div class=css-story>${p.blocks(own)}</div><div class=css-fol><h4>${p.f(w.follow)}</h4></div></div><div class=css-rec><h2>${p.f(w.relatedHead)}</h2><div class=css-grid>${w.related.map((one) => `<a href=/r class=css-card><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="><h3>${p.f(one)}</h3><p>${p.f(w.popular[0])}</a>`).join("")}</div></div></div><div class=css-cc role=dialog aria-label=privacy><div>${p.f(w.cookie)}</div><button>OK</button></div><div class=css-foot>${w.footer.map((one) => p.link(one)).join("")}</div></div>`;
  },

  "public-office": (p) => {
    const { words: w, story } = p;
    const own = {
      paragraph: (page, { text }) =>
        `<p style="text-indent:2em;line-height:1.75em"><span style="font-size:16px">${page.sentences(text)}</span></p>`,
    };
    return `<!DOCTYPE html><html lang="${w.lang}" dir="${w.dir}"><head>${head(p, { openGraph: false })}<meta name="PubDate" content="2021-05-12 09:00"></head><body><div class="header-box"><div class="logo-txt">${p.f(w.site)}</div><div class="nav-box"><ul>${p.links(w.nav)}</ul></div></div><div class="wz-position">${w.breadcrumb.map((one) => p.link(one)).join(" &gt; ")}</div><div class="xl-container"><div class="xl-title">${escaped(story.title)}</div><div class="xl-xx"><span>${p.f(w.date)}</span><span>${p.f(w.site)}</span><span>${p.f(w.views)}</span><span class="xl-zh">${p.f(w.share[5])}</span></div>
<div class="xl-nr" id="zoom">${p.blocks(own)}</div><div class="xl-bottom"><a href="javascript:window.print()">${p.f(w.share[5])}</a> <a href="javascript:window.close()">×</a></div><div class="xl-share">${w.share
      .slice(0, 4)
      .map((one, i) => (i ? `<a href="#">${p.f(one)}</a>` : p.f(one)))
      .join(
        " ",
      )}</div><div class="xl-xg"><h4>${p.f(w.relatedHead)}</h4><ul>${w.related.map((one) => `<li>${p.link(one)}<span>05-11</span></li>`).join("")}</ul></div></div><div class="footer-box"><p>${w.footer.map((one) => p.f(one)).join(" ")}</p></div></body></html>`;
  },
};
