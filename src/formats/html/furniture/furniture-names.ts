import { wordsOfNames } from "../page/element-names.js";

/** One kind of furniture, and the words of classes and ids by which pages call it. */
export interface FurnitureKind {
  readonly reason: string;
  readonly names: RegExp;
  /**
   * What must be true besides: `links` a link or a button within, `mostly-links` half of the text in links, `short` few
   * words, `asks` few words that ask to subscribe, `nothing` the name is enough.
   */
  readonly needs: "links" | "mostly-links" | "short" | "asks" | "nothing";
}

/** The kinds in the order in which they are tried: the reason, what must be true besides, and the words of the names. */
const KINDS = `
comments | nothing | comments? comentarios kommentare disqus respond commentlist comment-list comment-form comment-respond reply-form remark42 utterances giscus isso-thread hypercomments cackle
sharing | short | tshare share shares sharing sharer sharedaddy sharethis share-?bar share-?buttons? share-?links? addtoany a2a-kit addthis social socials social-?media social-?links sns bshare bdsharebuttonbox bdshare jiathis ya-share2 pluso uptolike follow follow-us followus post-actions article-actions article-tools post-tools page-tools story-tools action-bar actionbar
other articles | links | related relatedposts related-?posts related-?articles similar similar-posts recommend recommends recommended recommendations? recirc recirculation more-from more-stories more-news more-on more-like read-more readmore read-next readnext read-also readalso also-read see-also up-next upnext next-up you-may also-like you-might most-read mostread most-viewed popular trending latest latest-news recent recent-posts hot-news hotnews other-news links-block yarpp outbrain taboola zergnet promoted teasers? card-list news-list list-news xgxw xgyd xiangguan tuijian another-category
navigation | mostly-links | nav navs navbar navigation site-nav post-nav post-navigation nav-links navlinks paginav pagenav pagination paginator pager page-links? prev-next prevnext next-prev previous-next post-links menu submenu postnum\\d+ nodecontrols pob topbar subnav jump-links
breadcrumbs | short | breadcrumbs? bread-crumbs? crumbs? crumb-list breadcrumb-list rank-math-breadcrumb dqwz weizhi
contents list | links | toc toc-container table-of-contents tableofcontents ez-toc contents-list article-toc post-toc lwptoc page-contents on-this-page onthispage
byline | short | byline bylines post-meta entry-meta article-meta story-meta meta-info page-meta post-info article-info entry-info news-info posted-on posted-by posted-in post-date entry-date pub-date pubdate publish-date publish-time published-date article-date date-line post-author entry-author article-author author-name authors? author-line timestamp reading-time read-time readtime min-read view-count views-count views$ views-field-(?:created|changed|name|author) post-header-meta meta dateline submitted credits-line post-details entry-details speechify-ignore authi message-attribution
author box | short | favatar author-?bio author-?box author-?card author-?info author-?profile about-?author about-the-author postprofile message-user$ userinfo author-description author-details bio biography contributor-?bio saboxplugin-wrap
newsletter | short | newsletter newsletters subscribe subscriptions? subscribe-box signup sign-up mailing-list mc4wp mailchimp optin opt-in donate donation donations support-us membership piano tinypass cta call-to-action app-download download-app appdownload qr-?code follow-box promo-box inline-promo
newsletter | asks | paywall regwall
advertisement | short | ad ads adv adbox adslot ad-slot ad-unit advert adverts advertisement advertising adsbygoogle adsense dfp gpt-ad sponsor sponsored sponsors sponsored-content promo promos promotion banner-ad google-auto-placed guanggao reklama anzeige revenue-unit
cookie notice | short | cookie cookies cookie-?bar cookie-?banner cookie-?notice cookie-?consent consent gdpr onetrust cmp cmplz cc-window cc-banner didomi
tag list | short | ptg tags tag-list taglist tag-links tags-links post-tags entry-tags article-tags tagcloud tag-cloud topics topic-list keywords cat-links category-links post-categories tax-category tax-tag labels filed-under
sidebar | links | sidebar sidebars side-bar widget widgets widget-area rail right-rail left-rail secondary side-col aside-col
site frame | short | printfooter site-header site-footer page-footer global-header global-footer masthead colophon footer-wrap footer-widgets bottom-bar copyright copyrights post-statement legal-notice disclaimer back-to-top backtop gotop skip-link skip-links skiplink online-list
tool | short | wpulike fj postfoot postmetadata k-favorite post-buttons print print-?button print-?link printfriendly email-link text-?size font-?size fontsize resize-?text listen-button rating ratings star-rating votes? voting kksr-stars likes? like-button claps? reactions? emoji-reactions bookmark save-article copy-button copy-code clipboard editsection mw-editsection edit-link edit-page edit-this-page gist-meta toolbar tool-bar page-feedback feedback was-this-helpful report-error audio-player video-player player-controls bookmark-icon file-button topic-map
dialog | short | layer-util modal popup pop-up popover dialog toast snackbar interstitial`;

export const FURNITURE_KINDS: readonly FurnitureKind[] = KINDS.trim()
  .split("\n")
  .map((line) => {
    const [reason = "", needs, words = ""] = line.split(" | ");
    return { reason, needs: needs as FurnitureKind["needs"], names: wordsOfNames(words) };
  });

/** Names of elements that are on a page for screen readers or scripts, and that no eye sees. */
export const HIDDEN_NAMES = wordsOfNames(
  "sf-hidden sr-only screen-reader-text screen-reader visually-?hidden visuallyhidden u-hidden element-invisible print-only assistive-text a11y-hidden katex-html ^blind$ ^screen-out$",
);

/** Names of boxes that belong to an article's text. They are not furniture. */
export const CONTENT_BOX_NAMES = wordsOfNames(
  "note notes notice callout admonition infobox info-box factbox fact-box facts key-points keypoints key-takeaways takeaways summary highlights pullquote pull-quote quote footnotes? endnotes? sidenote marginnote correction corrections clarification update glossary definition definitions editors-note editor-note box-text hint warning tip timeline example",
);
