/** Reloads a page of the dev server after a build, and its stylesheets after they changed. */
{
  const seen = new URL(document.currentScript.src).searchParams;
  let source;

  const refreshStyles = (styles) => {
    seen.set("styles", styles);
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const url = new URL(link.href);
      url.searchParams.set("styles", styles);
      link.href = url.href;
    }
  };

  const connect = () => {
    source?.close();
    // A browser opens few connections to one server. Pages that nobody looks at leave them to others.
    if (document.hidden) return;
    source = new EventSource("/.newsmirror/events");
    source.onmessage = ({ data }) => {
      const { pages, styles } = JSON.parse(data);
      if (pages !== seen.get("pages")) location.reload();
      else if (styles !== seen.get("styles")) refreshStyles(styles);
    };
  };

  document.addEventListener("visibilitychange", connect);
  connect();
}
