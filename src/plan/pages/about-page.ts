import type { AboutView } from "../../model/views/site-views.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { ABOUT } from "../paths.js";
import { mirrorsOf } from "./home-page.js";

/** Returns the view of the about page. */
export function aboutView(context: PlanContext): AboutView {
  const { catalog, labels, links, settings } = context;
  const days = [...catalog.days.keys()];
  const [first, last] = [days.at(0), days.at(-1)];
  return {
    kind: "about",
    ...viewBase(ABOUT, labels.text("site.about"), [links.toHome()]),
    count: catalog.articles.length,
    tagCount: catalog.tagCount,
    channelCount: catalog.channels.length,
    ...(first && last ? { first, last } : {}),
    about: settings.about,
    ...mirrorsOf(context),
  };
}
